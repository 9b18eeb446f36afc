import { Button, Group, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { addDays, addMonths } from '../../shared/dates'
import { collection } from '../../shared/collection/contract'
import type { InterestKind } from '../../shared/collection/interest-rates'
import { planInput, type PlanSettings, type Rates } from '../../shared/collection/reminders'
import { useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { CheckField } from '../ui/fields/choice-fields'
import { PercentageField, WholeNumberField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** When reminders go, and the table of statutory interest. */
export function PlanPage() {
  const { t } = useTranslation()
  const may = useMay(collection.savePlan.roles)
  const plan = useData('collection.plan', {})
  const rates = useData('collection.rates', {})
  return (
    <Page
      title={t('collection.plan.title')}
      width="form"
      breadcrumbs={[
        <AnchorLink key="reminders" to="/collection">
          {t('collection.title')}
        </AnchorLink>,
      ]}
    >
      <Stack gap="md">
        {!may && <Notice tone="info">{t('collection.plan.ownerOnly')}</Notice>}
        <DataState of={plan}>
          {(found) => <Plan key={found.version} plan={found} may={may} />}
        </DataState>
        <DataState of={rates}>
          {(found) => (
            <>
              <RateTable kind="trade" rates={found} may={may} />
              <RateTable kind="general" rates={found} may={may} />
            </>
          )}
        </DataState>
      </Stack>
    </Page>
  )
}

const steps = ['friendly', 'first', 'final', 'suspend'] as const

function Plan({ plan, may }: { plan: PlanSettings; may: boolean }) {
  const { t } = useTranslation()
  const save = useCall('collection.savePlan')
  const initial: Omit<PlanSettings, 'payWithin'> & { payWithin: number | null } = plan
  const form = useForm({ form: null, initial, schema: planInput })
  const submit = async () => {
    if (await form.submit((input) => save.mutateAsync(input)))
      toast.done(t('collection.plan.saved'))
  }
  return (
    <Section title={t('collection.plan.steps')}>
      <Form form={form} label={t('collection.plan.steps')} onSubmit={() => void submit()}>
        <Stack gap="md">
          <Text c="dimmed">{t('collection.plan.stepsHelp')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            {steps.map((step) => (
              <WholeNumberField
                key={step}
                label={t(`collection.plan.${step}`)}
                align="left"
                disabled={!may}
                {...form.field(step)}
              />
            ))}
            <WholeNumberField
              label={t('collection.plan.payWithin')}
              description={t('collection.plan.payWithinHelp')}
              align="left"
              disabled={!may}
              {...form.field('payWithin')}
            />
          </SimpleGrid>
          <CheckField
            label={t('collection.plan.asksExtras')}
            description={t('collection.plan.asksExtrasHelp')}
            disabled={!may}
            {...form.field('asksExtras')}
          />
          {may && (
            <Group justify="flex-end">
              <Button type="submit" loading={form.busy}>
                {t('ui.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </Form>
    </Section>
  )
}

function RateTable({ kind, rates, may }: { kind: InterestKind; rates: Rates; may: boolean }) {
  const { t } = useTranslation()
  const { date, percentage } = useFormat()
  const known = rates.knownTo[kind]
  const rows = rates.rates[kind].toReversed().slice(0, 6)
  return (
    <Section title={`${t('collection.plan.rates')}: ${t(`collection.plan.${kind}`)}`}>
      <Stack gap="sm">
        <Text c="dimmed">{t('collection.plan.ratesHelp', { date: date(known) })}</Text>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('collection.plan.from')}</Table.Th>
              <Table.Th>{t('collection.plan.until')}</Table.Th>
              <Table.Th ta="right">{t('collection.plan.rate')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ validFrom, validTo, basisPoints }) => (
              <Table.Tr key={validFrom}>
                <Table.Td>{date(validFrom)}</Table.Td>
                <Table.Td>{date(validTo)}</Table.Td>
                <Table.Td ta="right">{percentage(basisPoints)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {may && <AddRate key={known} kind={kind} known={known} />}
      </Stack>
    </Section>
  )
}

/** The next half year: it begins the day after the last, so that only its rate is typed. */
function AddRate({ kind, known }: { kind: InterestKind; known: string }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const add = useCall('collection.addRate')
  const [basisPoints, setBasisPoints] = useState<number | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const validFrom = addDays(known, 1)
  const validTo = addDays(addMonths(validFrom, 6), -1)
  const submit = () => {
    if (basisPoints === null) return
    add.mutate(
      { kind, validFrom, validTo, basisPoints },
      { onError: toast.failed, onSuccess: () => toast.done(t('collection.plan.added')) },
    )
  }
  return (
    <Group align="flex-end" gap="sm">
      <PercentageField
        label={`${date(validFrom)} – ${date(validTo)}`}
        inputWidth="8rem"
        name={`rate-${kind}`}
        value={basisPoints}
        onChange={setBasisPoints}
        error={null}
        unread={unread}
        onUnread={setUnread}
      />
      <Button variant="default" disabled={basisPoints === null} onClick={submit}>
        {t('collection.plan.add')}
      </Button>
    </Group>
  )
}
