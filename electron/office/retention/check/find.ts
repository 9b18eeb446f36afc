/** Finds what points at any of many people in a text, in one pass however many they are. */
import { foldText } from '../../../../shared/clients/name'
import type { SoughtKind } from '../../../../shared/retention/check'
import type { Sought } from './sought'

/** Stand between the rows and the columns of a text; no search goes over the end of a row. */
export const rowEnd = '\u001e'
export const columnEnd = '\u001f'

/** One of the people by its place in the list, and what of it was found. */
export interface Wanted {
  person: number
  kind: SoughtKind
}

interface Phrase extends Wanted {
  words: readonly string[]
}

export interface Lookup {
  addresses: Map<string, Wanted[]>
  codes: Map<string, Wanted[]>
  /** how any of these begins: most words are told apart by that alone */
  beginnings: Set<string>
  /** by their first word */
  phrases: Map<string, Phrase[]>
}

const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}

export const lookupOf = (people: readonly Sought[]): Lookup => {
  const lookup: Lookup = {
    addresses: new Map(),
    codes: new Map(),
    beginnings: new Set(),
    phrases: new Map(),
  }
  for (const [person, { addresses, codes, phrases }] of people.entries()) {
    for (const address of addresses) add(lookup.addresses, address, { person, kind: 'email' })
    for (const [code, kind] of codes) {
      add(lookup.codes, code, { person, kind })
      lookup.beginnings.add(code.slice(0, 3))
    }
    for (const { words, kind } of phrases) {
      const [first] = words
      if (first !== undefined) add(lookup.phrases, first, { words, person, kind })
    }
  }
  return lookup
}

/** Between the parts of one number: "NL91 ABNA 0417", "+31 (0)6-12 34", over the end of a line. */
const withinCode = /^[ .\p{Pd}/()+\n\r]{0,3}$/u
const longestCode = 34

/** Each once, however often it stands there. */
export const findIn = (lookup: Lookup, raw: string): Wanted[] => {
  // What was typed is kept as JSON: its line ends are no letters.
  const text = foldText(raw.includes('\\') ? raw.replace(/\\[nrt]/g, ' ') : raw)
  const found = new Map<string, Wanted>()
  const keep = (wanted: readonly Wanted[] | undefined): void => {
    for (const { person, kind } of wanted ?? []) found.set(`${person} ${kind}`, { person, kind })
  }
  if (lookup.addresses.size > 0 && text.includes('@')) {
    for (const [address] of text.matchAll(/[^\s<>"(),;:[\]{}|\\\u001e\u001f]+@[\p{L}\p{N}.-]+/gu)) {
      const whole = address.replace(/[.-]+$/, '')
      keep(lookup.addresses.get(whole))
      // "/REMI//jan@x.nl", "mail=jan@x.nl": it begins behind one of these, or holds it itself.
      for (const { index } of whole.matchAll(/[/=*'`]/g))
        keep(lookup.addresses.get(whole.slice(index + 1)))
    }
  }
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  for (const [at, { 0: word }] of words.entries()) {
    for (const phrase of lookup.phrases.get(word) ?? []) {
      if (standsAt(text, words, at, phrase.words)) keep([phrase])
    }
    if (lookup.codes.size > 0 && (word.length <= 3 || /\d/.test(word)))
      findCodes(lookup, text, words, at, keep)
  }
  return [...found.values()]
}

const standsAt = (
  text: string,
  words: readonly RegExpExecArray[],
  at: number,
  phrase: readonly string[],
): boolean => {
  if (!phrase.every((word, nth) => words[at + nth]?.[0] === word)) return false
  const [first, last] = [words[at], words[at + phrase.length - 1]]
  return !text.slice(first?.index, last?.index).includes(rowEnd)
}

/** A code that begins with this word, alone or with those right after it. */
const findCodes = (
  { codes, beginnings }: Lookup,
  text: string,
  words: readonly RegExpExecArray[],
  at: number,
  keep: (wanted: readonly Wanted[] | undefined) => void,
): void => {
  let joined = ''
  let end = 0
  for (let nth = at; nth < words.length; nth++) {
    const word = words[nth]
    if (!word || (nth > at && !withinCode.test(text.slice(end, word.index)))) return
    joined += word[0]
    end = word.index + word[0].length
    // "kvk12345678"
    if (nth === at) keep(codes.get(joined.replace(/^\p{L}+/u, '')))
    if (joined.length > longestCode) return
    if (joined.length >= 3 && !beginnings.has(joined.slice(0, 3))) return
    keep(codes.get(joined))
  }
}
