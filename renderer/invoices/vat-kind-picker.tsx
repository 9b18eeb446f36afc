import type { VatKind } from '../../shared/invoices/vat'
import { useData } from '../api'
import { useToday } from '../api/use-today'
import { SelectField } from '../ui/fields/choice-fields'
import type { FieldProps } from '../ui/fields/field'
import { useVatChoices } from './editor/vat-choices'

interface VatKindPickerProps extends FieldProps {
  name: string
  value: VatKind
  onChange: (value: VatKind) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
}

/** The kinds of VAT that this agency charges, with today's rates. */
export function VatKindPicker(props: VatKindPickerProps) {
  const agency = useData('settings.agency', {})
  const smallBusiness = agency.data?.vatPosition === 'small-business'
  const choices = useVatChoices(useToday(), smallBusiness)
  return <SelectField {...props} options={choices} />
}

/** A kind of VAT in words, with today's rate. */
export function VatKindText({ kind }: { kind: VatKind }) {
  const choices = useVatChoices(useToday(), kind === 'small-business')
  return <>{choices.find(({ value }) => value === kind)?.label}</>
}
