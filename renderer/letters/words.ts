import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    letters: typeof lettersWords.nl
  }
}

export const lettersWords = words({
  nl: {
    title: 'Teksten',
    subtitle: 'Wat Kluis namens u schrijft, in uw eigen woorden',
    table: 'Teksten',
    kind: 'Tekst',
    kinds: {
      'invoice-mail': 'E-mail bij een factuur',
      'credit-mail': 'E-mail bij een creditfactuur',
    },
    languages: { nl: 'Nederlands', en: 'Engels' },
    own: 'Eigen tekst',
    standard: 'Standaardtekst',
    changedBy: 'Eigen tekst, gewijzigd op {{date}} door {{name}}',
    isStandard: 'De standaardtekst van Kluis',
    open: '{{kind}}, {{language}}',
    text: 'Tekst',
    subject: 'Onderwerp',
    body: 'Bericht',
    placeholders: 'In te vullen',
    placeholdersHelp:
      'Kies een woord om het op de plek van de cursor te zetten. Een regel waarvan niets in te vullen is, valt weg.',
    needed: 'nodig',
    preview: 'Zo ziet het eruit',
    previewHelp: 'Met voorbeeldgegevens.',
    noPreview: 'Het voorbeeld verschijnt zodra alle woorden tussen accolades kloppen.',
    saved: 'De tekst is opgeslagen',
    reset: 'Standaardtekst terugzetten',
    resetTitle: 'De standaardtekst terugzetten?',
    resetGone: 'Uw eigen tekst gaat weg. Wat al geschreven is, verandert niet.',
    resetDone: 'De standaardtekst staat weer aan',
    ownerOnly: 'Alleen een eigenaar kan teksten wijzigen.',
  },
  en: {
    title: 'Texts',
    subtitle: 'What Kluis writes on your behalf, in your own words',
    table: 'Texts',
    kind: 'Text',
    kinds: {
      'invoice-mail': 'E-mail with an invoice',
      'credit-mail': 'E-mail with a credit note',
    },
    languages: { nl: 'Dutch', en: 'English' },
    own: 'Your own text',
    standard: 'Standard text',
    changedBy: 'Your own text, changed on {{date}} by {{name}}',
    isStandard: 'The standard text of Kluis',
    open: '{{kind}}, {{language}}',
    text: 'Text',
    subject: 'Subject',
    body: 'Message',
    placeholders: 'To be filled in',
    placeholdersHelp:
      'Choose a word to put it where the cursor is. A line with nothing to fill in is left out.',
    needed: 'required',
    preview: 'What it looks like',
    previewHelp: 'With example data.',
    noPreview: 'The example appears once all words between braces are right.',
    saved: 'The text was saved',
    reset: 'Use the standard text again',
    resetTitle: 'Use the standard text again?',
    resetGone: 'Your own text goes. What was written already does not change.',
    resetDone: 'The standard text is back',
    ownerOnly: 'Only an owner can change texts.',
  },
})
