/** What the list of entries and the search in it both speak of. */

/** A place in the list's order. */
export interface Key {
  bookedOn: string
  id: number
}

/** What narrows a list, as SQL over `bankEntries e`, with its parameters. */
export interface Narrowed {
  where: string
  parameters: Record<string, string | number>
}
