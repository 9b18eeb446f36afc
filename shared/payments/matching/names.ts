/**
 * Payer and client names held against each other. Banks cut names, turn them round, shout them and
 * add a partner or a legal form; so words are compared as sets, and what says nothing about who it
 * is (legal forms, titles, "van de") is left out.
 */

export interface Name {
  /** words that count, each once, sorted */
  words: readonly string[]
  /** letters of given names written as initials, `jp` for "J.P." */
  initials: string
  /** equal for names that are the same but for their initials; '' for no name at all */
  key: string
}

export type NameLikeness = 'equal' | 'similar'

const legalForms =
  'bv nv vof cv ua bvba srl sprl gmbh ag kg ohg ltd limited inc llc llp plc sarl sas stichting st ' +
  'vereniging ver maatschap coop cooperatie cooperatief eenmanszaak holding holdings beheer groep group'
const titles =
  'dhr hr heer heren mevr mw mevrouw mej mr mrs ms fam familie erven drs ir ing dr prof ds'
const particles = 'van de der den het ten ter te vd vdr von und en and la le'
const empty = new Set(`${legalForms} ${titles} ${particles}`.split(' '))

/** Joint accounts, trade names and collecting parties: each part is a name of its own. */
const between =
  /\s(?:e\/o|en\/of|eo|c\.?j\.?|h\/o|h\.?o\.?d\.?n\.?|inz\.?|inzake|t\.?a\.?v\.?|via|t\.?n\.?v\.?)\s/

const longestName = 200

/** The name, or the names of an account of two; never longer than four. */
export function parseNames(raw: string): Name[] {
  const short = raw.slice(0, longestName)
  const plain = /[^ -~]/.test(short) ? fold(short) : short.toLowerCase()
  const parts = plain.split(between, 4).map(parseName)
  return parts.filter((name) => name.key !== '')
}

/**
 * `equal`: the same words, and initials that can be one person's. `similar`: more than half of what
 * distinguishes the two names agrees, measured as Dice's coefficient over words weighed by how rare
 * they are among the clients ("bakkerij" says little, "zonneveld" much). Words agree when equal,
 * one typing error apart (five letters and up), or when one was cut off (banks end a name at 24 to
 * 70 characters); an initial agrees with the given name it starts.
 * @param weight of a word, positive
 */
export function compareNames(
  a: Name,
  b: Name,
  weight: (word: string) => number,
): NameLikeness | null {
  if (a.key === b.key) return initialsAgree(a.initials, b.initials) ? 'equal' : null
  const aLeft: string[] = []
  const bLeft = new Set(b.words)
  let shared = 0
  let words = 0
  for (const word of a.words) {
    const twin = bLeft.has(word) ? word : [...bLeft].find((other) => nearly(word, other))
    if (twin === undefined) aLeft.push(word)
    else {
      bLeft.delete(twin)
      shared += weight(word) + weight(twin)
      words++
    }
  }
  if (words === 0) return null
  const byInitial =
    explained(aLeft, b.initials) && bLeft.size === 0
      ? aLeft
      : explained([...bLeft], a.initials) && aLeft.length === 0
        ? [...bLeft]
        : []
  // "J. Jansen" is not Piet Jansen: the surname alone is no likeness once the initials differ.
  const person = words === 1 && byInitial.length === 0
  if (person && (clash(aLeft, b.initials) || clash([...bLeft], a.initials))) return null
  if (byInitial.length > 0) return 'similar'
  const total = [...a.words, ...b.words].reduce((sum, word) => sum + weight(word), 0)
  return shared / total >= similarFrom ? 'similar' : null
}

const similarFrom = 0.6

/** "ij" and "y" are one letter to Dutch banks; ß, ø, æ and the like have no mark to drop. */
function fold(raw: string): string {
  return raw
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ßøæœłđð]/g, (letter) => letterPairs[letter] ?? letter)
    .replace(/[‘’`´]/g, "'")
}

const letterPairs: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
}

const dottedLetters = /(?<!\p{L})(?:\p{L}\.\s?)+(?:\p{L}(?!\p{L}))?/gu

function parseName(part: string): Name {
  let initials = ''
  const spelled = part.replaceAll('ij', 'y')
  // "B.V.", "v.o.f." and "J.P.": joined, so that a legal form is seen as one.
  const text = !/['./]/.test(spelled)
    ? spelled
    : spelled
        .replace(/\bv\/dr?\b|\bv\.\s?dr?\.?(?=\s)|(?:^|\s)'[tns]\s/g, ' ')
        .replace(dottedLetters, (dotted) => {
          const letters = dotted.replace(/[^\p{L}]/gu, '')
          if (!empty.has(letters)) initials += letters
          return ' '
        })
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const counted = all.filter((word) => !empty.has(word))
  const kept = counted.filter((word) => !isInitials(word))
  if (kept.length > 0) initials += counted.filter(isInitials).join('')
  // Nothing but such words ("Groep BV", "KP") is the name after all, save for the legal form.
  const rest = [counted, all.filter((word) => !shortForms.has(word)), all]
  const words = kept.length > 0 ? kept : (rest.find((some) => some.length > 0) ?? [])
  const unique = [...new Set(words)].sort()
  // "B V" without stops is a legal form as well.
  const given = kept.length > 0 ? initials.replace(/(?:bv|nv|vof)$/, '') : ''
  return { words: unique, initials: given, key: unique.join(' ') }
}

/** A single letter, or two without a vowel ("JP Jansen"). */
function isInitials(word: string): boolean {
  return word.length <= 2 && /^(?:\p{L}|[^aeiouy\d]{2})$/u.test(word)
}

const shortForms = new Set(['bv', 'nv', 'vof', 'cv'])

function initialsAgree(a: string, b: string): boolean {
  return a === '' || b === '' || [...a].some((letter) => b.includes(letter))
}

/** Every word left over is a given name that one of the initials stands for. */
function explained(words: readonly string[], initials: string): boolean {
  return words.length > 0 && words.every((word) => initials.includes(word[0] ?? ' '))
}

function clash(words: readonly string[], initials: string): boolean {
  return (
    initials !== '' && words.length > 0 && !words.some((word) => initials.includes(word[0] ?? ' '))
  )
}

function nearly(a: string, b: string): boolean {
  if (a.length < 5 || b.length < 5) return false
  return a.startsWith(b) || b.startsWith(a) || oneEditApart(a, b)
}

/** One letter changed, added or dropped, or two neighbours swapped. */
function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length === b.length) {
    if (a.slice(start + 1) === b.slice(start + 1)) return true
    return (
      a[start] === b[start + 1] &&
      a[start + 1] === b[start] &&
      a.slice(start + 2) === b.slice(start + 2)
    )
  }
  return a.length > b.length
    ? a.slice(start + 1) === b.slice(start)
    : a.slice(start) === b.slice(start + 1)
}
