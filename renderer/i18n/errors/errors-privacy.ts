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
    nl: 'De opzegdatum is voorbij: gegevens worden of zijn al gewist, dus de datum ligt vast. Komt de klant terug, voeg die dan opnieuw toe.',
    en: 'The termination date has passed: data are being erased or are gone, so the date is fixed. If the client comes back, add them anew.',
  },
  'term-below-law': {
    nl: ({ article }) => `Korter mag niet: de wet eist een langere termijn (${article}).`,
    en: ({ article }) => `It may not be shorter: the law asks for a longer term (${article}).`,
  },
  'term-promised': {
    nl: 'Deze termijn ligt vast: de privacyverklaring belooft dat deze gegevens direct per de opzegdatum worden gewist. Een blokkade houdt ze vast zolang dat nodig is.',
    en: 'This term is fixed: the privacy statement promises that these data are erased on the termination date. A hold keeps them for as long as that is needed.',
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
