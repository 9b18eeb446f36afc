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
    notFound: {
      title: 'This page does not exist',
      body: 'Go back to the start page.',
      action: 'To start',
    },
    broken: {
      title: 'This screen got stuck',
      body: 'Your data are safe: nothing was half saved. What you typed was kept.',
      action: 'Open the screen again',
    },
  },
})
