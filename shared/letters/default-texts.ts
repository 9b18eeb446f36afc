/** The text of every kind in both languages; an agency's own takes its place. */
import type { Language } from '../language'
import { breachLetters } from './defaults/breaches'
import { documentTexts } from './defaults/mails'
import { collectionLetters } from './defaults/reminders'
import { requestLetters } from './defaults/requests'
import { wishLetters } from './defaults/wishes'
import type { LetterKindName } from './kinds'
import type { Template } from './template'

export const defaultTexts: Record<LetterKindName, Record<Language, Template>> = {
  ...requestLetters,
  ...wishLetters,
  ...breachLetters,
  ...collectionLetters,
  ...documentTexts,
}
