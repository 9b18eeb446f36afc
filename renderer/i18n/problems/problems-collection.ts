/** Problems of mandates, direct-debit batches and rates of interest. */
import type { ProblemSentences } from './problem-types'

export const collectionProblems: ProblemSentences = {
  'not-a-mandate-id': {
    nl: 'Gebruik hoogstens 35 letters, cijfers en leestekens, zonder spaties, zoals M-10042-1.',
    en: 'Use at most 35 letters, digits and punctuation marks without spaces, such as M-10042-1.',
  },
  'signed-later': {
    nl: 'De machtiging is pas na de incassodatum getekend.',
    en: 'The mandate was signed only after the collection date.',
  },
  'outside-sepa': {
    nl: 'Van een rekening in dit land kan niet geïncasseerd worden.',
    en: 'An account in this country cannot be debited.',
  },
  'mandate-used-up': {
    nl: 'Deze machtiging was voor één incasso, en die is geweest.',
    en: 'This mandate was for one collection, which has been made.',
  },
  'mandate-revoked': { nl: 'De machtiging is ingetrokken.', en: 'The mandate was revoked.' },
  'mandate-paused': {
    nl: 'De machtiging staat op pauze omdat een incasso terugkwam. Bekijk eerst waarom.',
    en: 'The mandate is paused because a collection came back. See why first.',
  },
  'mandate-lapsed': {
    nl: 'De machtiging is langer dan 36 maanden niet gebruikt en daarmee vervallen. Vraag een nieuwe.',
    en: 'The mandate was not used for more than 36 months and has lapsed. Ask for a new one.',
  },
  'not-a-reference': {
    nl: 'Dit kenmerk kan niet in een bankbestand. Gebruik letters, cijfers en streepjes.',
    en: 'This reference cannot be used in a bank file. Use letters, digits and hyphens.',
  },
  'reference-twice': {
    nl: 'Dit kenmerk staat twee keer in de batch.',
    en: 'This reference occurs twice in the batch.',
  },
  'not-a-target-day': {
    nl: 'Op deze dag verwerken banken geen incasso’s. Kies een werkdag van de banken.',
    en: 'Banks process no direct debits on this day. Choose a working day of the banks.',
  },
  'collection-too-early': {
    nl: 'De bank heeft minstens één werkdag nodig. Kies een latere dag.',
    en: 'The bank needs at least one working day. Choose a later day.',
  },
  'not-a-creditor-id': {
    nl: 'Dit is geen geldig incassant-ID. U vindt het in uw incassocontract, zoals NL69ZZZ123456780000.',
    en: 'This is not a valid creditor identifier. You will find it in your contract with the bank, such as NL69ZZZ123456780000.',
  },
  'no-debits': {
    nl: 'Er staat geen enkele incasso in de batch.',
    en: 'There is no collection in the batch.',
  },
  'name-not-latin': {
    nl: 'Schrijf de naam in gewone letters: banken lezen geen ander schrift.',
    en: 'Write the name in Latin letters: banks read no other script.',
  },
  'no-creditor-id': {
    nl: 'Vul eerst uw incassant-ID in. U vindt het in uw incassocontract met de bank.',
    en: 'Enter your creditor identifier first. You find it in your contract with the bank.',
  },
  'in-dispute': {
    nl: 'Over deze factuur loopt een geschil.',
    en: 'This invoice is in dispute.',
  },
  'collected-before-restore': {
    nl: 'Is geïncasseerd vóór een back-up werd teruggezet. Kijk eerst wat ervan is geworden.',
    en: 'Was collected before a backup was put back. See first what became of it.',
  },
  'not-days': {
    nl: 'Vul een aantal dagen in, van 1 tot en met 365 (om te betalen hoogstens 90).',
    en: 'Enter a number of days from 1 to 365 (to pay at most 90).',
  },
  'not-next': {
    nl: 'Dit tarief moet ingaan op de dag na de laatste in de tabel.',
    en: 'This rate must begin on the day after the last one in the table.',
  },
  'not-half-years': {
    nl: 'De wettelijke rente geldt per half jaar: van 1 januari of 1 juli tot en met 30 juni of 31 december.',
    en: 'Statutory interest is set per half year: from 1 January or 1 July to 30 June or 31 December.',
  },
  'not-a-percentage': {
    nl: 'Vul een percentage van 0 tot en met 100 in.',
    en: 'Enter a percentage from 0 to 100.',
  },
}
