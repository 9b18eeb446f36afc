import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { purposes } from '../../../shared/privacy/purposes'
import type { ClientRequest, Difference, ServiceFacts } from '../../../shared/requests/contract'
import { isRecurring } from '../../../shared/services/catalogue'
import { terminationLaw, terminationReason } from '../../../shared/services/termination-words'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { ButtonLink } from '../../ui/links'

type Shown = Exclude<Difference, { kind: 'change-data' }>

interface ConsequenceProps {
  request: ClientRequest
  difference: Shown
}

/** In the words of the client what is asked, and in ours what it does. */
export function Consequence({ request, difference }: ConsequenceProps) {
  return (
    <Stack gap="xs" align="flex-start">
      <Asked request={request} />
      <Does request={request} difference={difference} />
    </Stack>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Text className="kluis-wrap" style={{ whiteSpace: 'pre-wrap' }}>
      <Text span c="dimmed">
        {label}:{' '}
      </Text>
      {children}
    </Text>
  )
}

function Asked({ request: { wish } }: { request: ClientRequest }) {
  const { t } = useTranslation()
  const format = useFormat()
  const note = 'note' in wish ? wish.note : null
  return (
    <>
      {wish.kind === 'login' && (
        <>
          <Line label={t('requests.login.job')}>{wish.job}</Line>
          {wish.url !== null && <Line label={t('requests.login.url')}>{wish.url}</Line>}
          <Line label={t('requests.login.until')}>{format.dateLong(wish.until)}</Line>
        </>
      )}
      {wish.kind === 'object' && (
        <Line label={t('requests.about')}>
          {purposes.some((one) => one === wish.purpose)
            ? t(`requests.purposes.${wish.purpose as (typeof purposes)[number]}`)
            : wish.purpose}
        </Line>
      )}
      {note !== null && <Line label={t('requests.asked')}>{note}</Line>}
    </>
  )
}

function Does({ request, difference }: ConsequenceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (difference.kind) {
    case 'order': {
      const { item } = difference
      if (!item) return null
      return (
        <>
          <Text fw={600}>
            {t(isRecurring(item.kind) ? 'requests.newService' : 'requests.newDraft')}
          </Text>
          {item.setupCents > 0 && isRecurring(item.kind) && (
            <Text>{t('requests.setup', { amount: format.money(item.setupCents) })}</Text>
          )}
        </>
      )
    }
    case 'change':
      return (
        <>
          {difference.service && <Service service={difference.service} />}
          {difference.item && (
            <Line label={t('requests.becomes')}>
              {`${difference.item.name}, ${format.money(difference.item.priceCents)}`}
            </Line>
          )}
        </>
      )
    case 'cancel':
    case 'withdraw': {
      const { outcome, service } = difference
      if (!outcome || !service || request.obstacle !== null) return null
      const { endsOn, rule, later, creditCents } = outcome
      const law = terminationLaw[rule]
      return (
        <>
          <Text fw={600}>{t('requests.lastDay', { date: format.dateLong(endsOn) })}</Text>
          <Text>
            {later
              ? t('requests.later')
              : `${terminationReason[format.language][rule]}${law === null ? '' : ` (${law})`}`}
          </Text>
          <Text>
            {creditCents > 0
              ? t('requests.credit', { amount: format.money(creditCents) })
              : t('requests.noCredit')}
          </Text>
        </>
      )
    }
    case 'login':
      if (!difference.login || request.obstacle !== null) return null
      return (
        <>
          <Text>{t('requests.login.kept', { at: format.moment(difference.login.expiresAt) })}</Text>
          <Text>{t('requests.login.taken')}</Text>
          <ButtonLink
            to="/logins/$loginId"
            params={{ loginId: String(difference.login.id) }}
            variant="default"
          >
            {t('requests.login.open')}
          </ButtonLink>
        </>
      )
    case 'object':
      return (
        <>
          <Text>{t('requests.objects')}</Text>
          <Text>{t('requests.register')}</Text>
        </>
      )
    case 'access':
    case 'erasure':
      return <Text>{t('requests.register')}</Text>
    case 'question':
      return null
  }
}

function Service({ service: { name, domain, priceCents } }: { service: ServiceFacts }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Line label={t('requests.now')}>
      {[name, domain, format.money(priceCents)].filter((part) => part !== null).join(', ')}
    </Line>
  )
}
