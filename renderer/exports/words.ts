import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    exports: typeof exportsWords.nl
  }
}

export const exportsWords = words({
  nl: {
    whole: 'Het hele kantoor meenemen',
    lead: 'Alle gegevens in open formaten (CSV en JSON) met de facturen als pdf, zodat u nooit aan Kluis vastzit. Wat in het archief is verzegeld, blijft verzegeld. Een back-up is dit niet: Kluis leest het niet terug.',
    warning: 'Het bestand is niet versleuteld en bevat alles van uw klanten. Bewaar het veilig.',
    go: 'Hele kantoor opslaan',
    running: 'Het kantoor wordt opgeslagen …',
    fileName: 'kantoor {{date}}',
    done: 'Opgeslagen en nagelezen: {{tables}} tabellen, {{rows}} rijen, {{invoices}} facturen.',
  },
  en: {
    whole: 'Take the whole office along',
    lead: 'All data in open formats (CSV and JSON) with the invoices as PDF, so that you are never tied to Kluis. What is sealed in the archive stays sealed. This is no backup: Kluis does not read it back.',
    warning: 'The file is not encrypted and holds everything of your clients. Keep it safe.',
    go: 'Save the whole office',
    running: 'Saving the office …',
    fileName: 'office {{date}}',
    done: 'Saved and read back: {{tables}} tables, {{rows}} rows, {{invoices}} invoices.',
  },
})
