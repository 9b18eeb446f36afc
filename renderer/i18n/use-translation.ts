import { useMemo } from 'react'
import { useTranslation as useWords } from 'react-i18next'
import type { DutchWords } from './words'

type Singular<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key

type KeysOf<Words, Path extends string = ''> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? `${Path}${Singular<Key>}`
    : KeysOf<Words[Key], `${Path}${Key}.`>
}[keyof Words & string]

/** Every sentence's key, `clients.page.title`; a plural by its base, with `count` among the gaps. */
export type WordKey = KeysOf<DutchWords>

/** The sentence behind a key with its `{{gaps}}` filled. */
export type Translate = (key: WordKey, gaps?: Readonly<Record<string, string | number>>) => string

/**
 * The words on screen, fresh when the language changes. i18next's own types say the same and more,
 * and take ten times the compiler's work for it.
 */
export const useTranslation = (): { t: Translate } => {
  const { t } = useWords()
  return useMemo(() => ({ t: (key, gaps) => t(key, { ...gaps }) }), [t])
}
