/** Approvals, archive and retention. */
import type { Language } from '../../../shared/language'
import type { MoveRefusal } from '../../../shared/privacy/request-state'
import type { Sentences } from './error-types'

export const privacySentences = {
  'log-being-read': {
    nl: 'Op een andere werkplek wordt al een log ingelezen. Probeer het opnieuw als dat klaar is.',
    en: 'A log is already being read at another desk. Try again when that is done.',
  },
  'approval-needed': {
    nl: 'Hiervoor is eerst de goedkeuring van een tweede persoon nodig.',
    en: 'A second person has to approve this first.',
  },
  'breach-closed': {
    nl: 'Dit datalek is al afgesloten.',
    en: 'This breach was closed already.',
  },
  'breach-unfinished': {
    nl: 'Er ontbreekt nog iets: een beslissing, een datum of de maatregelen. Vul dat eerst in.',
    en: 'Something is still lacking: a decision, a date or the measures. Fill that in first.',
  },
  'order-closed': {
    nl: 'Dit bevel is al afgesloten.',
    en: 'This order was closed already.',
  },
  'order-not-handed-over': {
    nl: 'Deze uitkomst klopt niet met wat er is overhandigd. Kies een andere uitkomst.',
    en: 'This outcome does not fit what was handed over. Choose another outcome.',
  },
  'order-no-preservation': {
    nl: 'Dit kan alleen bij een bewaringsbevel, en verlengen kan één keer.',
    en: 'This is only possible for a preservation order, and prolonging only once.',
  },
  'order-without-client': {
    nl: 'Bij dit bevel is er niets om te overhandigen. Sluit het af met de uitkomst die klopt.',
    en: 'There is nothing to hand over for this order. Close it with the outcome that fits.',
  },
  'hold-of-order': {
    nl: 'Deze blokkade hoort bij een bevel dat nog loopt. Sluit het bevel af, dan vervalt ze vanzelf.',
    en: 'This hold belongs to an order that is still open. Close the order, and it ends by itself.',
  },
  'approval-expired': {
    nl: 'De goedkeuring is verlopen. Vraag haar opnieuw.',
    en: 'The approval has expired. Ask for it again.',
  },
  'own-request': {
    nl: 'U hebt dit zelf aangevraagd; iemand anders moet erover beslissen.',
    en: 'You asked for this yourself; somebody else has to decide.',
  },
  'archive-damaged': {
    nl: ({ id }) =>
      `Archiefstuk ${id} is niet meer zoals het is verzegeld. Er is niets gewijzigd. Controleer het archief en zet zo nodig een back-up terug.`,
    en: ({ id }) =>
      `Archive item ${id} is no longer as it was sealed. Nothing was changed. Check the archive and put back a backup if needed.`,
  },
  'archive-destroyed': {
    nl: 'De bewaartermijn van dit archiefstuk is voorbij; het is vernietigd.',
    en: 'This archive item reached the end of its term and was destroyed.',
  },
  'ask-owner-first': {
    nl: ({ why }) => `${askOwner[why].nl} De eigenaar bekijkt eerst wat er gewist zou worden.`,
    en: ({ why }) => `${askOwner[why].en} The owner first looks at what would be erased.`,
  },
  'termination-has-come': {
    nl: 'Van deze klant zijn al gegevens gewist, dus de opzegdatum ligt vast. Komt de klant terug, voeg die dan opnieuw toe.',
    en: 'Data of this client are already gone, so the termination date is fixed. If the client comes back, add them anew.',
  },
  'termination-refused': {
    nl: ({ why }) =>
      why === 'before-client'
        ? 'Deze opzegdatum ligt vóór de eerste dag dat deze klant bekend is. Kijk de datum na.'
        : 'Deze opzegdatum ligt meer dan tien jaar weg. Kijk de datum na.',
    en: ({ why }) =>
      why === 'before-client'
        ? 'This termination date lies before the first day this client is known. Check the date.'
        : 'This termination date is more than ten years away. Check the date.',
  },
  'termination-unusual': {
    nl: 'Deze opzegdatum is ongewoon. Typ het jaartal nogmaals en geef een reden; daarna bevestigt de eigenaar de datum.',
    en: 'This termination date is out of the ordinary. Type the year once more and give a reason; the owner then confirms the date.',
  },
  'date-unconfirmed': {
    nl: 'De klok van deze computer is ver vooruitgegaan. Wat niet ongedaan te maken is, wacht tot de eigenaar op het startscherm bevestigt welke dag het is.',
    en: 'The clock of this computer went far ahead. What can’t be undone waits until the owner confirms on the start screen which day it is.',
  },
  'term-below-law': {
    nl: ({ article }) => `Korter mag niet: de wet eist een langere termijn (${article}).`,
    en: ({ article }) => `It may not be shorter: the law asks for a longer term (${article}).`,
  },
  'term-promised': {
    nl: 'Deze termijn ligt vast: de privacyverklaring belooft dat deze gegevens direct per de opzegdatum worden gewist. Een blokkade houdt ze vast zolang dat nodig is.',
    en: 'This term is fixed: the privacy statement promises that these data are erased on the termination date. A hold keeps them for as long as that is needed.',
  },
  'recipient-ended': {
    nl: 'Deze ontvanger krijgt geen gegevens meer. Zet hem eerst weer aan.',
    en: 'This recipient no longer receives data. Resume it first.',
  },
  'export-damaged': {
    nl: 'Het pakket was niet goed leesbaar en is daarom niet opgeslagen. Probeer het nog eens.',
    en: 'The package could not be read back properly, so it was not saved. Please try again.',
  },
  'books-untellable': {
    nl: ({ journal, transaction }) =>
      `De auditfile klopt niet${journal === '' ? '' : ` (dagboek ${journal}, boekstuk ${transaction})`} en is daarom niet opgeslagen. Er is niets veranderd. Meld dit aan de makers van Kluis.`,
    en: ({ journal, transaction }) =>
      `The audit file does not add up${journal === '' ? '' : ` (journal ${journal}, entry ${transaction})`}, so it was not saved. Nothing has changed. Please report this to the makers of Kluis.`,
  },
  'request-move': {
    nl: ({ why }) => moves[why].nl,
    en: ({ why }) => moves[why].en,
  },
  'requests-differ': {
    nl: 'Alleen twee verzoeken van dezelfde klant en van hetzelfde soort, die nog niet zijn beantwoord, kunnen worden samengevoegd.',
    en: 'Only two requests of the same client and the same kind, not answered yet, can be merged.',
  },
} satisfies Partial<Sentences>

const moves: Record<MoveRefusal, Record<Language, string>> = {
  'request-closed': {
    nl: 'Dit verzoek is gesloten; er staat niets meer in.',
    en: 'This request is closed; nothing is left in it.',
  },
  'request-answered': {
    nl: 'Dit verzoek is al beantwoord.',
    en: 'This request has already been answered.',
  },
  'before-receipt': {
    nl: 'Vandaag ligt vóór de dag van ontvangst. Kijk de datum van deze computer na.',
    en: 'Today is before the day of receipt. Check the date of this computer.',
  },
  'already-confirmed': {
    nl: 'De ontvangst is al bevestigd.',
    en: 'The receipt has already been confirmed.',
  },
  'identity-settled': {
    nl: 'Over wie dit vraagt, is al beslist.',
    en: 'Who is asking has already been established.',
  },
  'identity-first': {
    nl: 'Stel eerst vast dat het verzoek van deze persoon komt. Tot die tijd wacht het antwoord.',
    en: 'First make sure that the request comes from this person. Until then the answer waits.',
  },
  'identity-failed': {
    nl: 'Niet is vastgesteld dat het verzoek van deze persoon komt. Het kan alleen worden geweigerd.',
    en: 'It could not be established that the request comes from this person. It can only be refused.',
  },
  'person-not-known': {
    nl: 'Deze persoon is niet bekend. Kies eerst bij welke klant het verzoek hoort, of antwoord dat er geen gegevens zijn.',
    en: 'This person is not known. First choose the client the request belongs to, or answer that there are no data.',
  },
  'already-extended': {
    nl: 'Dit verzoek is al een keer verlengd; vaker mag niet.',
    en: 'This request has been extended once; more is not allowed.',
  },
  'extension-too-late': {
    nl: 'Verlengen kan alleen binnen de eerste maand na ontvangst.',
    en: 'Extending is possible only within the first month after receipt.',
  },
  'reason-missing': {
    nl: 'Schrijf eerst de reden op; die staat in de brief.',
    en: 'First write down the reason; the letter says it.',
  },
  'not-answered': {
    nl: 'Dit verzoek is nog niet beantwoord.',
    en: 'This request has not been answered yet.',
  },
  'other-type': {
    nl: 'Gegevens verbeteren kan alleen bij een verzoek om verbetering.',
    en: 'Data are put right only for a request for rectification.',
  },
  'nothing-changes': {
    nl: 'Er is niets veranderd: alles stond al zo.',
    en: 'Nothing was changed: all of it stood like that already.',
  },
  'tasks-open': {
    nl: 'Er staat elders nog iets open. Handel dat eerst af.',
    en: 'Something elsewhere is still open. Finish that first.',
  },
}

const askOwner = {
  'first-run': { nl: 'Dit is de eerste keer.', en: 'This is the first time.' },
  many: {
    nl: 'Het gaat om ongewoon veel gegevens.',
    en: 'This concerns an unusually large number of records.',
  },
  'clock-jump': {
    nl: 'De klok van deze computer is versprongen.',
    en: 'The clock of this computer has jumped.',
  },
}
