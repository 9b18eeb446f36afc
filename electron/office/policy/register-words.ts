/** The words of the register of processing, in both languages. */
import type { Language } from '../../../shared/language'
import type { Persons } from './classes'

const dutch = {
  title: 'Register van verwerkingen',
  intro:
    'Welke persoonsgegevens wij verwerken, waarvoor, van wie, wie ze krijgt en hoelang ze blijven (artikel 30, eerste lid, AVG). Opgemaakt uit het bewaarbeleid dat ons kantoorprogramma zelf uitvoert.',
  controller: 'Verwerkingsverantwoordelijke',
  address: 'Adres',
  kvk: 'KVK-nummer',
  contact: 'Contact over privacy',
  version: 'Versie van het bewaarbeleid',
  made: 'Opgemaakt op',
  activities: 'Verwerkingen',
  what: 'Gegevens',
  purpose: 'Doel',
  basis: 'Grondslag',
  persons: 'Van wie',
  personNames: {
    clients: 'klanten en hun contactpersonen',
    visitors: 'bezoekers van onze sites',
    askers: 'wie een privacyverzoek doet',
    staff: 'medewerkers',
  },
  kept: 'Bewaartermijn',
  then: 'Daarna',
  article: 'Wet',
  given: 'Ontvangers',
  recipients: 'Ontvangers',
  name: 'Naam',
  role: 'Als',
  data: 'Gegevens',
  country: 'Land',
  transfer: 'Doorgifte buiten de EER',
  no: 'nee',
  nobody: 'niemand',
  none: 'Geen.',
  measures: 'Beveiliging (artikel 32 AVG)',
}
type Words = Omit<typeof dutch, 'personNames'> & { personNames: Record<Persons, string> }

const english: Words = {
  title: 'Register of processing',
  intro:
    'Which personal data we process, what for, of whom, who receives them and how long they stay (article 30(1) GDPR). Made from the retention policy that our office program itself carries out.',
  controller: 'Controller',
  address: 'Address',
  kvk: 'KVK number',
  contact: 'Privacy contact',
  version: 'Version of the retention policy',
  made: 'Drawn up on',
  activities: 'Processing activities',
  what: 'Data',
  purpose: 'Purpose',
  basis: 'Basis',
  persons: 'Of whom',
  personNames: {
    clients: 'clients and their contact persons',
    visitors: 'visitors of our sites',
    askers: 'who makes a privacy request',
    staff: 'staff',
  },
  kept: 'Term',
  then: 'Afterwards',
  article: 'Law',
  given: 'Recipients',
  recipients: 'Recipients',
  name: 'Name',
  role: 'As',
  data: 'Data',
  country: 'Country',
  transfer: 'Transfer outside the EEA',
  no: 'no',
  nobody: 'nobody',
  none: 'None.',
  measures: 'Security (article 32 GDPR)',
}

export const registerWords: Record<Language, Words> = { nl: dutch, en: english }
