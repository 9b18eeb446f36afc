import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { exports as contract } from '../../shared/exports/contract'
import { ledgerRoles, usualPlan, type LedgerPlan } from '../../shared/exports/ledger-plan'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'

/** On which accounts of the accountant's books the office is told. */
export function LedgerAccounts() {
  const { t } = useTranslation()
  const plan = useData('exports.ledgerPlan', {})
  return (
    <Section title={t('exports.ledger.title')}>
      <Text c="dimmed">{t('exports.ledger.help')}</Text>
      <DataState of={plan}>{(saved) => <Accounts saved={saved} />}</DataState>
    </Section>
  )
}

function Accounts({ saved }: { saved: LedgerPlan }) {
  const { t } = useTranslation()
  const save = useCall('exports.saveLedgerPlan')
  const [seen, setSeen] = useState(saved)
  const form = useForm<LedgerPlan, typeof contract.saveLedgerPlan.input>({
    form: null,
    initial: saved,
    schema: contract.saveLedgerPlan.input,
    toInput: (values) => ({ plan: planOf(values), seen }),
    // What is wrong with an account is told at its number.
    toPath: (path) => path.replace(/^plan\.([^.]+)$/, '$1.id').replace(/^plan\./, ''),
  })
  const submit = async () => {
    const done = await form.submit((input) => save.mutateAsync(input))
    if (!done) return
    setSeen(done.value)
    form.reset(done.value)
    toast.done(t('exports.ledger.saved'))
  }
  return (
    <Form form={form} label={t('exports.ledger.title')} onSubmit={() => void submit()}>
      <Scrolling minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('exports.ledger.part')}</Table.Th>
              <Table.Th>{t('exports.ledger.number')}</Table.Th>
              <Table.Th>{t('exports.ledger.name')}</Table.Th>
              <Table.Th>{t('exports.ledger.rgs')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ledgerRoles.map((role) => {
              const part = t(`exports.ledger.roles.${role}`)
              return (
                <Table.Tr key={role}>
                  <Table.Th scope="row" fw={400}>
                    {part}
                  </Table.Th>
                  <Table.Td w="8rem">
                    <TextField
                      label={`${part}: ${t('exports.ledger.number')}`}
                      hideLabel
                      maxLength={35}
                      {...form.field(`${role}.id`)}
                    />
                  </Table.Td>
                  <Table.Td>
                    <TextField
                      label={`${part}: ${t('exports.ledger.name')}`}
                      hideLabel
                      maxLength={255}
                      {...form.field(`${role}.name`)}
                    />
                  </Table.Td>
                  <Table.Td w="10rem">
                    <TextField
                      label={`${part}: ${t('exports.ledger.rgs')}`}
                      hideLabel
                      mono
                      {...form.field(`${role}.rgsCode`)}
                    />
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <SaveBar form={form}>
        <Button
          variant="default"
          onClick={() => ledgerRoles.forEach((role) => form.set(role, usualPlan[role]))}
        >
          {t('exports.ledger.usual')}
        </Button>
      </SaveBar>
    </Form>
  )
}

/** No code is none, and not an empty one. */
const planOf = (values: LedgerPlan): LedgerPlan => {
  const plan = { ...values }
  for (const role of ledgerRoles) {
    const { rgsCode, ...account } = values[role]
    plan[role] = { ...account, rgsCode: rgsCode?.trim() ? rgsCode : null }
  }
  return plan
}
