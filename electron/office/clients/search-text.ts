/**
 * The words a client is found by, and what was typed as a question to the trigram index. Every word
 * in the index is led by a space, so that a trigram can begin with one: two letters typed find the
 * words that begin with them.
 *
 * The index is asked for a few trigrams of each word only, and the text of what it finds for the
 * whole word: measured, that takes half the time of asking it for the whole word.
 */
import { foldText, plainWords } from '../../../shared/clients/name'

export interface Searchable {
  name: string
  companyName: string | null
  town: string
  postcode: string
  phone: string | null
  kvkNumber: string | null
  vatId: string | null
  contacts: readonly { name: string; email: string | null; phone: string | null }[]
  emails: readonly { address: string }[]
  /** of what the client has of the agency */
  domains?: readonly string[]
  /** as issued invoices have it */
  formerNames?: readonly string[]
}

/** The text the index keeps of a client. */
export const searchText = (client: Searchable): string => {
  const { name, companyName, vatId, town, postcode, formerNames = [], domains = [] } = client
  const texts = [name, companyName, vatId, town, postcode, ...domains, ...formerNames]
  const phones = [client.phone]
  for (const contact of client.contacts) {
    texts.push(contact.name, contact.email)
    phones.push(contact.phone)
  }
  for (const { address } of client.emails) texts.push(address)
  const words = new Set<string>()
  for (const text of texts) {
    if (!text) continue
    // As written, for addresses with their signs; and as plain words, for everything else.
    words.add(foldText(text).trim())
    words.add(plainWords(text).join(' '))
  }
  for (const phone of phones) for (const form of phone ? phoneForms(phone) : []) words.add(form)
  if (client.kvkNumber) words.add(client.kvkNumber)
  words.add(foldText(client.postcode).replace(/\s/g, ''))
  words.delete('')
  return ` ${[...words].join(' ')} `
}

/** One text as the index keeps it: as written, and as plain words where those differ. */
export const wordsKept = (text: string): string => {
  const [written, plain] = [foldText(text).trim(), plainWords(text).join(' ')]
  return plain === written ? ` ${plain} ` : ` ${written} ${plain} `
}

export interface Question {
  /** the client with this number comes first, or alone when asked as "#12" */
  number: number | null
  /** what the trigram index is asked; null when what was typed is too short for it */
  match: string | null
  /** what the text must hold: of each word one of its forms */
  words: string[][]
  /**
   * what a name begins with in the order of names; where there is a match too, names that begin so
   * are among what it finds
   */
  start: string | null
}

const mostWords = 12

/** Reads what was typed in the search box; null when nothing was. */
export const readSearch = (typed: string): Question | null => {
  const text = foldText(typed.normalize('NFC')).trim()
  if (text === '') return null
  const asked = /^#\s*(\d{1,15})$/.exec(text)?.[1]
  if (asked) return { number: Number(asked), match: null, words: [], start: null }
  const start = plainWords(text).join(' ') || text
  if (/^[+\d][\d\s()./-]*$/.test(text) && /\d/.test(text)) return readDigits(text, start)
  const words =
    length(text) > 2 ? text.split(/\s+/u).slice(0, mostWords).map(formsOf).filter(notEmpty) : []
  const match = matchOf(words)
  return { number: null, match, words: match === null ? [] : words, start }
}

const readDigits = (text: string, start: string): Question => {
  const digits = text.replace(/\D/g, '')
  // A telephone number, or a name of digits and signs: "24/7", "1-2-3".
  const forms = [...phoneForms(text), ...(start === digits ? [] : [text, start])]
  const words = [[...new Set(forms)].filter((form) => form.length > 2)].filter(notEmpty)
  return {
    number: /^[1-9]/.test(text) && digits.length < 16 ? Number(digits) : null,
    match: matchOf(words),
    words,
    start,
  }
}

/** A condition that a text holds of each word one of its forms, and what it binds. */
export const holdsWords = (
  column: string,
  words: Question['words'],
): { sql: string; parameters: Record<string, string> } => {
  const parameters: Record<string, string> = {}
  const all = words.map((forms, place) => {
    const any = forms.map((form, which) => {
      const name = `form${place}x${which}`
      parameters[name] = form
      return `instr(${column}, $${name}) > 0`
    })
    return `(${any.join(' OR ')})`
  })
  return { sql: ['1 = 1', ...all].join(' AND '), parameters }
}

/** Every word must be there in one of its forms; null when no word is long enough to ask for. */
const matchOf = (words: string[][]): string | null => {
  const asked = words
    .filter((forms) => forms.every((form) => length(form) > 2))
    .map((forms) => `(${forms.map(trigramsOf).join(' OR ')})`)
  return asked.length > 0 ? asked.join(' AND ') : null
}

/** The first, the last and for longer words the middle trigram. */
const trigramsOf = (form: string): string => {
  const letters = [...form]
  const end = letters.length - 3
  const places = new Set(end > 3 ? [0, Math.floor(end / 2), end] : [0, end])
  const trigrams = [...places].map((place) => quoted(letters.slice(place, place + 3).join('')))
  return `(${trigrams.join(' AND ')})`
}

const notEmpty = (forms: string[]): boolean => forms.length > 0

/** A word as typed and as plain words; one or two letters only where a word begins. */
const formsOf = (word: string): string[] => {
  const plain = plainWords(word).join(' ')
  if (length(plain) === 1) return [` ${plain}`]
  const forms = [word, length(plain) === 2 ? ` ${plain}` : plain]
  return [...new Set(forms)].filter((form) => length(form) > 2)
}

/** Digits as dialled here and from abroad: "+31 (0)6 12" and "0031 612" give "31612" and "0612". */
const phoneForms = (phone: string): string[] => {
  const digits = phone.replace(/\D/g, '').replace(/^00/, '')
  const dutch = /^310?([1-9]\d*)$/.exec(digits)?.[1]
  return dutch ? [`31${dutch}`, `0${dutch}`] : [digits]
}

const length = (text: string): number => [...text].length

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
