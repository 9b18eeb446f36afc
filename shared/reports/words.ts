/** What reports call their columns and bands, on screen and in CSV. */
import type { Language } from '../language'

const nl = {
  month: 'Maand',
  thisYear: 'Omzet {year}',
  lastYear: 'Omzet {year}',
  what: 'Dienst',
  client: 'Klant',
  turnover: 'Omzet',
  age: 'Te laat',
  invoices: 'Facturen',
  open: 'Openstaand',
  days: 'Dagen tot betaling',
  periods: 'Perioden',
  expected: 'Verwacht',
  work: 'Los werk',
  archived: 'In het archief',
  rest: 'Overige',
  bands: {
    'not-due': 'Nog niet vervallen',
    'to-30': '1 tot en met 30 dagen',
    'to-60': '31 tot en met 60 dagen',
    'to-90': '61 tot en met 90 dagen',
    'over-90': 'Meer dan 90 dagen',
  },
}

const en: typeof nl = {
  month: 'Month',
  thisYear: 'Turnover {year}',
  lastYear: 'Turnover {year}',
  what: 'Service',
  client: 'Client',
  turnover: 'Turnover',
  age: 'Overdue',
  invoices: 'Invoices',
  open: 'Outstanding',
  days: 'Days until paid',
  periods: 'Periods',
  expected: 'Expected',
  work: 'Separate work',
  archived: 'In the archive',
  rest: 'Others',
  bands: {
    'not-due': 'Not due yet',
    'to-30': '1 up to 30 days',
    'to-60': '31 up to 60 days',
    'to-90': '61 up to 90 days',
    'over-90': 'More than 90 days',
  },
}

export const reportWords: Record<Language, typeof nl> = { nl, en }

/** "jan", "Jan": 1–12. */
export function monthName(month: number, language: Language): string {
  const day = new Date(Date.UTC(2026, month - 1, 15))
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  return day.toLocaleDateString(locale, { month: 'short', timeZone: 'UTC' })
}
