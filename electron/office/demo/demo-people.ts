/** Invented people and companies for the demo office. Any likeness is chance. */
export interface DemoClient {
  company: string | null
  first: string
  last: string
  street: string
  house: string
  postcode: string
  town: string
  iban: string
}

const companies = [
  'Bakkerij De Gouden Aar',
  'Fietsenwerkplaats Wieler B.V.',
  'Hoveniersbedrijf Groenendaal',
  'Notariskantoor Van der Meulen',
  'Restaurant De Zilveren Lepel',
  'Schildersbedrijf Kwast & Co',
  'Tandartspraktijk Lindelaan',
  'Stichting Buurthuis Oost',
  'Yogastudio Ademruimte',
  'Kapsalon Knip',
  'Architectenbureau Lijnspel B.V.',
  'Dierenkliniek De Poot',
  'Muziekschool Allegro',
  'Wijnhandel Druif & Zo',
  'Zeilschool Buitenwater',
  'Boekhandel Het Open Boek',
  'Installatiebedrijf Waterman B.V.',
  'Fysiotherapie Beweegpunt',
] as const

const first = [
  'Anouk',
  'Bram',
  'Carla',
  'Daan',
  'Eva',
  'Fatima',
  'Gijs',
  'Hanna',
  'Imran',
  'Jeroen',
  'Karin',
  'Lotte',
  'Mees',
  'Noor',
  'Olivier',
  'Pien',
  'Ruben',
  'Sanne',
  'Timo',
  'Yara',
]
const last = [
  'de Vries',
  'Jansen',
  'Bakker',
  'Yılmaz',
  'van den Berg',
  'Smit',
  'El Amrani',
  'Mulder',
  'de Boer',
  'Dekker',
  'Kuipers',
  'Postma',
  'Hoekstra',
  'Nguyen',
  'Willems',
  'Kramer',
]
const streets = [
  'Lindelaan',
  'Kerkstraat',
  'Molenweg',
  'Havenkade',
  'Stationsplein',
  'Prinsengracht',
  'Dorpsstraat',
  'Beukenhof',
  'Oude Dijk',
  'Rozengracht',
]
const towns = [
  ['Utrecht', '3511'],
  ['Amersfoort', '3811'],
  ['Haarlem', '2011'],
  ['Zwolle', '8011'],
  ['Delft', '2611'],
  ['Groningen', '9711'],
  ['Nijmegen', '6511'],
  ['Breda', '4811'],
] as const

const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length]
  if (found === undefined) throw new RangeError('an empty list')
  return found
}

/** A valid Dutch IBAN of an invented account (ISO 13616 check digits). */
export const demoIban = (account: number): string => {
  const bank = 'RABO'
  const number = String(account).padStart(10, '0')
  const letters = [...bank].map((letter) => String(letter.charCodeAt(0) - 55)).join('')
  const check = 98 - Number(BigInt(`${letters}${number}232100`) % 97n)
  return `NL${String(check).padStart(2, '0')}${bank}${number}`
}

/** `count` clients, always the same ones; two in three are companies. */
export const demoClients = (count: number): DemoClient[] =>
  Array.from({ length: count }, (_, at) => {
    const [town, area] = pick(towns, at * 3)
    const company = at % 3 === 2 ? null : pick(companies, Math.floor((at * 2) / 3))
    const letters = `${String.fromCharCode(65 + (at % 17))}${String.fromCharCode(66 + (at % 13))}`
    return {
      company,
      first: pick(first, at * 7),
      last: pick(last, at * 5),
      street: pick(streets, at * 3 + 1),
      house: String(((at * 37) % 180) + 1),
      postcode: `${area} ${letters.startsWith('S') ? 'KT' : letters}`,
      town,
      iban: demoIban(300_000_000 + at * 7919),
    }
  })

/** What the agency sells: description, price per unit in cents. */
export const demoServices: readonly { text: string; cents: number; quantity: number }[] = [
  { text: 'Webhosting Plus, per jaar', cents: 18_000, quantity: 1000 },
  { text: 'Domeinnaam .nl, per jaar', cents: 1250, quantity: 2000 },
  { text: 'SSL-certificaat, per jaar', cents: 4900, quantity: 1000 },
  { text: 'Onderhoud website, per uur', cents: 8500, quantity: 3500 },
  { text: 'Ontwerp en bouw website, eerste termijn', cents: 145_000, quantity: 1000 },
  { text: 'Teksten zoekmachine-optimalisatie, per uur', cents: 7500, quantity: 6000 },
]
