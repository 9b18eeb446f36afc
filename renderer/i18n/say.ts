/** Words for what is no component, in the language of the moment. */
import i18next from 'i18next'
import type { Language } from '../../shared/language'
import type { Translate } from './use-translation'

export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'nl')

export const say: Translate = (key, gaps) => i18next.t(key, { ...gaps })
