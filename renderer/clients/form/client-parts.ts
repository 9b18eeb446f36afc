import { clientColumns } from '../../../shared/clients/fields'
import { useTranslation } from '../../i18n/use-translation'
import { fieldsPart, rowsById, type Part } from '../../ui/form/conflict'
import type { ClientValues } from './client-values'

/** What of a client is chosen between, when two people saved one. */
export const useClientParts = () => {
  const { t } = useTranslation()
  const show = (values: ClientValues, field: (typeof clientColumns)[number]): string => {
    if (field === 'kind') return t(`clients.${values.kind}`)
    if (field === 'language') return t(`ui.languages.${values.language}`)
    return String(values[field] ?? '')
  }
  return (theirs: ClientValues, mine: ClientValues): Part<ClientValues>[] => [
    ...clientColumns.map((field) =>
      fieldsPart<ClientValues>([field], t(`clients.fields.${field}`), (values) =>
        show(values, field),
      ),
    ),
    ...rowsById(
      {
        key: 'contacts',
        of: ({ contacts }) => contacts,
        put: (values, contacts) => ({ ...values, contacts }),
        label: () => t('clients.fields.contacts'),
        show: ({ name, role, email, phone }) => joined([name, role, email, phone]),
      },
      theirs,
      mine,
    ),
    ...rowsById(
      {
        key: 'emails',
        of: ({ emails }) => emails,
        put: (values, emails) => ({ ...values, emails }),
        label: () => t('clients.fields.emails'),
        show: ({ address, forInvoices, forNotices, forTechnical }) =>
          joined([
            address,
            forInvoices && t('clients.emails.forInvoices'),
            forNotices && t('clients.emails.forNotices'),
            forTechnical && t('clients.emails.forTechnical'),
          ]),
      },
      theirs,
      mine,
    ),
  ]
}

const joined = (texts: readonly (string | false)[]): string => texts.filter(Boolean).join(' · ')
