/** Requests of clients. */
import type { Language } from '../../../shared/language'
import type { DecisionProblem } from '../../../shared/requests/decision'
import type { RequestFileProblem } from '../../../shared/requests/request-file'
import type { Sentences } from './error-types'

export const requestsSentences = {
  'request-refused': {
    nl: ({ problem }) => refusals[problem].nl,
    en: ({ problem }) => refusals[problem].en,
  },
  'request-decision': {
    nl: ({ why }) => decisions[why].nl,
    en: ({ why }) => decisions[why].en,
  },
} as const satisfies Pick<Sentences, 'request-refused' | 'request-decision'>

const decisions: Record<DecisionProblem, Record<Language, string>> = {
  decided: {
    nl: 'Over dit verzoek is al beslist. Er is niets nog een keer gedaan.',
    en: 'This request was decided before. Nothing was done again.',
  },
  held: {
    nl: 'Over dit verzoek was al beslist voordat er een back-up werd teruggezet. Kijk eerst na of het is uitgevoerd.',
    en: 'This request was decided before a backup was put back. First look whether it was carried out.',
  },
  'in-register': {
    nl: 'Dit verzoek gaat over de eigen gegevens en wordt beantwoord als privacyverzoek, met een eigen termijn. Neem het op; weigeren kan daar.',
    en: 'This request is about the person’s own data and is answered as a privacy request, with a term of its own. Accept it; refusing is done there.',
  },
  'no-letter': {
    nl: 'Die brief past niet bij dit verzoek zoals het nu is.',
    en: 'That letter does not fit this request as it is now.',
  },
  'service-gone': {
    nl: 'De dienst waarover dit gaat, is er niet meer. Neem contact op met de klant.',
    en: 'The service this is about is not there any more. Contact the client.',
  },
  'service-ended': {
    nl: 'Deze dienst is al opgezegd. Er is niets veranderd.',
    en: 'This service was cancelled already. Nothing changed.',
  },
  'item-gone': {
    nl: 'Dit wordt niet meer verkocht. Spreek met de klant iets anders af.',
    en: 'This is not sold any more. Agree on something else with the client.',
  },
  'same-item': {
    nl: 'De klant heeft deze dienst al zo. Er is niets te veranderen.',
    en: 'The client has the service like this already. There is nothing to change.',
  },
  'too-late': {
    nl: 'De bedenktijd is voorbij, of geldt niet voor deze overeenkomst. Weiger de herroeping, of leg een gewone opzegging vast.',
    en: 'The days to withdraw are over, or do not hold for this contract. Refuse the withdrawal, or register an ordinary cancellation.',
  },
  'client-leaves': {
    nl: 'Deze klant is opgezegd en kan niets nieuws bestellen. Maak de opzegging eerst ongedaan.',
    en: 'This client has left and cannot order anything new. Undo the termination first.',
  },
  'nothing-changes': {
    nl: 'De gegevens staan al zoals de klant ze wil, of geen ervan kan zo worden opgeslagen.',
    en: 'The data are already as the client wants them, or none of them can be saved like this.',
  },
  'login-lapsed': {
    nl: 'Deze login is niet (meer) bewaard: de tijd waarvoor hij nodig was, is voorbij. Vraag de klant zo nodig om een nieuwe.',
    en: 'This login is not kept (any more): the time it was needed for has passed. Ask the client for a new one if need be.',
  },
}

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
  'secret-in-text': {
    nl: 'In een toelichting van dit verzoek staat het wachtwoord van een login. Dat bewaart Kluis niet, dus er is niets ingelezen. Vraag de klant het verzoek opnieuw te maken, met het wachtwoord alleen in het veld daarvoor.',
    en: 'A remark in this request holds the password of a login. Kluis does not keep that, so nothing was taken in. Ask the client to make the request anew, with the password only in its own field.',
  },
  used: {
    nl: 'Dit verzoek is al eerder ingelezen. Er is niets dubbel gedaan.',
    en: 'This request was read before. Nothing was done twice.',
  },
}
