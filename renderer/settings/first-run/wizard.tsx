import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { call } from '../../api'
import { useLanguage } from '../../i18n/use-format'
import { refreshStatus, useSession } from '../../session/session'
import {
  addressFields,
  AddressFields,
  contactFields,
  ContactFields,
  moneyFields,
  PaymentFields,
  VatFields,
} from '../agency-fields'
import { newAgency, useAgencyForm, type LogoChoice } from '../agency-values'
import { LogoField } from '../logo-field'
import { SeriesFields, useSeriesForm } from '../series-fields'
import { Form } from '../../ui/form/form-frame'
import { problemsFromError } from '../../ui/form/form-problems'
import { OwnerFields, useOwnerForm } from './owner-fields'
import { Steps, type WizardStep } from '../../session/steps'
import { SessionFrame } from '../../session/session-frame'
import { Notice } from '../../ui/notice'
import { useTypedSetUp } from './use-typed-set-up'
import { WelcomeStep } from './welcome-step'

/** Passwords, and what nobody types. */
const notKept = ['password', 'repeat', 'version']

/**
 * The first run. Its three forms live here, above the steps, so that what was typed survives going
 * back and forth and a refused set-up. Nothing is written before the last button.
 */
export function Wizard() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [step, setStep] = useState<Exclude<WizardStep, 'recovery'>>('welcome')
  const [logoName, setLogoName] = useState<string | null>(null)
  const [logoGone, setLogoGone] = useState(false)
  const [making, setMaking] = useState(false)
  const [logo, setLogo] = useState<LogoChoice>('none')
  const agency = useAgencyForm(null, newAgency, logo)
  const series = useSeriesForm(null, {
    name: t('settings.series.firstName'),
    pattern: '{year}-{number:4}',
    resetsYearly: true,
    nextNumber: 1,
  })
  const owner = useOwnerForm()
  const putBack = useTypedSetUp({ agency, series, owner }, notKept)

  const setUp = async () => {
    const details = agency.check()
    const numbers = series.check()
    const person = owner.check()
    if (!details || !numbers) return setStep('agency')
    if (!person) return
    setMaking(true)
    try {
      const { repeat: _repeat, requireTotp, ...account } = person
      const { recoveryKey } = await call('session.setUp', {
        agency: details,
        series: numbers,
        owner: account,
        requireTotp,
      })
      useSession.setState({ recoveryKey, firstRun: true })
      await refreshStatus()
    } catch (error) {
      // The token of the logo went with the attempt; a new attempt needs the file chosen anew.
      if (details.logo !== 'none') {
        setLogo('none')
        setLogoName(null)
        setLogoGone(true)
      }
      const problems = problemsFromError(error)
      const within = (part: string) =>
        problems
          .filter(({ path }) => path.startsWith(`${part}.`))
          .map((one) => ({ ...one, path: one.path.slice(part.length + 1) }))
      if (within('agency').length > 0) {
        agency.refuse(within('agency'), null)
        setStep(stepOf(within('agency').map(({ path }) => path)))
      } else if (within('series').length > 0) {
        series.refuse(within('series'), null)
        setStep('invoicing')
      } else owner.refuse(within('owner'), problems.length > 0 ? null : error)
    } finally {
      setMaking(false)
    }
  }

  const frame = {
    title: t(`session.wizard.${step}.title`),
    lead: t(`session.wizard.${step}.lead`),
    size: 'wide' as const,
    aside: <Steps now={step} />,
  }
  switch (step) {
    case 'welcome':
      return (
        <SessionFrame {...frame}>
          {putBack && (
            <Notice tone="info" role="status">
              {t('session.wizard.putBack')}
            </Notice>
          )}
          <WelcomeStep language={language} onStart={() => setStep('agency')} />
        </SessionFrame>
      )
    case 'agency':
      return (
        <SessionFrame key={step} {...frame}>
          <Form
            form={agency}
            label={frame.title}
            onSubmit={() => {
              if (agency.checkFields([...addressFields, ...contactFields])) setStep('invoicing')
            }}
          >
            <Stack gap="sm">
              <AddressFields form={agency} autoFocus />
              <ContactFields form={agency} />
            </Stack>
            <Buttons onBack={() => setStep('welcome')} />
          </Form>
        </SessionFrame>
      )
    case 'invoicing':
      return (
        <SessionFrame key={step} {...frame}>
          <Form
            form={both(agency, series)}
            label={frame.title}
            onSubmit={() => {
              const first = agency.checkFields(moneyFields)
              const second = series.check() !== null
              if (first && second) setStep('logo')
            }}
          >
            <Stack gap="md">
              <VatFields form={agency} />
              <PaymentFields form={agency} />
              <Text component="h2" fw={640} size="md" mt="xs">
                {t('session.wizard.invoicing.series')}
              </Text>
              <SeriesFields form={series} />
            </Stack>
            <Buttons onBack={() => setStep('agency')} />
          </Form>
        </SessionFrame>
      )
    case 'logo':
      return (
        <SessionFrame key={step} {...frame}>
          <Form form={agency} label={frame.title} onSubmit={() => setStep('owner')}>
            <LogoField
              value={logo}
              onChange={(chosen) => {
                setLogo(chosen)
                setLogoGone(false)
              }}
              fileName={logoName}
              onFileName={setLogoName}
              agencyName={agency.values.name}
              error={agency.errorAt('logo')}
            />
            <Buttons onBack={() => setStep('invoicing')} />
          </Form>
        </SessionFrame>
      )
    case 'owner':
      return (
        <SessionFrame key={step} {...frame}>
          <Form form={owner} label={frame.title} onSubmit={() => void setUp()}>
            <Stack gap="sm">
              <OwnerFields form={owner} agencyName={agency.values.name} />
              {logoGone && <Text role="status">{t('session.wizard.owner.logoAgain')}</Text>}
            </Stack>
            <Buttons
              onBack={() => setStep('logo')}
              next={t('session.wizard.finish')}
              busy={making}
              note={making ? t('session.wizard.finishing') : ''}
            />
          </Form>
        </SessionFrame>
      )
  }
}

const stepOf = (paths: readonly string[]): 'agency' | 'invoicing' | 'logo' => {
  const [path = ''] = paths
  if (path === 'logo') return 'logo'
  return moneyFields.some((field) => field === path) ? 'invoicing' : 'agency'
}

type Part = Parameters<typeof Form>[0]['form']

/** Two forms under one button: the refusals of both count. */
const both = (one: Part, other: Part): Part => ({
  ...one,
  problems: [...one.problems, ...other.problems],
  error: one.error ?? other.error,
  attempt: one.attempt + other.attempt,
})

interface ButtonsProps {
  onBack: () => void
  next?: string
  busy?: boolean
  note?: string
}

function Buttons({ onBack, next, busy = false, note = '' }: ButtonsProps) {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" mt="lg" gap="sm">
      <Text c="dimmed" flex={1} role="status">
        {note}
      </Text>
      <Button variant="default" onClick={onBack} disabled={busy}>
        {t('ui.back')}
      </Button>
      <Button type="submit" loading={busy}>
        {next ?? t('ui.next')}
      </Button>
    </Group>
  )
}
