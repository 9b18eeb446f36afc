/** Quotes, and the invoices they are billed by. */
import { formatDate } from '../../../shared/dates'
import type { Sentences } from './error-types'

export const quoteSentences = {
  'quote-sent': {
    nl: 'Deze offerte is verstuurd en verandert niet meer. Maak een kopie als er iets anders moet.',
    en: 'This quote was sent and does not change any more. Make a copy if something has to differ.',
  },
  'quote-not-sent': {
    nl: 'Deze offerte is nog niet verstuurd.',
    en: 'This quote was not sent yet.',
  },
  'quote-incomplete': {
    nl: 'De offerte is nog niet compleet.',
    en: 'The quote is not complete yet.',
  },
  'quote-decided': {
    nl: 'Deze offerte is al afgehandeld.',
    en: 'This quote was dealt with already.',
  },
  'quote-lapsed': {
    nl: ({ until }) =>
      `De offerte was geldig tot en met ${formatDate(until, 'nl')}. Houdt u zich er toch aan? Bevestig het dan.`,
    en: ({ until }) =>
      `The quote was valid up to and including ${formatDate(until, 'en')}. If you stand by it all the same, confirm that.`,
  },
  'quote-not-accepted': {
    nl: 'Deze offerte is niet aanvaard.',
    en: 'This quote was not accepted.',
  },
  'quote-billed': {
    nl: 'Van deze offerte is al iets gefactureerd, of een dienst gemaakt. Dit ligt daarom vast.',
    en: 'Something of this quote was billed already, or became a service. That is why this stands fast.',
  },
  'billed-by-quote': {
    nl: 'Deze factuur hoort bij een offerte. Crediteer haar, en factureer haar bij de offerte opnieuw.',
    en: 'This invoice belongs to a quote. Credit it, and bill it anew at the quote.',
  },
  'quote-step-waits': {
    nl: ({ nth }) =>
      `Maak eerst de factuur van termijn ${nth} definitief. De laatste factuur trekt die af.`,
    en: ({ nth }) => `Issue the invoice of instalment ${nth} first. The last invoice deducts it.`,
  },
  'quote-held': {
    nl: 'Van deze offerte is gefactureerd met een factuur die niet in de teruggezette back-up staat. Kijk dat eerst na bij de offerte.',
    en: 'This quote was billed by an invoice that is not in the backup that was put back. Look into that at the quote first.',
  },
  'deduction-stays': {
    nl: 'Wat deze factuur aan voorschotten aftrekt, volgt uit die facturen. Laat die regels staan.',
    en: 'What this invoice deducts of down payments follows from those invoices. Leave those lines as they are.',
  },
  'deduction-outdated': {
    nl: ({ number }) =>
      `Van voorschotfactuur ${number} staat nu een ander bedrag dan hier is afgetrokken. Gooi dit concept weg en maak het opnieuw bij de offerte.`,
    en: ({ number }) =>
      `What stands of down payment invoice ${number} now is not what is deducted here. Throw this draft away and make it anew at the quote.`,
  },
  'down-payment-deducted': {
    nl: ({ number }) =>
      `Dit voorschot is afgetrokken op factuur ${number}. Crediteer eerst die factuur.`,
    en: ({ number }) =>
      `This down payment was deducted on invoice ${number}. Credit that invoice first.`,
  },
} satisfies Partial<Sentences>
