/** Requests of clients. */
import type { Language } from '../../../shared/language'
import type { RequestFileProblem } from '../../../shared/requests/request-file'
import type { Sentences } from './error-types'

export const requestsSentences = {
  'request-refused': {
    nl: ({ problem }) => refusals[problem].nl,
    en: ({ problem }) => refusals[problem].en,
  },
} as const satisfies Pick<Sentences, 'request-refused'>

const refusals: Record<RequestFileProblem, Record<Language, string>> = {
  'too-large': {
    nl: 'Dit bestand is veel groter dan een verzoekbestand. Vraag de klant om het bestand dat de portaalpagina heeft opgeslagen.',
    en: 'This file is much larger than a request file. Ask the client for the file that the portal page saved.',
  },
  'not-a-request': {
    nl: 'Dit is geen verzoekbestand uit een klantportaal, of het is onderweg beschadigd. Vraag de klant het opnieuw te sturen, als bijlage.',
    en: 'This is no request file of a client portal, or it was damaged on the way. Ask the client to send it again, as an attachment.',
  },
  newer: {
    nl: 'Dit verzoek komt uit een portaalbestand van een nieuwere Kluis. Werk Kluis eerst bij.',
    en: 'This request comes from a portal file of a newer Kluis. Update Kluis first.',
  },
  'other-office': {
    nl: 'Dit verzoek is voor een ander kantoor bedoeld. Kluis kan het niet lezen.',
    en: 'This request is meant for another office. Kluis cannot read it.',
  },
  'unknown-file': {
    nl: 'Dit verzoek is gemaakt met een portaalbestand dat hier niet (meer) bekend is. Geef de klant een nieuw portaalbestand.',
    en: 'This request was made with a portal file that is not known here (any more). Give the client a new portal file.',
  },
  expired: {
    nl: 'Dit verzoek kwam binnen na de laatste dag van het portaalbestand. Neem contact op met de klant en geef een nieuw portaalbestand.',
    en: 'This request came in after the last day of its portal file. Contact the client and give a new portal file.',
  },
  changed: {
    nl: 'Dit verzoek is veranderd nadat het is gemaakt, of gemaakt zonder het wachtwoord. Voer het niet uit. Bel de klant op een nummer dat u kent.',
    en: 'This request was changed after it was made, or made without the password. Do not carry it out. Call the client on a number you know.',
  },
  'not-understood': {
    nl: 'Dit verzoek is met het wachtwoord gemaakt, maar bevat iets wat de portaalpagina niet opslaat. Voer het niet uit. Vraag de klant wat de bedoeling is.',
    en: 'This request was made with the password, but holds something the portal page does not save. Do not carry it out. Ask the client what is meant.',
  },
  used: {
    nl: 'Dit verzoek is al eerder ingelezen. Er is niets dubbel gedaan.',
    en: 'This request was read before. Nothing was done twice.',
  },
}
