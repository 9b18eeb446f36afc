/** How near one word comes to the beginning of another: for what was typed in haste. */

/** Edits that are forgiven in a word of so many letters. */
export const slips = (letters: number): number => (letters < 4 ? 0 : letters < 9 ? 1 : 2)

/**
 * The fewest edits (a letter wrong, missing, too many, or two swapped) that make `typed` the word or
 * its beginning; null when it takes more than its length forgives. The first letter is seldom wrong,
 * and counts as the others do.
 */
export const editsToBegin = (typed: string, word: string): number | null => {
  const most = slips(typed.length)
  if (word.startsWith(typed)) return 0
  if (most === 0 || word.length < typed.length - most) return null
  const width = Math.min(word.length, typed.length + most)
  let before: number[] = []
  let last = Array.from({ length: width + 1 }, (_, place) => place)
  for (let row = 1; row <= typed.length; row++) {
    const now = [row]
    for (let place = 1; place <= width; place++) {
      const same = typed[row - 1] === word[place - 1]
      let edits = Math.min(
        (last[place] ?? 0) + 1,
        (now[place - 1] ?? 0) + 1,
        (last[place - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 &&
        place > 1 &&
        typed[row - 1] === word[place - 2] &&
        typed[row - 2] === word[place - 1]
      if (swapped) edits = Math.min(edits, (before[place - 2] ?? 0) + 1)
      now.push(edits)
    }
    if (Math.min(...now) > most) return null
    before = last
    last = now
  }
  const fewest = Math.min(...last)
  return fewest <= most ? fewest : null
}

/**
 * How near all that was typed comes to some of the words, each word of it to one of them; null when a
 * word comes near none.
 */
export const editsToHold = (typed: readonly string[], words: readonly string[]): number | null => {
  let sum = 0
  for (const one of typed) {
    let fewest: number | null = null
    for (const word of words) {
      const edits = editsToBegin(one, word)
      if (edits !== null && (fewest === null || edits < fewest)) fewest = edits
      if (fewest === 0) break
    }
    if (fewest === null) return null
    sum += fewest
  }
  return sum
}
