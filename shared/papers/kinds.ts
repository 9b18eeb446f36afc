import type { Role } from '../operation'
import { backOffice, ownerOnly } from '../operation'

/**
 * Which papers have a place here: a closed list. There is none for a copy of an identity document, and
 * never will be (AVG art. 5(1)(c)).
 */
export const paperKinds = ['quote', 'mandate', 'processor-agreement', 'legal-order'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Who may know of a paper: an order of an authority can forbid to tell of itself. */
export const paperSeenBy = {
  quote: backOffice,
  mandate: backOffice,
  'processor-agreement': backOffice,
  'legal-order': ownerOnly,
} as const satisfies Record<PaperKind, readonly Role[]>

export const maySeePaper = (kind: PaperKind, role: string): boolean => {
  const may: readonly string[] = paperSeenBy[kind]
  return may.includes(role)
}

/** The largest file taken in, in megabytes. */
export const mostPaperMegabytes = 20

export const paperFormats = ['pdf', 'png', 'jpeg'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** What a file is by how it begins; null: none of these. */
export const paperFormatOf = (head: Uint8Array): PaperFormat | null => {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  return begins(0xff, 0xd8, 0xff) ? 'jpeg' : null
}

/** The ending that a file of a format goes by. */
export const paperEnding = (format: PaperFormat): string => (format === 'jpeg' ? 'jpg' : format)
