import { formatDateLong } from '../dates'
import type { Language } from '../language'
import type { KeptPart, KeptWhy, PartName } from './parts'

/** What each part is called: in the window, and behind "your" in a letter. */
export const partWords: Record<PartName, Record<Language, string>> = {
  name: { nl: 'naam', en: 'name' },
  address: { nl: 'adres', en: 'address' },
  phone: { nl: 'telefoonnummer', en: 'telephone number' },
  email: { nl: 'e-mailadres', en: 'e-mail address' },
  contact: { nl: 'contactpersoon', en: 'contact person' },
  kvkNumber: { nl: 'KVK-nummer', en: 'KVK number' },
  vatId: { nl: 'btw-id', en: 'VAT id' },
  oin: { nl: 'OIN', en: 'OIN' },
  accounts: { nl: 'rekeningnummers', en: 'bank accounts' },
  note: { nl: 'notitie', en: 'note' },
  termination: { nl: 'toelichting bij de opzegging', en: 'words about the termination' },
  paper: { nl: 'getekend stuk', en: 'signed paper' },
  quote: { nl: 'offerte', en: 'quote' },
  logins: { nl: 'omschrijvingen van inloggegevens', en: 'descriptions of logins' },
  disclosureNotes: { nl: 'notities bij verstrekkingen', en: 'notes about disclosures' },
  accessEvents: { nl: 'gegevens over inloggen', en: 'records of signing in' },
  unsaved: { nl: 'niet-opgeslagen invoer', en: 'typing that was not saved' },
  services: { nl: 'diensten', en: 'services' },
  invoices: { nl: 'facturen', en: 'invoices' },
  payments: { nl: 'betalingen', en: 'payments' },
}

/** AWR art. 52; AVG art. 6(1)(b), 17(3)(b) and (e). */
export const keptWords: Record<KeptWhy, Record<Language, string>> = {
  'tax-law': {
    nl: 'de belastingwet verplicht ons die te bewaren (artikel 52 AWR)',
    en: 'Dutch tax law obliges us to keep these (article 52 AWR)',
  },
  contract: {
    nl: 'nodig voor onze overeenkomst met u (artikel 6 lid 1 onder b AVG)',
    en: 'needed for our contract with you (article 6(1)(b) GDPR)',
  },
  claim: {
    nl: 'nodig voor wat nog tussen ons openstaat (artikel 17 lid 3 onder e AVG)',
    en: 'needed for what is still open between us (article 17(3)(e) GDPR)',
  },
  hold: {
    nl: 'wij moeten deze gegevens nu ongewijzigd bewaren (artikel 17 lid 3 AVG)',
    en: 'we have to keep these data unchanged for now (article 17(3) GDPR)',
  },
}

/** Before the list of what was erased, when nothing stays. */
export const erasedWords: Record<Language, string> = {
  nl: 'Zoals u vroeg, hebben wij dit van u gewist:',
  en: 'As you asked, we erased the following of yours:',
}

const endless: Record<KeptWhy, Record<Language, string>> = {
  'tax-law': {
    nl: 'tot zeven jaar nadat de laatste is betaald',
    en: 'until seven years after the last one was paid',
  },
  contract: { nl: 'tot de opzegdatum', en: 'until the termination date' },
  claim: { nl: 'tot het is betaald', en: 'until it is paid' },
  hold: { nl: 'tot die plicht eindigt', en: 'until that duty ends' },
}

/** Why a part stays, and how long. */
export const keptSentence = ({ why, until }: Omit<KeptPart, 'part' | 'id'>, language: Language) =>
  until === null
    ? `${keptWords[why][language]}, ${endless[why][language]}`
    : `${keptWords[why][language]}, ${language === 'nl' ? 'tot en met' : 'until'} ${formatDateLong(until, language)}`
