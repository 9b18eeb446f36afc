import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/language'
import type { DutchWords, WordTree } from './words'

const key = 'language'
// The screen speaks Dutch until this desk chose English.
const initial: Language = localStorage.getItem(key) === 'en' ? 'en' : 'nl'

void i18next.use(initReactI18next).init({
  lng: initial,
  fallbackLng: 'nl',
  resources: {},
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
})
document.documentElement.lang = initial

/** Makes a room's words known; before anything of the room is shown. */
export const addWords = (
  room: keyof DutchWords,
  both: Readonly<Record<Language, WordTree>>,
): void => {
  for (const language of ['nl', 'en'] as const) {
    i18next.addResourceBundle(language, 'translation', { [room]: both[language] }, true)
  }
}

/** Switches the interface's language; this desk remembers it. */
export const setLanguage = (language: Language): void => {
  localStorage.setItem(key, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}
