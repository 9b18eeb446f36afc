/**
 * The parts of what the office holds of a client that somebody can ask about one by one, and what
 * becomes of each. Source: AVG art. 17(1) and 17(3).
 */
import type { CivilDate } from '../dates'

export const partNames = [
  'name',
  'address',
  'phone',
  'email',
  'contact',
  'kvkNumber',
  'vatId',
  'oin',
  'accounts',
  'note',
  'termination',
  'paper',
  'quote',
  'logins',
  'disclosureNotes',
  'accessEvents',
  'unsaved',
  'services',
  'invoices',
  'payments',
] as const
export type PartName = (typeof partNames)[number]

/** One field, one row (`id`), or all of a kind together (`id` null). */
export interface Part {
  part: PartName
  id: number | null
}

/** A part that is there: as it is shown, or how many rows it is. */
export interface HeldPart extends Part {
  shown: string | null
  count: number | null
}

/** Why a part stays. */
export const keptWhys = ['tax-law', 'contract', 'claim', 'hold'] as const
export type KeptWhy = (typeof keptWhys)[number]

export interface KeptPart extends Part {
  why: KeptWhy
  /** the last day it is kept; null: no day can be named yet */
  until: CivilDate | null
}

/** What would become of each part that is there; `kept` null: it is erased. */
export interface PartFate extends HeldPart {
  kept: Pick<KeptPart, 'why' | 'until'> | null
}

export const samePart = (one: Part, other: Part): boolean =>
  one.part === other.part && one.id === other.id
