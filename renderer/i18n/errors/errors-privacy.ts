/** Approvals, archive and retention. */
import type { Sentences } from './error-types'

export const privacySentences = {
  'approval-needed': {
    nl: 'Hiervoor is eerst de goedkeuring van een tweede persoon nodig.',
    en: 'A second person has to approve this first.',
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
    en: 'This recipient gets no data any more. Resume it first.',
  },
} satisfies Partial<Sentences>

const askOwner = {
  'first-run': { nl: 'Dit is de eerste keer.', en: 'This is the first time.' },
  many: { nl: 'Het gaat om ongewoon veel gegevens.', en: 'This concerns unusually many records.' },
  'clock-jump': {
    nl: 'De klok van deze computer is versprongen.',
    en: 'The clock of this computer has jumped.',
  },
}
