/**
 * A text that is longer than one keychain item may be (Windows) is laid over several. Each piece
 * carries the expiry, so that a piece that was left behind is found and destroyed like any other.
 */
import { z } from 'zod'

const piece = z.strictObject({
  v: z.literal(1),
  expiresAt: z.string(),
  /** names one writing: pieces of another are not mixed in */
  set: z.string(),
  part: z.number().int().min(1),
  parts: z.number().int().min(2),
  /** base 64 of its share of the text in UTF-8 */
  text: z.string(),
})
export type Piece = z.output<typeof piece>

/** What a piece needs beside its share of the text, with room to spare. */
const overhead = 160

/**
 * The pieces of a text, each at most `limit` UTF-16 units long once written; null when the text fits
 * as it is.
 */
export const cut = (
  text: string,
  limit: number | null,
  { set, expiresAt }: { set: string; expiresAt: string },
): string[] | null => {
  if (limit === null || text.length <= limit) return null
  const whole = Buffer.from(text, 'utf8').toString('base64')
  const share = limit - overhead
  const parts = Math.ceil(whole.length / share)
  return Array.from({ length: parts }, (_, place) => {
    const own = whole.slice(place * share, (place + 1) * share)
    const one: Piece = { v: 1, expiresAt, set, part: place + 1, parts, text: own }
    return JSON.stringify(one)
  })
}

/** The piece a text is, or null when it is something else. */
export const pieceIn = (text: string): Piece | null => {
  try {
    return piece.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** The text again, or null when a piece is missing or belongs to another writing. */
export const join = (pieces: readonly (Piece | null)[]): string | null => {
  const [first] = pieces
  if (first?.parts !== pieces.length) return null
  const whole = pieces.every((one, place) => one?.set === first.set && one.part === place + 1)
  return whole
    ? Buffer.from(pieces.map((one) => one?.text ?? '').join(''), 'base64').toString('utf8')
    : null
}
