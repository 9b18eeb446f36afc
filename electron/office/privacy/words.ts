/** What a letter about a privacy request says of it, in the letter's language. */
import type { Language } from '../../../shared/language'
import type { Finding } from '../../../shared/privacy/contract'
import type { IdentityMethod, RequestType } from '../../../shared/privacy/request-state'

export const requestWords: Record<Language, Record<RequestType, string>> = {
  nl: {
    explanation: 'uitleg over wat wij met persoonsgegevens doen',
    access: 'inzage in uw gegevens',
    rectification: 'verbetering van uw gegevens',
    erasure: 'verwijdering van gegevens',
    restriction: 'beperking van het gebruik van uw gegevens',
    portability: 'overdracht van uw gegevens',
    objection: 'bezwaar tegen een gebruik van uw gegevens',
  },
  en: {
    explanation: 'an explanation of what we do with personal data',
    access: 'access to your data',
    rectification: 'correction of your data',
    erasure: 'erasure of data',
    restriction: 'restriction of the use of your data',
    portability: 'transfer of your data',
    objection: 'an objection to a use of your data',
  },
}

/** How somebody is asked to show who they are. Nothing of what they answer is written down. */
export const identityWays: Record<Language, Record<IdentityMethod, string>> = {
  nl: {
    'mail-from-known-address':
      'Wilt u dit bericht beantwoorden vanaf het e-mailadres dat wij van u kennen?',
    'call-back-on-known-number':
      'Wij bellen u daarvoor op het telefoonnummer dat wij van u kennen. Wilt u ons laten weten wanneer dat uitkomt?',
    'known-invoice-facts':
      'Wilt u ons het nummer en het bedrag noemen van een van de laatste facturen die u van ons kreeg?',
    'in-person':
      'Wilt u een keer langskomen op ons kantoor? Wij kijken dan alleen of u het bent, en schrijven daarvan niets over.',
  },
  en: {
    'mail-from-known-address':
      'Please answer this message from the e-mail address of yours that we know.',
    'call-back-on-known-number':
      'We will call you on the telephone number of yours that we know. Please let us know when that suits you.',
    'known-invoice-facts':
      'Please tell us the number and the amount of one of the last invoices you received from us.',
    'in-person':
      'Please come by our office. We will only see whether it is you, and copy nothing down.',
  },
}

export const findingWords: Record<Language, Record<Finding, string>> = {
  nl: { 'nothing-found': 'niets gevonden', done: 'gedaan', 'not-possible': 'niet mogelijk' },
  en: { 'nothing-found': 'nothing found', done: 'done', 'not-possible': 'not possible' },
}

export const elsewhereWords: Record<Language, string> = {
  nl: 'Buiten ons kantoorprogramma:',
  en: 'Outside our office program:',
}

export const dear = (language: Language, person: string | null): string => {
  if (language === 'nl') return person === null ? 'Geachte heer, mevrouw,' : `Beste ${person},`
  return person === null ? 'Dear Sir or Madam,' : `Dear ${person},`
}
