import { useMemo } from 'react'
import { countries } from '../../../shared/countries'
import { useLanguage } from '../../i18n/use-format'
import { SelectField } from './choice-fields'
import type { FieldProps } from './field'

interface CountryFieldProps extends FieldProps {
  name: string
  /** ISO 3166-1 alpha-2 */
  value: string
  onChange: (code: string) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
}

/** A country by its name in the language on screen; the neighbours first. */
export function CountryField(props: CountryFieldProps) {
  const language = useLanguage()
  const options = useMemo(() => countriesIn(language), [language])
  return <SelectField {...props} options={options} searchable />
}

const first = ['NL', 'BE', 'DE', 'LU']

const countriesIn = (language: string) => {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const order = new Intl.Collator(language)
  const all = countries.map((value) => ({ value, label: names.of(value) ?? value }))
  const rank = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length)
  return all.sort(
    (one, other) => rank(one.value) - rank(other.value) || order.compare(one.label, other.label),
  )
}
