import { Grid, SimpleGrid } from '@mantine/core'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { CheckField, RadioField, SelectField } from '../ui/fields/choice-fields'
import { CountryField } from '../ui/fields/country-field'
import { WholeNumberField } from '../ui/fields/number-fields'
import { TextField } from '../ui/fields/text-field'
import type { AgencyForm } from './agency-values'

const two = { base: 1, xs: 2 }
const wide = { base: 12, xs: 8 }
const narrow = { base: 12, xs: 4 }

interface Part {
  form: AgencyForm
  disabled?: boolean
}

export function AddressFields({
  form,
  disabled = false,
  autoFocus = false,
}: Part & { autoFocus?: boolean }) {
  const { t } = useTranslation()
  return (
    <Grid gap="sm">
      <Grid.Col span={wide}>
        <TextField
          label={t('settings.agency.name')}
          required
          autoFocus={autoFocus}
          disabled={disabled}
          {...form.field('name')}
        />
      </Grid.Col>
      <Grid.Col span={narrow}>
        <TextField
          label={t('settings.agency.kvkNumber')}
          required
          disabled={disabled}
          {...form.field('kvkNumber')}
        />
      </Grid.Col>
      <Grid.Col span={wide}>
        <TextField
          label={t('settings.agency.street')}
          required
          disabled={disabled}
          {...form.field('street')}
        />
      </Grid.Col>
      <Grid.Col span={narrow}>
        <TextField
          label={t('settings.agency.houseNumber')}
          required
          disabled={disabled}
          {...form.field('houseNumber')}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, xs: 3 }}>
        <TextField
          label={t('settings.agency.postcode')}
          required
          disabled={disabled}
          {...form.field('postcode')}
        />
      </Grid.Col>
      <Grid.Col span={{ base: 12, xs: 5 }}>
        <TextField
          label={t('settings.agency.town')}
          required
          disabled={disabled}
          {...form.field('town')}
        />
      </Grid.Col>
      <Grid.Col span={narrow}>
        <CountryField
          label={t('settings.agency.country')}
          required
          disabled={disabled}
          {...form.field('country')}
        />
      </Grid.Col>
    </Grid>
  )
}

export function ContactFields({ form, disabled = false }: Part) {
  const { t } = useTranslation()
  return (
    <SimpleGrid cols={two} spacing="md" verticalSpacing="sm">
      <TextField
        type="email"
        label={t('settings.agency.email')}
        description={t('settings.agency.emailHelp')}
        required
        disabled={disabled}
        {...form.field('email')}
      />
      <TextField
        type="email"
        label={t('settings.agency.privacyContact')}
        description={t('settings.agency.privacyContactHelp')}
        required
        disabled={disabled}
        {...form.field('privacyContact')}
      />
      <TextField
        type="tel"
        label={t('settings.agency.phone')}
        disabled={disabled}
        {...form.field('phone')}
      />
      <TextField
        label={t('settings.agency.website')}
        disabled={disabled}
        {...form.field('website')}
      />
    </SimpleGrid>
  )
}

export function VatFields({ form, disabled = false }: Part) {
  const { t } = useTranslation()
  const small = form.values.vatPosition === 'small-business'
  return (
    <>
      <RadioField
        label={t('settings.agency.vatPosition')}
        disabled={disabled}
        {...form.field('vatPosition')}
        options={[
          { value: 'normal', label: t('settings.agency.normal') },
          {
            value: 'small-business',
            label: t('settings.agency.smallBusiness'),
            description: t('settings.agency.smallBusinessHelp'),
          },
        ]}
      />
      <SimpleGrid cols={two} spacing="md">
        <TextField
          label={t('settings.agency.vatId')}
          description={t('settings.agency.vatIdHelp')}
          required={!small}
          disabled={disabled}
          mono
          {...form.field('vatId')}
        />
        <SelectField
          label={t('settings.agency.fiscalYearStart')}
          description={t('settings.agency.fiscalYearHelp')}
          disabled={disabled}
          options={useMonths()}
          {...form.field('fiscalYearStart')}
        />
      </SimpleGrid>
    </>
  )
}

const useMonths = (): { value: string; label: string }[] => {
  const language = useLanguage()
  const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: format(Date.UTC(2001, month)),
  }))
}

export function PaymentFields({ form, disabled = false }: Part) {
  const { t } = useTranslation()
  return (
    <>
      <SimpleGrid cols={two} spacing="md" verticalSpacing="sm">
        <TextField
          label={t('settings.agency.iban')}
          required
          disabled={disabled}
          mono
          {...form.field('iban')}
        />
        <TextField
          label={`${t('settings.agency.bic')} (${t('ui.optional')})`}
          disabled={disabled}
          mono
          {...form.field('bic')}
        />
        <TextField
          label={t('settings.agency.accountHolder')}
          description={t('settings.agency.accountHolderHelp')}
          placeholder={form.values.name}
          disabled={disabled}
          {...form.field('accountHolder')}
        />
        <WholeNumberField
          label={t('settings.agency.paymentTermDays')}
          required
          align="left"
          inputWidth="10rem"
          disabled={disabled}
          {...form.field('paymentTermDays')}
        />
      </SimpleGrid>
      <CheckField
        label={t('settings.agency.qrOnInvoices')}
        description={t('settings.agency.qrHelp')}
        disabled={disabled}
        {...form.field('qrOnInvoices')}
      />
    </>
  )
}

export const addressFields = [
  'name',
  'street',
  'houseNumber',
  'postcode',
  'town',
  'country',
  'kvkNumber',
] as const
export const contactFields = ['email', 'privacyContact', 'phone', 'website'] as const
export const moneyFields = [
  'vatPosition',
  'vatId',
  'fiscalYearStart',
  'iban',
  'bic',
  'accountHolder',
  'paymentTermDays',
  'qrOnInvoices',
] as const
