import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    policy: typeof policyWords.nl
  }
}

export const policyWords = words({
  nl: {
    title: 'Privacydocumenten',
    subtitle: 'Uit het bewaarbeleid gemaakt, dus altijd zoals het programma werkt',
    back: 'Bewaarbeleid',
    open: 'Privacyverklaring en register',
    statement: 'Privacyverklaring',
    statementLead:
      'Wat klanten lezen: welke gegevens u hebt, waarvoor, wie ze krijgt en hoelang. Pas het bewaarbeleid, de ontvangers of uw bureaugegevens aan, en de tekst gaat mee.',
    register: 'Register van verwerkingen',
    registerLead: 'Voor de Autoriteit Persoonsgegevens, als die erom vraagt (artikel 30 AVG).',
    language: 'Taal',
    save: 'Opslaan als {{form}}',
    forms: { html: 'webpagina', pdf: 'pdf', md: 'Markdown', csv: 'CSV' },
    saved: '{{name}} is opgeslagen.',
    statementFile: 'privacyverklaring {{version}}',
    registerFile: 'verwerkingsregister {{version}}',
    version: 'Versie {{version}}',
    never: 'Er is nog niet vastgelegd welke versie op uw website staat.',
    current: 'Versie {{version}} staat op uw website sinds {{moment}}, vastgelegd door {{by}}.',
    outdated:
      'Op uw website staat versie {{published}}, en er geldt nu versie {{version}}. Zet de nieuwe verklaring online en leg dat hier vast.',
    publish: 'Deze versie staat online',
    published: 'Vastgelegd: versie {{version}} staat online.',
    read: 'Zo luidt de verklaring',
  },
  en: {
    title: 'Privacy documents',
    subtitle: 'Made from the retention policy, so always as the program works',
    back: 'Retention policy',
    open: 'Privacy statement and register',
    statement: 'Privacy statement',
    statementLead:
      'What clients read: which data you have, what for, who receives them and for how long. Change the retention policy, the recipients or your agency details, and the text follows.',
    register: 'Register of processing',
    registerLead: 'For the data protection authority, when it asks (article 30 GDPR).',
    language: 'Language',
    save: 'Save as {{form}}',
    forms: { html: 'web page', pdf: 'PDF', md: 'Markdown', csv: 'CSV' },
    saved: '{{name}} was saved.',
    statementFile: 'privacy statement {{version}}',
    registerFile: 'register of processing {{version}}',
    version: 'Version {{version}}',
    never: 'It is not on record yet which version is on your website.',
    current: 'Version {{version}} is on your website since {{moment}}, put on record by {{by}}.',
    outdated:
      'Version {{published}} is on your website, and version {{version}} is in force now. Put the new statement online and say so here.',
    publish: 'This version is online',
    published: 'On record: version {{version}} is online.',
    read: 'What the statement says',
  },
})
