import { Autocomplete, Grid, Input, SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Client } from '../../../shared/clients/contract'
import type { Series } from '../../../shared/settings/contract'
import { useData } from '../../api'
import { ClientPicker } from '../../clients/client-picker'
import { fieldFrame } from '../../ui/fields/field'
import { SelectField } from '../../ui/fields/choice-fields'
import { CountryField } from '../../ui/fields/country-field'
import { DateField } from '../../ui/fields/date-field'
import { sameWithin } from '../../ui/form/same-within'
import { TextField } from '../../ui/fields/text-field'
import { AnchorLink } from '../../ui/links'
import { Section } from '../../ui/section'
import type { InvoiceForm } from './invoice-values'

/** For whom, when, and how prices are meant; not drawn anew while one types in the lines. */
export const HeadFields = memo(
  Head,
  (before, now) =>
    Object.keys(now.form.values)
      .filter((name) => name !== 'lines')
      .every((name) => sameWithin(before.form, now.form, name)) &&
    goodsIn(before.form) === goodsIn(now.form),
)

/** Goods within the EU go to a country that the invoice names. */
const goodsIn = ({ values }: InvoiceForm): boolean =>
  values.lines.some(({ vatKind }) => vatKind === 'goods-eu')

function Head({ form }: { form: InvoiceForm }) {
  const { t } = useTranslation()
  const { clientId } = form.values
  const goods = goodsIn(form)
  const client = useData('clients.get', { id: clientId ?? 0 }, { enabled: clientId !== null })
  const found = clientId === null ? undefined : client.data
  const series = useData('settings.series', {})
  const open = (series.data ?? []).filter(
    ({ id, closedAt }) => closedAt === null || String(id) === form.values.seriesId,
  )
  return (
    <Section title={t('invoices.editor.forWhom')}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <ClientPicker
            {...form.field('clientId')}
            label={t('invoices.editor.client')}
            required
            autoFocus={clientId === null}
            description={found ? <ClientSummary client={found} /> : undefined}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <Attention form={form} contacts={found?.contacts.map(({ name }) => name) ?? []} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <TextField {...form.field('reference')} label={t('invoices.editor.reference')} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <TextField {...form.field('orderNumber')} label={t('invoices.editor.orderNumber')} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <DateField
            {...form.field('supplyFrom')}
            label={t('invoices.editor.supplyFrom')}
            required
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <DateField {...form.field('supplyTo')} label={t('invoices.editor.supplyTo')} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <Prices form={form} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
          <SelectField
            {...form.field('keptAs')}
            label={t('invoices.editor.keptAs')}
            options={[
              { value: 'invoice', label: t('invoices.editor.keptAsInvoice') },
              { value: 'long-invoice', label: t('invoices.editor.keptAsLong') },
            ]}
          />
        </Grid.Col>
        {goods && (
          <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
            <CountryField
              {...form.field('deliveryCountry')}
              value={form.values.deliveryCountry || (found?.country ?? '')}
              label={t('invoices.editor.deliveryCountry')}
              description={t('invoices.editor.deliveryHelp')}
            />
          </Grid.Col>
        )}
        {open.length > 1 && (
          <Grid.Col span={{ base: 12, xs: 6, md: 3 }}>
            <SeriesField form={form} series={open} />
          </Grid.Col>
        )}
      </Grid>
    </Section>
  )
}

function ClientSummary({ client }: { client: Client }) {
  const { t } = useTranslation()
  const { street, houseNumber, postcode, town, books } = client
  const address = [`${street} ${houseNumber}`.trim(), `${postcode} ${town}`.trim()]
    .filter((part) => part !== '')
    .join(', ')
  const term = books?.paymentTermDays ?? null
  const parts = [
    address === '' ? t('invoices.editor.noAddress') : address,
    ...(term === null ? [] : [t('invoices.editor.term', { count: term })]),
  ]
  return (
    <>
      {parts.join(' · ')}
      {' · '}
      <AnchorLink
        to="/clients/$clientId"
        params={{ clientId: String(client.id) }}
        underline="always"
        inherit
      >
        {t('invoices.editor.toClient')}
      </AnchorLink>
    </>
  )
}

function Attention({ form, contacts }: { form: InvoiceForm; contacts: string[] }) {
  const { t } = useTranslation()
  const field = form.field('attention')
  return (
    <Autocomplete
      {...fieldFrame({ ...field, label: t('invoices.editor.attention') })}
      value={field.value}
      onChange={field.onChange}
      data={[...new Set(contacts)]}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

/** Whether prices are typed with VAT or without. */
export function Prices({ form }: { form: InvoiceForm }) {
  const { t } = useTranslation()
  const label = t('invoices.editor.prices')
  return (
    <Input.Wrapper label={label} labelElement="div">
      <SegmentedControl
        aria-label={label}
        fullWidth
        value={form.values.prices}
        onChange={(value) => form.set('prices', value === 'incl' ? 'incl' : 'excl')}
        data={[
          { value: 'excl', label: t('invoices.editor.pricesExcl') },
          { value: 'incl', label: t('invoices.editor.pricesIncl') },
        ]}
      />
    </Input.Wrapper>
  )
}

function SeriesField({ form, series }: { form: InvoiceForm; series: Series[] }) {
  const { t } = useTranslation()
  const field = form.field('seriesId')
  const preset = series.find(({ isDefault }) => isDefault) ?? series[0]
  return (
    <SelectField
      {...field}
      value={field.value === '' ? String(preset?.id ?? '') : field.value}
      label={t('invoices.editor.series')}
      options={series.map(({ id, name, nextNumber }) => ({
        value: String(id),
        label: `${name} · ${nextNumber}`,
      }))}
    />
  )
}
