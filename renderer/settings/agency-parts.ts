import { useTranslation } from '../i18n/use-translation'
import { fieldsPart, type Part } from '../ui/form/conflict'
import { addressFields, contactFields, moneyFields } from './agency-fields'
import type { AgencyValues } from './agency-values'

const fields = [...addressFields, ...contactFields, ...moneyFields] as const

/** What of the details is chosen between, when two owners saved them. */
export const useAgencyParts = () => {
  const { t } = useTranslation()
  const show = (values: AgencyValues, field: (typeof fields)[number]): string => {
    if (field === 'qrOnInvoices') return t(values.qrOnInvoices ? 'ui.yes' : 'ui.no')
    if (field === 'vatPosition')
      return t(
        values.vatPosition === 'normal'
          ? 'settings.agency.normal'
          : 'settings.agency.smallBusiness',
      )
    return String(values[field] ?? '')
  }
  return (): Part<AgencyValues>[] =>
    fields.map((field) =>
      fieldsPart([field], t(`settings.agency.${field}`), (values) => show(values, field)),
    )
}
