import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    frame: typeof frameWords.nl
  }
}

export const frameWords = words({
  nl: {
    menu: 'Hoofdmenu',
    openMenu: 'Menu openen',
    closeMenu: 'Menu sluiten',
    lock: 'Vergrendelen',
    drop: {
      here: 'Laat los om in te lezen',
      which: 'Wat is dit?',
      ask_one: 'Kluis kan niet met zekerheid zien wat {{name}} is.',
      ask_other: 'Kluis kan niet met zekerheid zien wat deze {{count}} bestanden zijn.',
      kinds: {
        request: 'Verzoek uit het klantportaal',
        bank: 'Bankbestand of afrekening van een betaaldienst',
        log: 'Log van webserver of portaal',
        registrar: 'Lijst van de registrar',
        subscriptions: 'Lijst van diensten uit een ander programma',
      },
      oneAtATime: 'Deze bestanden gaan één voor één: {{what}}. Laat er één tegelijk los.',
    },
    help: {
      title: 'Hulp',
      pages: 'Uitleg',
      search: 'Zoeken in de uitleg',
      nothing: 'Daar staat niets over in de uitleg. Probeer een ander woord.',
      others: 'Uitleg over',
    },
    keys: {
      title: 'Toetsen',
      here: 'Op dit scherm',
      everywhere: 'Overal',
      inLists: 'In een lijst',
      search: 'Overal zoeken',
      searchHere: 'Zoeken in deze lijst',
      new: 'Nieuw: wat bij dit scherm hoort, anders een factuur',
      save: 'Opslaan, in een formulier',
      back: 'Terug',
      forward: 'Vooruit',
      leave: 'Sluiten, of wat u zocht wissen',
      row: 'Rij omhoog of omlaag',
      open: 'Openen',
      ends: 'Naar het begin of het einde',
    },
    notFound: {
      title: 'Deze pagina bestaat niet',
      body: 'Ga terug naar de startpagina.',
      action: 'Naar start',
    },
    broken: {
      title: 'Dit scherm liep vast',
      body: 'Uw gegevens zijn veilig: er is niets half opgeslagen. Wat u typte is bewaard.',
      action: 'Scherm opnieuw openen',
    },
  },
  en: {
    menu: 'Main menu',
    openMenu: 'Open menu',
    closeMenu: 'Close menu',
    lock: 'Lock',
    drop: {
      here: 'Drop to read',
      which: 'What is this?',
      ask_one: 'Kluis cannot tell for certain what {{name}} is.',
      ask_other: 'Kluis cannot tell for certain what these {{count}} files are.',
      kinds: {
        request: 'Request from the client portal',
        bank: 'Bank file, or settlement of a payment service',
        log: 'Log of a web server or portal',
        registrar: 'The registrar’s list',
        subscriptions: 'List of services from another program',
      },
      oneAtATime: 'These files go one by one: {{what}}. Drop one at a time.',
    },
    help: {
      title: 'Help',
      pages: 'Explanation',
      search: 'Search the explanation',
      nothing: 'Nothing about that here. Try another word.',
      others: 'Explanation of',
    },
    keys: {
      title: 'Keys',
      here: 'On this screen',
      everywhere: 'Everywhere',
      inLists: 'In a list',
      search: 'Search everywhere',
      searchHere: 'Search in this list',
      new: 'New: what belongs to this screen, else an invoice',
      save: 'Save, in a form',
      back: 'Back',
      forward: 'Forward',
      leave: 'Close, or clear what you searched for',
      row: 'One row up or down',
      open: 'Open',
      ends: 'To the beginning or the end',
    },
    notFound: {
      title: 'This page does not exist',
      body: 'Go back to the start page.',
      action: 'To start',
    },
    broken: {
      title: 'This screen got stuck',
      body: 'Your data are safe: nothing was left half saved. What you typed has been kept.',
      action: 'Open the screen again',
    },
  },
})
