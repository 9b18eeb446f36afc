/** Reminders and the announcement of a direct debit, as they are until an agency writes its own. */
import type { Language } from '../../language'
import type { LetterKindName } from '../kinds'
import type { Template } from '../template'

type CollectionLetter = Extract<LetterKindName, `reminder-${string}` | 'pre-notification'>

export const collectionLetters: Record<CollectionLetter, Record<Language, Template>> = {
  'reminder-friendly': {
    nl: {
      subject: 'Herinnering: factuur {nummer}',
      body: `{aanhef}

Misschien is het aan uw aandacht ontsnapt: factuur {nummer} van {factuurdatum} is nog niet betaald. De betaaltermijn liep af op {vervaldatum}.

Openstaand: {openstaand-bedrag}

Wilt u dit bedrag uiterlijk {uiterste-betaaldatum} overmaken op rekening {rekening} ten name van {rekeninghouder}, onder vermelding van {nummer}? De factuur zit als bijlage bij dit bericht.

Hebt u al betaald? Dan kunt u dit bericht als niet verzonden beschouwen. Klopt er iets niet, laat het ons dan weten.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Reminder: invoice {number}',
      body: `{salutation}

It may have slipped your attention: invoice {number} of {invoice-date} has not been paid yet. It was due on {due-date}.

Outstanding: {amount-open}

Please transfer this amount no later than {pay-by} to account {account} in the name of {account-holder}, quoting {number}. The invoice is attached.

If you have already paid, please disregard this message. If anything is not right, do let us know.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'reminder-first': {
    nl: {
      subject: 'Aanmaning: factuur {nummer} is nog niet betaald',
      body: `{aanhef}

Factuur {nummer} van {factuurdatum} is nog niet betaald, ook niet na onze herinnering. De betaaltermijn liep af op {vervaldatum}; dat is nu {dagen-te-laat} dagen geleden.

Openstaand: {openstaand-bedrag}

Wij verzoeken u dit bedrag uiterlijk {uiterste-betaaldatum} over te maken op rekening {rekening} ten name van {rekeninghouder}, onder vermelding van {nummer}.

Kunt u niet in één keer betalen, of bent u het niet eens met de factuur? Neem dan vóór die datum contact met ons op.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Second reminder: invoice {number} has not been paid',
      body: `{salutation}

Invoice {number} of {invoice-date} has not been paid, not even after our reminder. It was due on {due-date}, {days-late} days ago.

Outstanding: {amount-open}

Please transfer this amount no later than {pay-by} to account {account} in the name of {account-holder}, quoting {number}.

If you cannot pay it at once, or do not agree with the invoice, please contact us before that date.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'reminder-final': {
    nl: {
      subject: 'Laatste aanmaning: factuur {nummer}',
      body: `{aanhef}

Ondanks onze eerdere berichten is factuur {nummer} van {factuurdatum} niet betaald. U bent daarom wettelijke rente en incassokosten verschuldigd.

Openstaand: {openstaand-bedrag}
Wettelijke handelsrente tot en met {rente-tot-en-met}: {rente}
Incassokosten: {incassokosten}
Samen te betalen: {totaal}

Wij sommeren u dit bedrag uiterlijk {uiterste-betaaldatum} over te maken op rekening {rekening} ten name van {rekeninghouder}, onder vermelding van {nummer}. Betaalt u niet, dan kunnen wij onze dienstverlening opschorten en de vordering uit handen geven. De rente loopt door tot de dag van betaling.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Final notice: invoice {number}',
      body: `{salutation}

In spite of our earlier messages invoice {number} of {invoice-date} has not been paid. You therefore owe statutory interest and collection costs.

Outstanding: {amount-open}
Statutory commercial interest up to and including {interest-up-to}: {interest}
Collection costs: {collection-costs}
Total to be paid: {total}

We demand that you transfer this amount no later than {pay-by} to account {account} in the name of {account-holder}, quoting {number}. If you do not pay, we may suspend our services and hand over the claim for collection. Interest runs until the day of payment.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'reminder-final-plain': {
    nl: {
      subject: 'Laatste aanmaning: factuur {nummer}',
      body: `{aanhef}

Ondanks onze eerdere berichten is factuur {nummer} van {factuurdatum} niet betaald. De betaaltermijn liep af op {vervaldatum}; dat is nu {dagen-te-laat} dagen geleden.

Openstaand: {openstaand-bedrag}

Wij sommeren u dit bedrag uiterlijk {uiterste-betaaldatum} over te maken op rekening {rekening} ten name van {rekeninghouder}, onder vermelding van {nummer}. Betaalt u niet, dan kunnen wij onze dienstverlening opschorten en de vordering uit handen geven.

Lukt het niet om te betalen, of bent u het niet eens met de factuur? Neem dan vóór die datum contact met ons op.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Final notice: invoice {number}',
      body: `{salutation}

In spite of our earlier messages invoice {number} of {invoice-date} has not been paid. It was due on {due-date}, {days-late} days ago.

Outstanding: {amount-open}

We demand that you transfer this amount no later than {pay-by} to account {account} in the name of {account-holder}, quoting {number}. If you do not pay, we may suspend our services and hand over the claim for collection.

If you are not able to pay, or do not agree with the invoice, please contact us before that date.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'reminder-final-consumer': {
    nl: {
      subject: 'Laatste aanmaning: factuur {nummer}',
      body: `{aanhef}

Ondanks onze eerdere berichten is factuur {nummer} van {factuurdatum} niet betaald. De betaaltermijn liep af op {vervaldatum}.

Openstaand: {openstaand-bedrag}
Wettelijke rente tot en met {rente-tot-en-met}: {rente}

U kunt nog zonder incassokosten betalen. Dat kan tot en met veertien dagen vanaf de dag nadat u deze brief hebt ontvangen. Maak het bedrag over op rekening {rekening} ten name van {rekeninghouder}, onder vermelding van {nummer}.

Betaalt u niet binnen die veertien dagen, dan bent u ook incassokosten verschuldigd. Die bedragen {incassokosten}, berekend volgens het Besluit vergoeding voor buitengerechtelijke incassokosten. Ook kunnen wij dan onze dienstverlening opschorten.

Lukt het niet om te betalen, of bent u het niet eens met de factuur? Neem dan contact met ons op; wij zoeken graag samen naar een oplossing.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Final notice: invoice {number}',
      body: `{salutation}

In spite of our earlier messages invoice {number} of {invoice-date} has not been paid. It was due on {due-date}.

Outstanding: {amount-open}
Statutory interest up to and including {interest-up-to}: {interest}

You can still pay without collection costs, within fourteen days counted from the day after you received this letter. Please transfer the amount to account {account} in the name of {account-holder}, quoting {number}.

If you do not pay within these fourteen days, you will also owe collection costs. These are {collection-costs}, computed under the Dutch decree on extrajudicial collection costs. We may then also suspend our services.

If you are not able to pay, or do not agree with the invoice, please contact us; we are glad to look for a solution together.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'reminder-final-joint': {
    nl: {
      subject: 'Laatste aanmaning: uw openstaande facturen',
      body: `{aanhef}

Ondanks onze eerdere berichten zijn deze facturen niet betaald:

{openstaande-facturen}

Samen openstaand: {openstaand-bedrag}
Wettelijke rente tot en met {rente-tot-en-met}: {rente}

U kunt nog zonder incassokosten betalen. Dat kan tot en met veertien dagen vanaf de dag nadat u deze brief hebt ontvangen. Maak het bedrag over op rekening {rekening} ten name van {rekeninghouder}, onder vermelding van uw klantnummer {klantnummer} en de factuurnummers.

Betaalt u niet binnen die veertien dagen, dan bent u ook incassokosten verschuldigd. Die bedragen {incassokosten} over alle facturen samen, berekend volgens het Besluit vergoeding voor buitengerechtelijke incassokosten. Ook kunnen wij dan onze dienstverlening opschorten.

Lukt het niet om te betalen, of bent u het niet eens met een van de facturen? Neem dan contact met ons op; wij zoeken graag samen naar een oplossing.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Final notice: your unpaid invoices',
      body: `{salutation}

In spite of our earlier messages these invoices have not been paid:

{open-invoices}

Outstanding together: {amount-open}
Statutory interest up to and including {interest-up-to}: {interest}

You can still pay without collection costs, within fourteen days counted from the day after you received this letter. Please transfer the amount to account {account} in the name of {account-holder}, quoting your client number {client-number} and the invoice numbers.

If you do not pay within these fourteen days, you will also owe collection costs. These are {collection-costs} over all invoices together, computed under the Dutch decree on extrajudicial collection costs. We may then also suspend our services.

If you are not able to pay, or do not agree with one of the invoices, please contact us; we are glad to look for a solution together.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'pre-notification': {
    nl: {
      subject: 'Aankondiging incasso: factuur {nummer}',
      body: `{aanhef}

Op of rond {incassodatum} schrijven wij {openstaand-bedrag} van uw rekening {rekening-klant} af, voor factuur {nummer} van {factuurdatum}.

Incassant: {rekeninghouder}
Incassant-ID: {incassant-id}
Kenmerk van uw machtiging: {machtiging}

Wilt u ervoor zorgen dat er op die dag genoeg op uw rekening staat? Klopt er iets niet, laat het ons dan vóór die dag weten.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Announcement of direct debit: invoice {number}',
      body: `{salutation}

On or about {collection-date} we will collect {amount-open} from your account {client-account}, for invoice {number} of {invoice-date}.

Creditor: {account-holder}
Creditor identifier: {creditor-id}
Reference of your mandate: {mandate}

Please see to it that there is enough in your account on that day. If anything is not right, please let us know before then.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
}
