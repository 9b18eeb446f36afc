/** The sentences of the privacy statement around what the policy, the terms and the register say. */
import type { RecipientKind } from '../../../shared/disclosures/contract'
import type { Language } from '../../../shared/language'
import type { Topic } from '../../../shared/policy/statement'
import type { RequestType } from '../../../shared/privacy/request-state'

interface Words {
  title: string
  kvk: string
  intro(agency: string): string
  madeFrom(version: string, on: string): string
  titles: Record<Topic, string>
  what: string
  why: string
  basis: string
  kept: string
  then: string
  thens: { erase: string; 'seal-then-destroy': string }
  data: string[]
  business: string
  portal: string[]
  logs: string[]
  logsKept: string
  logins: string[]
  traces(term: string): string
  security: string[]
  recipients: string
  noRecipients: string
  who: string
  role: string
  where: string
  roles: Record<RecipientKind, string>
  outside: string
  order: string
  terms: string[]
  archive(term: string): string
  backups(days: number): string
  rights: string
  rightNames: Record<RequestType, string>
  objections(uses: string): string
  contact(address: string): string
  answer: string
  cases(term: string): string
  identity: string[]
}

const dutch: Words = {
  title: 'Privacyverklaring',
  kvk: 'KVK-nummer',
  intro: (agency) =>
    `${agency} gaat zorgvuldig om met uw gegevens en vraagt niet meer dan nodig is. Hier leest u welke gegevens wij van u hebben, waarvoor wij die gebruiken, wie ze krijgt, hoelang ze blijven en wat uw rechten zijn.`,
  madeFrom: (version, on) => `Versie ${version} van ons bewaarbeleid, opgemaakt op ${on}.`,
  titles: {
    data: 'Welke gegevens wij van u hebben',
    portal: 'Het klantportaal',
    logs: 'Gegevens over inloggen',
    logins: 'Inloggegevens die u ons geeft voor een klus',
    security: 'Hoe wij uw gegevens beveiligen',
    recipients: 'Wie uw gegevens van ons krijgt',
    terms: 'Hoelang wij uw gegevens bewaren',
    rights: 'Uw rechten',
    identity: 'Hoe wij weten dat u het bent',
    complaint: 'Een klacht',
  },
  what: 'Gegevens',
  why: 'Waarvoor',
  basis: 'Grondslag',
  kept: 'Bewaard',
  then: 'Daarna',
  thens: { erase: 'gewist', 'seal-then-destroy': 'verzegeld, en na de termijn vernietigd' },
  data: [
    'Van u als klant hebben wij uw naam, adres, postcode en woonplaats, uw e-mailadressen en, als u die geeft, uw telefoonnummer. Na een betaling krijgen wij van uw bank of betaaldienst de betaalgegevens. Een burgerservicenummer of het nummer van een betaalkaart bewaren wij nooit: ons programma weigert die.',
  ],
  business:
    'Bent u klant als bedrijf, dan hebben wij ook uw bedrijfsnaam, vestigingsadres, KVK-nummer, btw-id en contactpersonen.',
  portal: [
    'In het klantportaal ziet u wat wij van u hebben. U kunt daar wijzigingen doorgeven, diensten aanvragen en opzeggen.',
    'Het portaal gaat open met uw e-mailadres en een wachtwoord. Dat wachtwoord bewaren wij niet. Wat u ons erdoor stuurt, is versleuteld en kunnen alleen wij lezen.',
  ],
  logs: [
    'Om aanvallen af te weren en te zien wie er op een account inlogde of een wijziging aanvroeg, houden onze servers bij: het IP-adres, de browser (user agent), het tijdstip en wat er werd gedaan.',
  ],
  logsKept: 'Wat wij daarvan in onze administratie opnemen, en hoelang:',
  logins: [
    'Geeft u ons een gebruikersnaam en wachtwoord om bij een andere partij iets voor u te doen, dan gebruiken wij die alleen daarvoor. Ze staan in de beveiligde sleutelbos van één computer, nooit in onze administratie, een logboek of een reservekopie.',
    'Zodra de klus klaar is worden ze vernietigd, en anders op het tijdstip dat wij er meteen bij zetten.',
  ],
  traces: (term) =>
    `Dat wij ze hadden en wanneer ze zijn vernietigd, leggen wij vast, zonder de inloggegevens zelf: ${term}.`,
  security: [
    'Onze administratie is versleuteld. Wie erin werkt, meldt zich aan met een e-mailadres en wachtwoord, en waar mogelijk met een tweede stap. Iedereen ziet alleen wat voor het eigen werk nodig is, en na korte tijd zonder gebruik gaat het programma op slot.',
    'Onze websites en verbindingen zijn beveiligd met certificaten (TLS). Reservekopieën zijn versleuteld, en wat wij u op verzoek toesturen kunnen wij versleutelen.',
  ],
  recipients:
    'Wij geven gegevens alleen aan wie ze nodig heeft voor onze dienst aan u of voor onze administratie, en aan wie de wet dat laat vragen. Elke keer leggen wij vast wie wat kreeg; u kunt dat opvragen.',
  noRecipients: 'Op dit moment geven wij uw gegevens aan niemand.',
  who: 'Wie',
  role: 'Als',
  where: 'Land',
  roles: {
    processor: 'verwerker, in onze opdracht',
    controller: 'zelf verantwoordelijk',
    authority: 'overheid',
  },
  outside: 'buiten de Europese Economische Ruimte',
  order:
    'Een bevel of vordering op grond van de wet kan ons verplichten gegevens te geven aan politie of justitie. Dat gebeurt alleen op schrift, met akkoord van een tweede persoon als die er is, en wij leggen vast wat er precies is gegeven.',
  terms: [
    'Wij bewaren uw gegevens niet langer dan nodig. Bent u geen klant meer, dan wissen wij uw gegevens op de opzegdatum van uw laatste dienst. Loopt er dan nog iets, zoals een open rekening, dan blijft alleen wat daarvoor nodig is.',
  ],
  archive: (term) =>
    `Wat de belastingwet ons verplicht te bewaren, gaat dan verzegeld naar een archief dat alleen de eigenaar kan openen, in de regel voor ${term} (artikel 52 AWR). Daarna wordt het vernietigd.`,
  backups: (days) =>
    `In versleutelde reservekopieën kunnen gewiste gegevens nog hooguit ${days} dagen staan. Wordt zo’n kopie teruggezet, dan wissen wij ze meteen opnieuw.`,
  rights: 'U kunt ons vragen om:',
  rightNames: {
    explanation: 'uitleg over welke gegevens wij hebben en wat wij ermee doen',
    access: 'inzage: een overzicht van al uw gegevens',
    rectification: 'verbetering van gegevens die niet kloppen',
    erasure: 'verwijdering van precies de gegevens die u aanwijst, voor zover de wet dat toelaat',
    restriction: 'beperking: gegevens even niet gebruiken',
    portability: 'overdracht: uw gegevens in een bestand dat programma’s kunnen lezen',
    objection: 'bezwaar tegen een bepaald gebruik',
  },
  objections: (uses) => `Bezwaar kunt u maken per gebruik: ${uses}.`,
  contact: (address) => `Stuur uw verzoek naar ${address}.`,
  answer:
    'U krijgt antwoord binnen een maand. Kost het meer tijd, dan schrijven wij u dat binnen die maand, met de reden. Voeren wij iets niet uit, dan leest u waarom.',
  cases: (term) =>
    `De inhoud van uw verzoek wissen wij als het is afgesloten; soort, data en uitkomst blijven zonder uw naam: ${term}.`,
  identity: [
    'Om uw gegevens niet aan een ander te geven, kunnen wij vragen te laten zien dat het verzoek van u komt. Dat doen wij met wat wij al van u weten: een antwoord vanaf uw bekende e-mailadres, een telefoontje naar uw bekende nummer, of het nummer van een recente factuur.',
    'Om een kopie van uw identiteitsbewijs vragen wij niet. Wij leggen alleen vast op welke manier u bent herkend.',
  ],
}

const english: Words = {
  title: 'Privacy statement',
  kvk: 'KVK number',
  intro: (agency) =>
    `${agency} handles your data with care and asks for no more than is needed. Here you can read which data we have about you, what we use them for, who receives them, how long they stay and what your rights are.`,
  madeFrom: (version, on) => `Version ${version} of our retention policy, drawn up on ${on}.`,
  titles: {
    data: 'Which data we have about you',
    portal: 'The client portal',
    logs: 'Data about signing in',
    logins: 'Logins you give us for a job',
    security: 'How we protect your data',
    recipients: 'Who receives your data from us',
    terms: 'How long we keep your data',
    rights: 'Your rights',
    identity: 'How we know that it is you',
    complaint: 'A complaint',
  },
  what: 'Data',
  why: 'What for',
  basis: 'Basis',
  kept: 'Kept',
  then: 'Afterwards',
  thens: { erase: 'erased', 'seal-then-destroy': 'sealed, and destroyed after the term' },
  data: [
    'Of you as a client we have your name, address, postcode and town, your e-mail addresses and, if you give it, your telephone number. After a payment we receive the payment data from your bank or payment provider. We never keep a citizen service number (BSN) or the number of a payment card: our program refuses them.',
  ],
  business:
    'If you are a client as a business, we also have its name, business address, KVK number, VAT id and contact persons.',
  portal: [
    'In the client portal you see what we have about you. There you can pass on changes, and order and cancel services.',
    'The portal opens with your e-mail address and a password. We do not keep that password. What you send us through it is encrypted, and only we can read it.',
  ],
  logs: [
    'To keep attackers out, and to see who signed in to an account or asked for a change, our servers record the IP address, the browser (user agent), the time and what was done.',
  ],
  logsKept: 'What of this we take into our records, and for how long:',
  logins: [
    'If you give us a user name and password to do something for you elsewhere, we use them for that job alone. They are in the protected keychain of one computer, never in our records, a log or a backup.',
    'They are destroyed as soon as the job is done, and otherwise at the time we set along with them.',
  ],
  traces: (term) =>
    `That we had them and when they were destroyed stays on record, without the login itself: ${term}.`,
  security: [
    'Our records are encrypted. Whoever works in them signs in with an e-mail address and a password, and where possible with a second step. Everybody sees only what their own work needs, and after a short time without use the program locks.',
    'Our websites and connections are protected by certificates (TLS). Backups are encrypted, and what we send you on request can be encrypted.',
  ],
  recipients:
    'We give data only to those who need them for our service to you or for our records, and to those whom the law allows to ask. Each time we record who received what; you can ask for that.',
  noRecipients: 'At present we give your data to nobody.',
  who: 'Who',
  role: 'As',
  where: 'Country',
  roles: {
    processor: 'processor, on our behalf',
    controller: 'a controller of its own',
    authority: 'authority',
  },
  outside: 'outside the European Economic Area',
  order:
    'A lawful order can oblige us to give data to the police or the public prosecutor. That happens in writing only, with the approval of a second person where there is one, and we record exactly what was given.',
  terms: [
    'We keep your data no longer than needed. When you are no longer a client, we erase your data on the termination date of your last service. If something is still open then, such as an unpaid invoice, only what that needs stays.',
  ],
  archive: (term) =>
    `What tax law obliges us to keep is then sealed into an archive that only the owner can open, as a rule for ${term} (article 52 AWR). After that it is destroyed.`,
  backups: (days) =>
    `Erased data can be in encrypted backups for ${days} more days at most. If such a backup is put back, we erase them again at once.`,
  rights: 'You can ask us for:',
  rightNames: {
    explanation: 'an explanation of which data we have and what we do with them',
    access: 'access: an overview of all your data',
    rectification: 'correction of data that are wrong',
    erasure: 'erasure of precisely the data you point out, as far as the law allows',
    restriction: 'restriction: not using data for a while',
    portability: 'transfer: your data in a file that programs can read',
    objection: 'an objection to a certain use',
  },
  objections: (uses) => `You can object to each use: ${uses}.`,
  contact: (address) => `Send your request to ${address}.`,
  answer:
    'You get an answer within a month. If it takes more time, we write to you within that month and say why. If we do not carry something out, you can read why.',
  cases: (term) =>
    `We erase the content of your request once it is closed; its type, dates and outcome stay without your name: ${term}.`,
  identity: [
    'So as not to give your data to somebody else, we may ask you to show that the request comes from you. We do so by what we know of you already: an answer from your known e-mail address, a call to your known number, or the number of a recent invoice.',
    'We do not ask for a copy of your identity document. We only record by which way you were recognised.',
  ],
}

export const statementWords: Record<Language, Words> = { nl: dutch, en: english }
