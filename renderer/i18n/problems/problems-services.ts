/** Problems of what is sold, and of what clients have of it. */
import type { ProblemSentences } from './problem-types'

export const servicesProblems: ProblemSentences = {
  'field-gone': {
    nl: 'Dit gegeven staat niet meer op de kaart.',
    en: 'This is not on the card any more.',
  },
  'not-an-ip': {
    nl: 'Dit is geen IP-adres, zoals 192.0.2.7 of 2001:db8::1.',
    en: 'This is no IP address, such as 192.0.2.7 or 2001:db8::1.',
  },
  'brace-alone': {
    nl: 'Er staat een losse accolade in de tekst. Haal haar weg, of sluit het veld.',
    en: 'There is a stray brace in the text. Remove it, or close the field.',
  },
  'not-a-period': {
    nl: 'Kies een periode uit de lijst.',
    en: 'Choose a period from the list.',
  },
  'notice-too-long': {
    nl: 'De opzegtermijn is hoogstens twaalf maanden.',
    en: 'The notice period can be twelve months at most.',
  },
  'not-a-top-level': {
    nl: 'Dit is geen extensie, zoals nl of co.uk.',
    en: 'This is not a top-level domain, such as nl or co.uk.',
  },
  'too-far-ahead': {
    nl: 'Factureer hoogstens drie maanden vooruit.',
    en: 'You can bill at most three months ahead.',
  },
  'not-a-duration': {
    nl: 'Typ een duur, zoals 1:30, 1,5 of 90 min.',
    en: 'Type a duration, such as 1:30, 1.5 or 90 min.',
  },
  'past-2150': {
    nl: 'Kies een dag tot en met 2150.',
    en: 'Choose a day up to and including 2150.',
  },
  'too-long-ahead': {
    nl: 'Bekijk hoogstens twee jaar tegelijk.',
    en: 'You can look at two years at once at most.',
  },
  'term-too-long': {
    nl: 'Een termijn is hoogstens tien jaar.',
    en: 'A term can be ten years at most.',
  },
  'client-leaves': {
    nl: 'Deze klant heeft een opzegdatum. Trek die eerst in.',
    en: 'This client has a termination date. Take it back first.',
  },
  'not-sold-per-period': {
    nl: 'Kies iets dat u per periode verkoopt en dat niet is vervallen.',
    en: 'Choose something you sell per period and that was not retired.',
  },
  'domain-billed': {
    nl: ({ client }) => `Voor dit domein loopt dit al bij klant ${String(client)}.`,
    en: ({ client }) => `For this domain this runs already at client ${String(client)}.`,
  },
  'billed-already': {
    nl: 'Hiervan is al gefactureerd; begin en periode liggen vast.',
    en: 'This has already been billed; its start and period can no longer change.',
  },
  'after-end': {
    nl: 'Dit ligt na de dag waarop de dienst eindigt.',
    en: 'This is after the day the service ends.',
  },
  'outside-subscription': {
    nl: 'Kies een dag waarop de dienst loopt.',
    en: 'Choose a day on which the service runs.',
  },
  'domain-address': {
    nl: 'Typ alleen de domeinnaam, zoals voorbeeld.nl.',
    en: 'Type the domain name only, such as example.nl.',
  },
  'domain-no-dot': {
    nl: 'De extensie ontbreekt, zoals .nl.',
    en: 'The top-level domain is missing, such as .nl.',
  },
  'domain-too-long': {
    nl: 'Zo lang kan een domeinnaam niet zijn.',
    en: 'A domain name cannot be this long.',
  },
  'domain-characters': {
    nl: 'Hierin staat een teken dat in geen domeinnaam kan.',
    en: 'This contains a character that no domain name can have.',
  },
  'domain-top-level': {
    nl: 'Een domeinnaam eindigt niet op alleen cijfers.',
    en: 'A domain name does not end in digits alone.',
  },
  'domain-empty': { nl: 'Vul dit in.', en: 'Fill this in.' },
}
