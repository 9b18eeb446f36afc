import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    reports: typeof reportsWords.nl
  }
}

export const reportsWords = words({
  nl: {
    title: 'Rapporten',
    titleOf: 'Rapporten {{year}}',
    subtitle: 'Hoe het bureau ervoor staat, in beeld en in cijfers',
    year: 'Welk jaar',
    earlier: 'Vorig jaar',
    later: 'Volgend jaar',
    turnover: 'Omzet per maand, zonder btw',
    services: 'Omzet per dienst',
    clients: 'Omzet per klant',
    outstanding: 'Openstaand naar ouderdom',
    paying: 'Hoe snel klanten betalen',
    slow: 'Klanten die het langst doen over betalen',
    expected: 'Verwachte inkomsten uit diensten, zonder btw',
    total: 'Totaal',
    none: 'Hier valt nog niets te zien.',
    save: 'CSV',
    saveOf: '{{report}}: opslaan als CSV',
    saved: 'De tabel is opgeslagen',
    days_one: '{{count}} dag',
    days_other: '{{count}} dagen',
    files: {
      turnover: 'omzet-per-maand',
      services: 'omzet-per-dienst',
      clients: 'omzet-per-klant',
      outstanding: 'openstaand',
      paying: 'betaaltermijn',
      slow: 'trage-betalers',
      expected: 'verwachte-inkomsten',
    },
  },
  en: {
    title: 'Reports',
    titleOf: 'Reports {{year}}',
    subtitle: 'How the agency is doing, in pictures and figures',
    year: 'Which year',
    earlier: 'Previous year',
    later: 'Next year',
    turnover: 'Turnover by month, without VAT',
    services: 'Turnover by service',
    clients: 'Turnover by client',
    outstanding: 'Outstanding by age',
    paying: 'How fast clients pay',
    slow: 'Clients who take longest to pay',
    expected: 'Expected income from services, without VAT',
    total: 'Total',
    none: 'There is nothing to see here yet.',
    save: 'CSV',
    saveOf: '{{report}}: save as CSV',
    saved: 'The table was saved',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    files: {
      turnover: 'turnover-by-month',
      services: 'turnover-by-service',
      clients: 'turnover-by-client',
      outstanding: 'outstanding',
      paying: 'days-to-pay',
      slow: 'slow-payers',
      expected: 'expected-income',
    },
  },
})
