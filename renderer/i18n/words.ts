/** A domain's words on screen, in both languages; sentences with `{{gaps}}`, nested as wished. */
export interface WordTree {
  readonly [key: string]: string | WordTree
}

/** The same keys with any sentence behind them. */
export type SameKeys<W> = { readonly [K in keyof W]: W[K] extends string ? string : SameKeys<W[K]> }

/**
 * Words of one domain. English must have exactly the keys of the Dutch: a missing or an extra one
 * does not compile.
 */
export const words = <W extends WordTree>(both: {
  readonly nl: W
  readonly en: SameKeys<NoInfer<W>>
}): { readonly nl: W; readonly en: SameKeys<W> } => both

/**
 * The Dutch of every room under the room's name, so that `t('clients.…')` is checked. Each room's
 * `words.ts` adds its own line by declaration; nothing here knows which rooms there are.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the rooms fill it
export interface DutchWords {}
