import { Button, Group } from '@mantine/core'
import { accessEvents } from '../../shared/access-events/contract'
import { accessKinds } from '../../shared/access-events/event'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import type { AccessSearch } from './access-search'

const schema = accessEvents.list.input.pick({ ip: true, from: true, to: true })

interface AccessFiltersProps {
  place: AccessSearch
  onChange: (place: AccessSearch) => void
  /** null: everything is shown */
  onAll: (() => void) | null
}

/** Address and days wait for Enter or the button; client and kind are chosen at once. */
export function AccessFilters({ place, onChange, onAll }: AccessFiltersProps) {
  const { t } = useTranslation()
  const form = useForm({
    form: null,
    initial: { ip: place.ip ?? '', from: place.from, to: place.to },
    schema,
    toInput: (values) => ({ ...values, ip: values.ip.trim() === '' ? null : values.ip.trim() }),
  })
  const search = () =>
    form.submit((asked) => {
      const { ip = null, from = null, to = null } = asked
      onChange({ ...place, ip, from, to })
      return Promise.resolve(true)
    })
  return (
    <Form form={form} label={t('access-events.filters')} onSubmit={() => void search()}>
      <Group gap="sm" align="flex-start">
        {place.view !== 'apart' && (
          <ClientPicker
            label={t('access-events.client')}
            name="client"
            value={place.client}
            onChange={(client) => onChange({ ...place, client })}
            error={null}
            w="14rem"
          />
        )}
        <SelectField
          label={t('access-events.kind')}
          name="kind"
          value={place.kind ?? 'any'}
          onChange={(kind) => onChange({ ...place, kind: kind === 'any' ? null : kind })}
          error={null}
          options={(['any', ...accessKinds] as const).map((value) => ({
            value,
            label: t(`access-events.kinds.${value}`),
          }))}
          w="9rem"
        />
        <TextField
          label={t('access-events.ip')}
          placeholder="203.0.113.7"
          mono
          {...form.field('ip')}
          w="12rem"
        />
        <DateField label={t('access-events.from')} {...form.field('from')} w="9.5rem" />
        <DateField label={t('access-events.to')} {...form.field('to')} w="9.5rem" />
        <Group gap="xs" mt="1.6rem">
          <Button type="submit" variant="default">
            {t('access-events.search')}
          </Button>
          {onAll && (
            <Button variant="subtle" onClick={onAll}>
              {t('access-events.showAll')}
            </Button>
          )}
        </Group>
      </Group>
    </Form>
  )
}
