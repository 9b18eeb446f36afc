const wordsOf = (text: string): string[] => text.match(/\s+|\S+/gu) ?? []

const alike = (one: readonly string[], other: readonly string[]): number => {
  const most = Math.min(one.length, other.length)
  for (let at = 0; at < most; at++) if (one[at] !== other[at]) return at
  return most
}

/** The words of a text between those it begins and ends with like the other one. */
export const changedWords = (
  text: string,
  other: string,
): { before: string; changed: string; after: string } => {
  const [words, others] = [wordsOf(text), wordsOf(other)]
  const begin = alike(words, others)
  const end = alike(words.slice(begin).reverse(), others.slice(begin).reverse())
  const to = words.length - end
  return {
    before: words.slice(0, begin).join(''),
    changed: words.slice(begin, to).join(''),
    after: words.slice(to).join(''),
  }
}
