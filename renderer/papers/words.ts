import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    papers: typeof papersWords.nl
  }
}

export const papersWords = words({
  nl: {
    title: 'Stukken',
    none: 'Nog geen stukken.',
    help: 'Wat is getekend of ontvangen. Nooit een kopie van een identiteitsbewijs.',
    add: 'Stuk toevoegen',
    added: 'Het stuk is toegevoegd.',
    kind: 'Soort',
    kinds: {
      quote: 'Getekende offerte',
      mandate: 'Incassomachtiging',
      'processor-agreement': 'Verwerkersovereenkomst',
      'legal-order': 'Vordering',
    },
    what: 'Omschrijving',
    signedOn: 'Getekend op',
    signed: 'getekend {{date}}',
    addedOn: 'toegevoegd {{date}}',
    open: 'Openen',
    openWhich: '{{title}} openen',
    save: 'Opslaan als',
    saveWhich: '{{title}} opslaan',
    saved: 'Het stuk is opgeslagen als {{name}}.',
    remove: 'Verwijderen',
    removeWhich: '{{title}} verwijderen',
    removeTitle: 'Dit stuk verwijderen?',
    removeBody: 'Het gaat voorgoed weg uit Kluis.',
    fileHelp: 'PDF, PNG of JPEG, tot {{megabytes}} MB.',
    choose: 'Bestand kiezen',
    chooseFirst: 'Kies eerst een bestand.',
  },
  en: {
    title: 'Papers',
    none: 'No papers yet.',
    help: 'Documents that were signed or received. Never a copy of an identity document.',
    add: 'Add paper',
    added: 'The paper was added.',
    kind: 'Kind',
    kinds: {
      quote: 'Signed quote',
      mandate: 'Direct debit mandate',
      'processor-agreement': 'Processor agreement',
      'legal-order': 'Legal order',
    },
    what: 'Description',
    signedOn: 'Signed on',
    signed: 'signed {{date}}',
    addedOn: 'added {{date}}',
    open: 'Open',
    openWhich: 'Open {{title}}',
    save: 'Save as',
    saveWhich: 'Save {{title}}',
    saved: 'The paper was saved as {{name}}.',
    remove: 'Remove',
    removeWhich: 'Remove {{title}}',
    removeTitle: 'Remove this paper?',
    removeBody: 'It goes from Kluis for good.',
    fileHelp: 'PDF, PNG or JPEG, up to {{megabytes}} MB.',
    choose: 'Choose file',
    chooseFirst: 'Choose a file first.',
  },
})
