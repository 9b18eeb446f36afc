import { Button, Modal, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { retention as contract, type PolicyRow } from '../../shared/retention/contract'
import type { Term } from '../../shared/retention/policy'
import { useCall, useData } from '../api'
import { useLanguage } from '../i18n/use-format'
import { OutdatedLink } from '../policy/outdated-link'
import { useUser } from '../session/session'
import { DataState } from '../ui/data-state'
import { ButtonLink } from '../ui/links'
import { WholeNumberField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'
import { classWords } from '../../shared/retention/class-words'

/** The policy table as it is; the owner lengthens terms here. */
export function PolicyPanel() {
  const { t } = useTranslation()
  const language = useLanguage()
  const owner = useUser().role === 'owner'
  const policy = useData('retention.policy', {})
  const [editing, setEditing] = useState<PolicyRow | null>(null)
  const term = useTermText()
  return (
    <DataState of={policy}>
      {(rows) => (
        <Section
          title={t('retention.tabs.policy')}
          flush
          actions={
            <ButtonLink to="/policy" variant="default">
              {t('retention.policy.documents')}
            </ButtonLink>
          }
        >
          <OutdatedLink />
          <Text c="dimmed" px="md" pb="sm">
            {t('retention.policy.lead')}
          </Text>
          <Scrolling minWidth={760}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('retention.policy.class')}</Table.Th>
                  <Table.Th>{t('retention.policy.basis')}</Table.Th>
                  <Table.Th>{t('retention.policy.term')}</Table.Th>
                  <Table.Th>{t('retention.policy.then')}</Table.Th>
                  <Table.Th>{t('retention.policy.seenBy')}</Table.Th>
                  {owner && (
                    <Table.Th>
                      <VisuallyHidden>{t('retention.policy.edit')}</VisuallyHidden>
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => {
                  const { name, purpose } = classWords[row.class][language]
                  return (
                    <Table.Tr key={row.class}>
                      <Table.Td>
                        <TwoLines first={name} second={purpose} />
                      </Table.Td>
                      <Table.Td>
                        <TwoLines
                          first={t(`retention.policy.bases.${row.basis}`)}
                          second={row.lawful?.article ?? ''}
                        />
                      </Table.Td>
                      <Table.Td>
                        {term(row.term)} {t(`retention.policy.from.${row.startsAt}`)}
                      </Table.Td>
                      <Table.Td>{t(`retention.policy.thens.${row.then}`)}</Table.Td>
                      <Table.Td>
                        {row.seenBy.map((role) => t(`session.roles.${role}`)).join(', ')}
                      </Table.Td>
                      {owner && (
                        <Table.Td ta="right">
                          {row.promised ? (
                            <Text c="dimmed" size="sm">
                              {t('retention.policy.promised')}
                            </Text>
                          ) : (
                            <Button
                              size="compact-sm"
                              variant="default"
                              aria-label={`${t('retention.policy.edit')}: ${name}`}
                              onClick={() => setEditing(row)}
                            >
                              {t('ui.edit')}
                            </Button>
                          )}
                        </Table.Td>
                      )}
                    </Table.Tr>
                  )
                })}
              </Table.Tbody>
            </Table>
          </Scrolling>
          {editing && <TermModal row={editing} onClose={() => setEditing(null)} />}
        </Section>
      )}
    </DataState>
  )
}

function TwoLines({ first, second }: { first: string; second: string }) {
  return (
    <>
      {first}
      {second !== '' && (
        <Text c="dimmed" size="sm">
          {second}
        </Text>
      )}
    </>
  )
}

const useTermText = () => {
  const { t } = useTranslation()
  return ({ years, days }: Term): string => {
    const parts = [
      years > 0 ? t('retention.policy.years', { count: years }) : '',
      days > 0 ? t('retention.policy.days', { count: days }) : '',
    ].filter(Boolean)
    return parts.length > 0 ? parts.join(' ') : t('retention.policy.atOnce')
  }
}

function TermModal({ row, onClose }: { row: PolicyRow; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const save = useCall('retention.saveTerm')
  const form = useForm<Record<'years' | 'days', number | null>, typeof contract.saveTerm.input>({
    form: null,
    initial: row.term,
    schema: contract.saveTerm.input,
    toInput: (values) => ({ class: row.class, years: values.years ?? 0, days: values.days ?? 0 }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t('retention.policy.edit')}: ${classWords[row.class][language].name}`}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('retention.policy.edit')}
        onSubmit={() =>
          form.submit(async (input) => {
            await save.mutateAsync(input)
            toast.done(t('retention.policy.saved'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <WholeNumberField label={t('retention.policy.yearsLabel')} {...form.field('years')} />
          <WholeNumberField label={t('retention.policy.daysLabel')} {...form.field('days')} />
          <SaveBar form={form} onCancel={onClose} still />
        </Stack>
      </Form>
    </Modal>
  )
}
