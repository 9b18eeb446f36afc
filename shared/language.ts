/** The two languages Kluis speaks on screen and on paper: Dutch first. */
export type Language = 'nl' | 'en'
