import type { Language } from '../../../../shared/language'

export interface KitWords {
  title: string
  /** {date} is the long date */
  made: string
  key: string
  group: string
  alphabet: string
  warning: string
  parts: readonly { heading: string; numbered: boolean; lines: readonly string[] }[]
  kept: readonly string[]
  foot: string
}

export const kitWords: Record<Language, KitWords> = {
  nl: {
    title: 'Herstelset',
    made: 'Gemaakt op {date}',
    key: 'Herstelsleutel',
    group: 'Groep',
    alphabet:
      'De letters O, I, L en U komen niet voor: een rondje is altijd een nul, een streepje een één. Hoofdletters en streepjes maken bij het typen niet uit.',
    warning:
      'Wie dit blad heeft, kan alle gegevens van uw kantoor openen. Behandel het als een sleutel van de voordeur: niet mailen, niet fotograferen, niet bij de computer laten liggen.',
    parts: [
      {
        heading: 'Waarvoor is dit blad?',
        numbered: false,
        lines: [
          'Alles in Kluis is versleuteld. Wie het wachtwoord vergeet, komt er alleen nog in met deze sleutel.',
          'Niemand anders kan u helpen: er is geen kopie van deze sleutel, ook niet bij de makers van Kluis.',
        ],
      },
      {
        heading: 'Zo gebruikt u het',
        numbered: true,
        lines: [
          'Start Kluis en kies op het ontgrendelscherm: Wachtwoord vergeten?',
          'Typ de acht groepen hierboven, van links naar rechts, en uw e-mailadres.',
          'Kies een nieuw wachtwoord.',
          'Maak daarna bij Instellingen een nieuwe herstelset en vernietig dit blad.',
        ],
      },
      {
        heading: 'Zo bewaart u het',
        numbered: false,
        lines: [
          'Op papier, op een andere plek dan de computer: in een kluis, bij de bank of bij de notaris.',
          'Verwijder na het afdrukken het PDF-bestand, ook uit de map Downloads en de prullenbak.',
          'Maak een nieuwe herstelset als u denkt dat iemand dit blad heeft gezien.',
        ],
      },
    ],
    kept: ['Opgeborgen bij', 'Datum', 'Paraaf'],
    foot: '{agency} · Een nieuwere herstelset vervangt deze.',
  },
  en: {
    title: 'Recovery kit',
    made: 'Made on {date}',
    key: 'Recovery key',
    group: 'Group',
    alphabet:
      'The letters O, I, L and U do not occur: a ring is always a zero, a stroke a one. Capitals and dashes do not matter when you type the key.',
    warning:
      'Whoever has this sheet can open all data of your office. Treat it as a key of the front door: do not mail it, do not photograph it, do not leave it beside the computer.',
    parts: [
      {
        heading: 'What is this sheet for?',
        numbered: false,
        lines: [
          'Everything in Kluis is encrypted. Whoever forgets the password gets in only with this key.',
          'Nobody else can help: there is no copy of this key, not even with the makers of Kluis.',
        ],
      },
      {
        heading: 'How to use it',
        numbered: true,
        lines: [
          'Start Kluis and choose on the unlock screen: Forgot your password?',
          'Type the eight groups above, from left to right, and your e-mail address.',
          'Choose a new password.',
          'Then make a new recovery kit in Settings and destroy this sheet.',
        ],
      },
      {
        heading: 'How to keep it',
        numbered: false,
        lines: [
          'On paper, somewhere else than the computer: in a safe, at the bank or with your notary.',
          'Delete the PDF file once it is printed, also from the downloads and the bin.',
          'Make a new recovery kit when you think somebody has seen this sheet.',
        ],
      },
    ],
    kept: ['Kept at', 'Date', 'Initials'],
    foot: '{agency} · A newer recovery kit replaces this one.',
  },
}
