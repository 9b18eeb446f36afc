/** What a portal file calls what the office holds; a client reads it in either language. */
import type { AccessKind } from '../../../shared/access-events/event'
import type { Language } from '../../../shared/language'
import type { Purpose } from '../../../shared/privacy/purposes'
import type { LegalBasis } from '../../../shared/retention/policy'
import type { WishKind } from '../../../shared/requests/wish'

type Words = Record<Language, string>

export const groupTitles = {
  identity: { nl: 'Naam en adres', en: 'Name and address' },
  contact: { nl: 'E-mail, telefoon en contactpersonen', en: 'E-mail, telephone and contacts' },
} as const satisfies Record<string, Words>

export const heldWords = {
  holder: { nl: 'Houder van', en: 'Holder of' },
  account: { nl: 'Bankrekening', en: 'Bank account' },
  paper: { nl: 'Stuk', en: 'Paper' },
  open: { nl: 'In behandeling', en: 'Being dealt with' },
} as const satisfies Record<string, Words>

export const accessWords: Record<AccessKind, Words> = {
  'sign-in': { nl: 'Ingelogd', en: 'Signed in' },
  change: { nl: 'Wijziging gevraagd', en: 'Change asked' },
  attack: { nl: 'Aanval op uw account', en: 'Attack on your account' },
}

export const untilTermination: Words = {
  nl: 'zolang u klant bent',
  en: 'as long as you are a client',
}

export const basisWords: Record<LegalBasis, Words> = {
  contract: { nl: 'de overeenkomst met u', en: 'the contract with you' },
  'legal-obligation': { nl: 'een wettelijke plicht', en: 'a legal obligation' },
  'legitimate-interest': { nl: 'ons gerechtvaardigd belang', en: 'our legitimate interest' },
}

export const purposeWords: Record<Purpose, Words> = {
  reminders: { nl: 'Herinneren aan een open factuur', en: 'Reminding you of an open invoice' },
  notices: {
    nl: 'Berichten over offertes en openstaande bedragen',
    en: 'Messages about quotes and open amounts',
  },
  'sign-in-log': {
    nl: 'Bijhouden wanneer en vanaf welk adres u inlogt',
    en: 'Keeping when and from which address you sign in',
  },
}

/** What a letter calls a request. */
export const wishWords: Record<Language, Record<WishKind, string>> = {
  nl: {
    order: 'bestelling',
    change: 'wijziging van een dienst',
    cancel: 'opzegging',
    withdraw: 'herroeping van een overeenkomst',
    'change-data': 'wijziging van uw gegevens',
    question: 'vraag',
    object: 'bezwaar tegen een gebruik van uw gegevens',
    access: 'inzage in uw gegevens',
    erasure: 'verwijdering van gegevens',
    login: 'overdracht van een login',
  },
  en: {
    order: 'order',
    change: 'change of a service',
    cancel: 'cancellation',
    withdraw: 'withdrawal from a contract',
    'change-data': 'change of your data',
    question: 'question',
    object: 'an objection to a use of your data',
    access: 'access to your data',
    erasure: 'erasure of data',
    login: 'handing over a login',
  },
}
