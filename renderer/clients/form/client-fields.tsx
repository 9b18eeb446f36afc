import { ActionIcon, Button, Grid, Group, Paper, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { CheckField, RadioField, SelectField } from '../../ui/fields/choice-fields'
import { CountryField } from '../../ui/fields/country-field'
import { WholeNumberField } from '../../ui/fields/number-fields'
import { TextAreaField, TextField } from '../../ui/fields/text-field'
import { Section } from '../../ui/section'
import { newContact, newEmail, type ClientForm } from './client-values'
import type { LiveFields } from './live-fields'

interface Part {
  form: ClientForm
  live: LiveFields
}

const span = (xs: number) => ({ base: 12, xs })

export function WhoFields({ form, live }: Part) {
  const { t } = useTranslation()
  const names = useRef<HTMLDivElement>(null)
  // Once, when the form appears: switching the kind must not pull the focus off the switch.
  useEffect(() => names.current?.querySelector('input')?.focus(), [])
  return (
    <Section title={t('clients.form.who')}>
      <RadioField
        label={t('clients.fields.kind')}
        inline
        {...live.field('kind')}
        options={[
          { value: 'company', label: t('clients.company') },
          { value: 'person', label: t('clients.person') },
        ]}
      />
      <Grid gap="sm" ref={names}>
        {form.values.kind === 'company' ? (
          <Grid.Col span={span(8)}>
            <TextField
              label={t('clients.fields.companyName')}
              required
              {...live.field('companyName')}
            />
          </Grid.Col>
        ) : (
          <>
            <Grid.Col span={span(5)}>
              <TextField label={t('clients.fields.firstName')} {...live.field('firstName')} />
            </Grid.Col>
            <Grid.Col span={span(7)}>
              <TextField
                label={t('clients.fields.lastName')}
                description={t('clients.fields.lastNameHelp')}
                required
                {...live.field('lastName')}
              />
            </Grid.Col>
          </>
        )}
      </Grid>
    </Section>
  )
}

export function AddressFields({ live }: Part) {
  const { t } = useTranslation()
  return (
    <Section title={t('clients.form.address')}>
      <Grid gap="sm">
        <Grid.Col span={span(8)}>
          <TextField label={t('clients.fields.street')} {...live.field('street')} />
        </Grid.Col>
        <Grid.Col span={span(4)}>
          <TextField label={t('clients.fields.houseNumber')} {...live.field('houseNumber')} />
        </Grid.Col>
        <Grid.Col span={span(3)}>
          <TextField label={t('clients.fields.postcode')} {...live.field('postcode')} />
        </Grid.Col>
        <Grid.Col span={span(5)}>
          <TextField label={t('clients.fields.town')} {...live.field('town')} />
        </Grid.Col>
        <Grid.Col span={span(4)}>
          <CountryField label={t('clients.fields.country')} {...live.field('country')} />
        </Grid.Col>
      </Grid>
    </Section>
  )
}

export function ReachFields({ form, live }: Part) {
  const { t } = useTranslation()
  const { frame, added } = useNewRow()
  return (
    <Section title={t('clients.form.reach')}>
      <Grid gap="sm">
        <Grid.Col span={span(5)}>
          <TextField type="tel" label={t('clients.fields.phone')} {...live.field('phone')} />
        </Grid.Col>
      </Grid>
      <Stack gap="sm" ref={frame}>
        {form.values.emails.map((_, at) => (
          <Row
            key={at}
            label={t('clients.emails.group', { number: at + 1 })}
            remove={t('clients.emails.remove', { number: at + 1 })}
            onRemove={() => form.removeRow('emails', at)}
          >
            <Grid gap="sm">
              <Grid.Col span={span(6)}>
                <TextField
                  type="email"
                  label={t('clients.emails.address')}
                  {...live.field(`emails.${at}.address`)}
                />
              </Grid.Col>
              <Grid.Col span={span(6)}>
                <Text fw={500} mb={8} id={`email-use-${at}`}>
                  {t('clients.emails.use')}
                </Text>
                <Group gap="md" role="group" aria-labelledby={`email-use-${at}`}>
                  {(['forInvoices', 'forNotices', 'forTechnical'] as const).map((use) => (
                    <CheckField
                      key={use}
                      label={t(`clients.emails.${use}`)}
                      {...live.field(`emails.${at}.${use}`)}
                    />
                  ))}
                </Group>
              </Grid.Col>
            </Grid>
          </Row>
        ))}
        <AddButton
          label={t('clients.emails.add')}
          onClick={() => {
            form.insertRow('emails', newEmail(form.values.emails.length === 0))
            added()
          }}
        />
      </Stack>
    </Section>
  )
}

export function ContactFields({ form, live }: Part) {
  const { t } = useTranslation()
  const { frame, added } = useNewRow()
  return (
    <Section title={t('clients.fields.contacts')}>
      <Stack gap="sm" ref={frame}>
        {form.values.contacts.map((_, at) => (
          <Row
            key={at}
            label={t('clients.contacts.group', { number: at + 1 })}
            remove={t('clients.contacts.remove', { number: at + 1 })}
            onRemove={() => form.removeRow('contacts', at)}
          >
            <Grid gap="sm">
              {(['name', 'role', 'email', 'phone'] as const).map((part) => (
                <Grid.Col key={part} span={span(6)}>
                  <TextField
                    label={t(`clients.contacts.${part}`)}
                    required={part === 'name'}
                    type={part === 'email' ? 'email' : part === 'phone' ? 'tel' : 'text'}
                    {...live.field(`contacts.${at}.${part}`)}
                  />
                </Grid.Col>
              ))}
            </Grid>
          </Row>
        ))}
        <AddButton
          label={t('clients.contacts.add')}
          onClick={() => {
            form.insertRow('contacts', newContact)
            added()
          }}
        />
      </Stack>
    </Section>
  )
}

export function BillingFields({ form, live }: Part) {
  const { t } = useTranslation()
  return (
    <Section title={t('clients.form.billing')}>
      <Grid gap="sm">
        <Grid.Col span={span(6)}>
          <TextField label={t('clients.fields.kvkNumber')} mono {...live.field('kvkNumber')} />
        </Grid.Col>
        <Grid.Col span={span(6)}>
          <TextField label={t('clients.fields.vatId')} mono {...live.field('vatId')} />
        </Grid.Col>
        {form.values.kind === 'company' && (
          <Grid.Col span={span(6)}>
            <TextField
              label={`${t('clients.fields.oin')} (${t('ui.optional')})`}
              description={t('clients.fields.oinHelp')}
              mono
              {...live.field('oin')}
            />
          </Grid.Col>
        )}
        <Grid.Col span={span(6)}>
          <SelectField
            label={t('clients.fields.language')}
            {...live.field('language')}
            options={[
              { value: 'nl', label: t('ui.languages.nl') },
              { value: 'en', label: t('ui.languages.en') },
            ]}
          />
        </Grid.Col>
        <Grid.Col span={span(6)}>
          <WholeNumberField
            label={t('clients.fields.paymentTermDays')}
            description={t('clients.fields.paymentTermHelp')}
            align="left"
            {...live.field('paymentTermDays')}
          />
        </Grid.Col>
      </Grid>
    </Section>
  )
}

export function NoteField({ live }: Part) {
  const { t } = useTranslation()
  return (
    <Section title={t('clients.fields.note')}>
      <TextAreaField
        label={t('clients.fields.note')}
        hideLabel
        description={t('clients.fields.noteHelp')}
        minRows={3}
        {...live.field('note')}
      />
    </Section>
  )
}

interface RowProps {
  label: string
  remove: string
  onRemove: () => void
  children: ReactNode
}

function Row({ label, remove, onRemove, children }: RowProps) {
  return (
    <Paper withBorder p="sm" role="group" aria-label={label}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          mt={24}
          aria-label={remove}
          onClick={onRemove}
        >
          <IconTrash size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Group>
    </Paper>
  )
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Group>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={onClick}>
        {label}
      </Button>
    </Group>
  )
}

/** Puts the person into the first field of a row just added. */
const useNewRow = () => {
  const frame = useRef<HTMLDivElement>(null)
  const [rowsAdded, setRowsAdded] = useState(0)
  useEffect(() => {
    if (rowsAdded === 0) return
    const rows = frame.current?.querySelectorAll<HTMLElement>(':scope > [role="group"]')
    rows
      ?.item(rows.length - 1)
      .querySelector<HTMLElement>('input')
      ?.focus()
  }, [rowsAdded])
  return { frame, added: () => setRowsAdded((count) => count + 1) }
}
