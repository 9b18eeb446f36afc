import type { Ending } from '../../../shared/credentials/contract'
import type { Language } from '../../../shared/language'

export interface StatementWords {
  title: string
  to: string
  intro: string
  /** `{system}` and so on are filled in */
  purpose: string
  ticket: string
  received: string
  destroyed: string
  absent: string
  why: string
  by: string
  byProgram: string
  uses: string
  endings: Record<Ending, string>
  goneNote: string
  closing: string[]
  page: string
}

/** How a login ended, in a word or two, for the client. */
const endings: Record<Language, Record<Ending, string>> = {
  nl: {
    done: 'de klus was klaar',
    expired: 'de afgesproken tijd was om',
    used: 'het laatste toegestane gebruik was geweest',
    'handed-over': 'overgedragen aan een collega',
    'client-ended': 'onze dienstverlening is beëindigd',
    'client-erased': 'uw gegevens zijn gewist',
    interrupted: 'het bewaren werd afgebroken',
    gone: 'niet meer aanwezig',
  },
  en: {
    done: 'the job was done',
    expired: 'the agreed time was over',
    used: 'the last allowed use had been made',
    'handed-over': 'handed over to a colleague',
    'client-ended': 'our services to you have ended',
    'client-erased': 'your data were erased',
    interrupted: 'keeping it was broken off',
    gone: 'no longer present',
  },
}

export const statementWords: Record<Language, StatementWords> = {
  nl: {
    title: 'Verklaring van vernietiging',
    to: 'Voor {client}',
    intro:
      'U gaf ons onderstaande inloggegevens voor één bepaalde klus. Ze stonden alleen in de beveiligde sleutelbos van de computer waarop de klus werd gedaan: niet in onze administratie, niet in een back-up en niet op papier. Hieronder staat wanneer ze zijn vernietigd.',
    purpose: 'Klus',
    ticket: 'Kenmerk',
    received: 'Ontvangen',
    destroyed: 'Vernietigd',
    absent: 'Niet meer aangetroffen',
    why: 'Reden',
    by: 'Door',
    byProgram: 'automatisch',
    uses: 'Aantal keren gebruikt',
    endings: endings.nl,
    goneNote:
      'Deze gegevens stonden op dat moment niet meer in de sleutelbos. Wij hebben ze niet zelf vernietigd; wijzig voor de zekerheid het wachtwoord.',
    closing: [
      'Van een vernietigde login bewaren wij alleen wat hierboven staat, zodat wij de vernietiging kunnen aantonen.',
      'Wij raden aan een wachtwoord dat u heeft gedeeld na afloop altijd te wijzigen.',
    ],
    page: 'Pagina {page} van {pages}',
  },
  en: {
    title: 'Statement of destruction',
    to: 'For {client}',
    intro:
      'You gave us the login details below for one particular job. They were kept only in the protected keychain of the computer on which the job was done: not in our records, not in a backup and not on paper. Below is when they were destroyed.',
    purpose: 'Job',
    ticket: 'Reference',
    received: 'Received',
    destroyed: 'Destroyed',
    absent: 'Found absent',
    why: 'Reason',
    by: 'By',
    byProgram: 'automatically',
    uses: 'Times used',
    endings: endings.en,
    goneNote:
      'These details were no longer in the keychain at that moment. We did not destroy them ourselves; change the password to be sure.',
    closing: [
      'Of a destroyed login we keep only what stands above, so that we can prove its destruction.',
      'We advise you always to change a password you shared once the job is over.',
    ],
    page: 'Page {page} of {pages}',
  },
}
