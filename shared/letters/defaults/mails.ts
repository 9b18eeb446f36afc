/** E-mails with a document and small print, as they are until an agency writes its own. */
import type { Language } from '../../language'
import type { LetterKindName } from '../kinds'
import type { Template } from '../template'

type DocumentText = Extract<LetterKindName, `${string}-mail` | `document-${string}` | 'quote-terms'>

export const documentTexts: Record<DocumentText, Record<Language, Template>> = {
  'invoice-mail': {
    nl: {
      subject: 'Factuur {nummer} van {bureau}',
      body: `{aanhef}

Bij deze e-mail vindt u factuur {nummer} van {factuurdatum}, voor een bedrag van {bedrag}.

{afwikkeling}

Hebt u vragen? Antwoord dan op deze e-mail.

Met vriendelijke groet,

{bureau}
{telefoon-bureau}
{website-bureau}`,
    },
    en: {
      subject: 'Invoice {number} from {agency}',
      body: `{salutation}

Please find attached invoice {number} of {invoice-date}, for an amount of {amount}.

{settlement}

If you have any questions, please reply to this e-mail.

Kind regards,

{agency}
{agency-phone}
{agency-website}`,
    },
  },
  'credit-mail': {
    nl: {
      subject: 'Creditfactuur {nummer} van {bureau}',
      body: `{aanhef}

Bij deze e-mail vindt u creditfactuur {nummer} van {factuurdatum} bij factuur {oorspronkelijk-nummer}, voor een bedrag van {bedrag}.

{afwikkeling}

Hebt u vragen? Antwoord dan op deze e-mail.

Met vriendelijke groet,

{bureau}
{telefoon-bureau}
{website-bureau}`,
    },
    en: {
      subject: 'Credit note {number} from {agency}',
      body: `{salutation}

Please find attached credit note {number} of {invoice-date} to invoice {original-number}, for an amount of {amount}.

{settlement}

If you have any questions, please reply to this e-mail.

Kind regards,

{agency}
{agency-phone}
{agency-website}`,
    },
  },
  'statement-mail': {
    nl: {
      subject: 'Rekeningoverzicht van {bureau}',
      body: `{aanhef}

Bij deze e-mail vindt u een overzicht van uw facturen en betalingen tot en met {datum}. Er staat {openstaand-bedrag} open.

Hebt u vragen? Antwoord dan op deze e-mail.

Met vriendelijke groet,

{bureau}
{telefoon-bureau}
{website-bureau}`,
    },
    en: {
      subject: 'Statement of account from {agency}',
      body: `{salutation}

Please find attached a statement of your invoices and payments up to and including {date}. The balance outstanding is {amount-open}.

If you have any questions, please reply to this e-mail.

Kind regards,

{agency}
{agency-phone}
{agency-website}`,
    },
  },
  'quote-mail': {
    nl: {
      subject: 'Offerte {nummer} van {bureau}',
      body: `{aanhef}

Bij deze e-mail vindt u offerte {nummer} van {factuurdatum}, voor een bedrag van {bedrag}. De offerte is geldig tot en met {geldig-tot}.

Gaat u akkoord? Antwoord dan op deze e-mail. Ook als u vragen hebt, horen wij dat graag.

Met vriendelijke groet,

{bureau}
{telefoon-bureau}
{website-bureau}`,
    },
    en: {
      subject: 'Quote {number} from {agency}',
      body: `{salutation}

Please find attached quote {number} of {invoice-date}, for an amount of {amount}. It is valid up to and including {valid-until}.

If you agree, please reply to this e-mail. If you have any questions, we are glad to hear from you.

Kind regards,

{agency}
{agency-phone}
{agency-website}`,
    },
  },
  // Nothing is printed but what every document has, until an agency writes its own.
  'document-terms': { nl: { subject: null, body: '' }, en: { subject: null, body: '' } },
  'quote-terms': { nl: { subject: null, body: '' }, en: { subject: null, body: '' } },
  'document-footer': { nl: { subject: null, body: '' }, en: { subject: null, body: '' } },
}
