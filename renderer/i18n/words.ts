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
