/* What the page says, in Dutch and English. */

const dutchWords = {
  language: 'Taal',
  portal: 'Uw klantportaal',
  unlockTitle: 'Uw gegevens openen',
  unlockIntro:
    'Vul het e-mailadres in waarop u klant bent en het wachtwoord dat u apart hebt gekregen. Alles gebeurt in uw eigen browser: deze pagina maakt geen verbinding met internet.',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  passwordHint: 'Zestien tekens. Hoofdletters en streepjes maken niet uit.',
  open: 'Openen',
  opening: 'Bezig met openen …',
  wrong:
    'E-mailadres en wachtwoord horen niet bij elkaar, of dit bestand is beschadigd. Controleer beide en probeer het opnieuw.',
  incomplete: 'Vul het e-mailadres en alle zestien tekens van het wachtwoord in.',
  noCrypto:
    'Deze browser kan het bestand hier niet openen. Bewaar het op uw computer en open het daar met een actuele versie van Firefox, Chrome, Edge of Safari.',
  damaged: 'Dit bestand is beschadigd. Vraag ons om een nieuw.',
  close: 'Afsluiten',
  /** @param {string} date */
  madeAt: (date) => `Stand van ${date}.`,
  /** @param {string} date */
  validUntil: (date) => `U kunt met dit bestand verzoeken doen tot en met ${date}.`,
  expired:
    'Met dit bestand kunt u geen verzoeken meer doen. Vraag ons om een nieuw; uw gegevens kunt u nog wel bekijken.',
  sections: {
    services: 'Diensten',
    invoices: 'Facturen',
    open: 'Openstaand',
    data: 'Uw gegevens',
    privacy: 'Privacy',
    login: 'Login overdragen',
    request: 'Uw verzoek',
  },
  customer: 'Klantnummer',
  none: '–',
  noServices: 'U hebt nu geen diensten bij ons.',
  since: 'Sinds',
  renews: 'Wordt verlengd op',
  ends: 'Eindigt na',
  price: 'Prijs',
  inclVat: 'incl. btw',
  exclVat: 'excl. btw',
  once: 'eenmalig',
  setUp: 'eenmalige aanmaakkosten',
  /** @param {number} months */
  per: (months) =>
    months === 1
      ? 'per maand'
      : months === 3
        ? 'per kwartaal'
        : months === 12
          ? 'per jaar'
          : months % 12 === 0
            ? `per ${months / 12} jaar`
            : `per ${months} maanden`,
  cancel: 'Opzeggen',
  /** @param {string} date */
  cancelEnds: (date) =>
    `De dienst kan op zijn vroegst eindigen na ${date}. Wij bevestigen de juiste datum.`,
  wishedOn: 'Liever later? Laatste dag waarop u de dienst wilt (niet verplicht)',
  withdraw: 'Hier de overeenkomst herroepen',
  /** @param {string} date */
  withdrawText: (date) =>
    `U kunt deze overeenkomst tot en met ${date} zonder opgaaf van redenen herroepen.`,
  withdrawConfirm: 'Herroeping bevestigen',
  orderTitle: 'Iets bestellen',
  order: 'Bestellen',
  domain: 'Domeinnaam',
  domainNeeded: 'Vul de domeinnaam in.',
  note: 'Toelichting (niet verplicht)',
  noteNeeded: 'Schrijf op wat u bedoelt.',
  add: 'Toevoegen aan uw verzoek',
  back: 'Terug',
  noInvoices: 'Er zijn geen facturen.',
  invoice: 'Factuur',
  credit: 'Creditfactuur',
  date: 'Datum',
  due: 'Vervaldatum',
  amount: 'Bedrag',
  stillOpen: 'Open',
  paid: 'Voldaan',
  download: 'PDF',
  /** @param {string} number */
  downloadOf: (number) => `PDF van ${number} opslaan`,
  nothingOpen: 'U hoeft niets te betalen.',
  openTotal: 'Samen open',
  payTo: 'Rekening',
  payName: 'Ten name van',
  payReference: 'Onder vermelding van',
  scan: 'Scan met de app van uw bank. Niet elke bank kent deze code.',
  codeOf: 'Betaalcode voor',
  edit: 'Gegevens wijzigen',
  editIntro: 'Verander wat niet klopt. Wij kijken ernaar voordat het wordt aangepast.',
  nothingChanged: 'U hebt niets veranderd.',
  purposesTitle: 'Waarvoor wij uw gegevens gebruiken',
  basis: 'Grondslag',
  objected: 'U hebt hiertegen bezwaar gemaakt.',
  object: 'Bezwaar maken',
  rightsTitle: 'Uw rechten',
  rightsIntro:
    'Wij antwoorden binnen een maand. Bent u het niet eens met ons antwoord, dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.',
  access: 'Inzage vragen',
  accessText: 'U krijgt alles wat wij over u bewaren, met uitleg.',
  erasure: 'Vragen om gegevens te wissen',
  erasureText: 'Wat wij volgens de wet moeten bewaren, wissen wij pas na die termijn.',
  erasureNote: 'Welke gegevens wilt u laten wissen?',
  question: 'Een vraag stellen',
  questionNote: 'Uw vraag',
  loginIntro:
    'Hebben wij voor een klus een gebruikersnaam en wachtwoord van u nodig? Geef ze hier door, en niet in een gewone e-mail. Ze gaan versleuteld mee in uw verzoek en worden gewist zodra de klus klaar is.',
  system: 'Waarvoor is de login?',
  systemHint: 'Bijvoorbeeld: beheer van uw webshop',
  url: 'Adres van de inlogpagina (niet verplicht)',
  job: 'Wat moeten wij doen?',
  until: 'Tot en met welke dag is de login nodig?',
  username: 'Gebruikersnaam',
  secret: 'Wachtwoord van die login',
  fillAll: 'Vul alle verplichte velden in.',
  untilWrong: 'Kies een dag vanaf vandaag, ten hoogste 30 dagen vooruit.',
  wishedWrong: 'Kies een geldige dag, of laat het veld leeg.',
  requestEmpty:
    'U hebt nog niets toegevoegd. Kies bij een van de andere onderdelen wat u wilt vragen of veranderen.',
  requestIntro: 'Dit vraagt u ons:',
  remove: 'Weghalen',
  /** @param {string} what */
  removeOf: (what) => `Weghalen: ${what}`,
  added: 'Toegevoegd aan uw verzoek. Er is nog niets verstuurd.',
  make: 'Verzoekbestand opslaan',
  /** @param {string} name @param {string} email */
  made: (name, email) =>
    `Het bestand ${name} is opgeslagen, meestal in de map Downloads. Mail het als bijlage naar ${email}. Pas als wij het hebben, gaan wij ermee aan het werk.`,
  mail: 'E-mail maken',
  mailSubject: 'Verzoek via het klantportaal',
  mailBody: 'Voeg het verzoekbestand als bijlage toe.',
  print: 'Afdrukken',
  receipt: 'Kenmerk van dit verzoek',
  again: 'Nieuw verzoek beginnen',
  failed: 'Het verzoekbestand kon niet worden gemaakt. Probeer het opnieuw of bel ons.',
  contact: 'Vragen? Neem contact op met',
  wishes: {
    'change-data': 'Gegevens wijzigen',
    order: 'Bestellen',
    cancel: 'Opzeggen',
    withdraw: 'Overeenkomst herroepen',
    object: 'Bezwaar',
    access: 'Inzage in uw gegevens',
    erasure: 'Gegevens wissen',
    question: 'Vraag',
    login: 'Login overdragen',
  },
}

/** @typedef {typeof dutchWords} PortalWords */

/** @type {PortalWords} */
const englishWords = {
  language: 'Language',
  portal: 'Your client portal',
  unlockTitle: 'Open your data',
  unlockIntro:
    'Enter the e-mail address you are our client with and the password you were given separately. Everything happens in your own browser: this page makes no connection to the internet.',
  email: 'E-mail address',
  password: 'Password',
  passwordHint: 'Sixteen characters. Capitals and dashes do not matter.',
  open: 'Open',
  opening: 'Opening …',
  wrong:
    'E-mail address and password do not belong together, or this file is damaged. Check both and try again.',
  incomplete: 'Enter the e-mail address and all sixteen characters of the password.',
  noCrypto:
    'This browser cannot open the file here. Save it on your computer and open it there with a current version of Firefox, Chrome, Edge or Safari.',
  damaged: 'This file is damaged. Please ask us for a new one.',
  close: 'Close',
  madeAt: (date) => `As it stood on ${date}.`,
  validUntil: (date) => `You can make requests with this file up to and including ${date}.`,
  expired:
    'This file can no longer be used for requests. Please ask us for a new one; you can still look at your data.',
  sections: {
    services: 'Services',
    invoices: 'Invoices',
    open: 'To pay',
    data: 'Your data',
    privacy: 'Privacy',
    login: 'Hand over a login',
    request: 'Your request',
  },
  customer: 'Customer number',
  none: '–',
  noServices: 'You have no services with us at present.',
  since: 'Since',
  renews: 'Renews on',
  ends: 'Ends after',
  price: 'Price',
  inclVat: 'incl. VAT',
  exclVat: 'excl. VAT',
  once: 'once',
  setUp: 'set-up, once',
  per: (months) =>
    months === 1
      ? 'per month'
      : months === 3
        ? 'per quarter'
        : months === 12
          ? 'per year'
          : months % 12 === 0
            ? `per ${months / 12} years`
            : `per ${months} months`,
  cancel: 'Cancel',
  cancelEnds: (date) =>
    `The service can end after ${date} at the earliest. We confirm the exact date.`,
  wishedOn: 'Rather later? Last day on which you want the service (optional)',
  withdraw: 'Withdraw from contract here',
  withdrawText: (date) =>
    `You can withdraw from this contract up to and including ${date} without giving a reason.`,
  withdrawConfirm: 'Confirm withdrawal',
  orderTitle: 'Order something',
  order: 'Order',
  domain: 'Domain name',
  domainNeeded: 'Enter the domain name.',
  note: 'Remark (optional)',
  noteNeeded: 'Please write what you mean.',
  add: 'Add to your request',
  back: 'Back',
  noInvoices: 'There are no invoices.',
  invoice: 'Invoice',
  credit: 'Credit note',
  date: 'Date',
  due: 'Due',
  amount: 'Amount',
  stillOpen: 'Open',
  paid: 'Settled',
  download: 'PDF',
  downloadOf: (number) => `Save PDF of ${number}`,
  nothingOpen: 'There is nothing to pay.',
  openTotal: 'Open in all',
  payTo: 'Account',
  payName: 'In the name of',
  payReference: 'Quoting',
  scan: 'Scan with your bank’s app. Not every bank knows this code.',
  codeOf: 'Payment code for',
  edit: 'Change data',
  editIntro: 'Change what is not right. We look at it before anything is adjusted.',
  nothingChanged: 'You changed nothing.',
  purposesTitle: 'What we use your data for',
  basis: 'Basis',
  objected: 'You have objected to this.',
  object: 'Object',
  rightsTitle: 'Your rights',
  rightsIntro:
    'We answer within a month. If you do not agree with our answer, you can complain to the Dutch data protection authority (Autoriteit Persoonsgegevens).',
  access: 'Ask for access',
  accessText: 'You get all that we keep about you, with an explanation.',
  erasure: 'Ask for erasure',
  erasureText: 'What the law makes us keep is erased once its term has ended.',
  erasureNote: 'Which data do you want erased?',
  question: 'Ask a question',
  questionNote: 'Your question',
  loginIntro:
    'Do we need a user name and password of yours for a job? Hand them over here, not in an ordinary e-mail. They travel encrypted inside your request and are destroyed as soon as the job is done.',
  system: 'What is the login for?',
  systemHint: 'For example: the back office of your web shop',
  url: 'Address of the sign-in page (optional)',
  job: 'What are we to do?',
  until: 'Until which day is the login needed?',
  username: 'User name',
  secret: 'Password of that login',
  fillAll: 'Please fill in all required fields.',
  untilWrong: 'Choose a day from today on, at most 30 days ahead.',
  wishedWrong: 'Choose a valid day, or leave the field empty.',
  requestEmpty:
    'You have not added anything yet. Choose in one of the other sections what you want to ask or change.',
  requestIntro: 'This is what you ask of us:',
  remove: 'Remove',
  removeOf: (what) => `Remove: ${what}`,
  added: 'Added to your request. Nothing has been sent yet.',
  make: 'Save request file',
  made: (name, email) =>
    `The file ${name} was saved, usually in the folder Downloads. Mail it as an attachment to ${email}. We set to work once we have it.`,
  mail: 'Write e-mail',
  mailSubject: 'Request from the client portal',
  mailBody: 'Please attach the request file.',
  print: 'Print',
  receipt: 'Reference of this request',
  again: 'Begin a new request',
  failed: 'The request file could not be made. Please try again or call us.',
  contact: 'Questions? Please contact',
  wishes: {
    'change-data': 'Change data',
    order: 'Order',
    cancel: 'Cancel',
    withdraw: 'Withdraw from contract',
    object: 'Objection',
    access: 'Access to your data',
    erasure: 'Erase data',
    question: 'Question',
    login: 'Hand over a login',
  },
}

/** @type {Record<'nl' | 'en', PortalWords>} */
const portalWords = { nl: dutchWords, en: englishWords }
