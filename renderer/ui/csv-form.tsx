import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { CsvForm } from '../../shared/csv'
import { useTranslation } from '../i18n/use-translation'

const key = 'csv'

/** As chosen last at this desk; a Dutch spreadsheet until somebody said otherwise. */
export const rememberedCsvForm = (): CsvForm =>
  localStorage.getItem(key) === 'comma' ? 'comma' : 'semicolon'

/** How CSV is written; the choice is remembered for every list that is saved as CSV. */
export function CsvFormField() {
  const { t } = useTranslation()
  const [form, setForm] = useState(rememberedCsvForm)
  const choose = (next: CsvForm) => {
    localStorage.setItem(key, next)
    setForm(next)
  }
  return (
    <Checkbox
      label={t('ui.csv.dutch')}
      description={t('ui.csv.hint')}
      checked={form === 'semicolon'}
      onChange={(event) => choose(event.currentTarget.checked ? 'semicolon' : 'comma')}
    />
  )
}
