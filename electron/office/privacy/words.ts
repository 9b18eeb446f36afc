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

type Told = Finding | 'to-be-told' | 'to-be-looked-at'

export const findingWords: Record<Language, Record<Told, string>> = {
  nl: {
    'nothing-found': 'niets gevonden',
    found: 'gevonden',
    deleted: 'verwijderd',
    done: 'gedaan',
    'not-possible': 'niet mogelijk',
    'told-by-mail': 'ingelicht per e-mail',
    'told-by-letter': 'ingelicht per brief',
    'told-by-phone': 'ingelicht per telefoon',
    'told-in-their-system': 'aangepast in hun systeem',
    'to-be-told': 'lichten wij nog in',
    'to-be-looked-at': 'kijken wij nog na',
  },
  en: {
    'nothing-found': 'nothing found',
    found: 'found',
    deleted: 'deleted',
    done: 'done',
    'not-possible': 'not possible',
    'told-by-mail': 'told by e-mail',
    'told-by-letter': 'told by letter',
    'told-by-phone': 'told by telephone',
    'told-in-their-system': 'changed in their system',
    'to-be-told': 'we have still to tell them',
    'to-be-looked-at': 'we have still to look',
  },
}

export const elsewhereWords: Record<Language, string> = {
  nl: 'Buiten ons kantoorprogramma:',
  en: 'Outside our office program:',
}

/** AVG art. 19: also who they are, when that is asked. */
export const recipientWords: Record<Language, string> = {
  nl: 'Wie deze gegevens eerder van ons kreeg:',
  en: 'Who got these data from us before:',
}

export const dear = (language: Language, person: string | null): string => {
  if (language === 'nl') return person === null ? 'Geachte heer, mevrouw,' : `Beste ${person},`
  return person === null ? 'Dear Sir or Madam,' : `Dear ${person},`
}

/** What was put right, as the letter says it. */
export const rectifiedWords: Record<Language, { intro: string; nothing: string }> = {
  nl: { intro: 'Dit hebben wij verbeterd:', nothing: '(leeg)' },
  en: { intro: 'This is what we put right:', nothing: '(empty)' },
}
