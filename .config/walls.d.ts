/** What each room of the office may know of the others. */
export const MAY_KNOW: ReadonlyMap<string, readonly string[]>
