/** What can happen in a story, and how often. */
import fc from 'fast-check'

/** Each with how often it happens among the others. */
const weights = {
  bill: 9,
  'bill-long': 1,
  draft: 1,
  pay: 6,
  part: 3,
  over: 3,
  'pay-two': 5,
  credit: 3,
  refund: 2,
  storno: 2,
  'write-off': 3,
  'undo-write-off': 2,
  keep: 3,
  'use-kept': 3,
  'pay-back': 3,
  'give-up': 2,
  'undo-kept': 1,
  unmatch: 2,
  stray: 3,
  aside: 1,
  join: 1,
  note: 2,
  terminate: 4,
  move: 1,
  stay: 1,
  'hold-client': 1,
  'hold-document': 2,
  'hold-year': 1,
  lift: 3,
  lengthen: 1,
  /** days go by, and what is due goes */
  wait: 9,
  /** days go by while nobody is in */
  closed: 2,
  run: 3,
  destroy: 2,
  backup: 2,
  restore: 2,
} as const

export type StepKind = keyof typeof weights

export interface Step {
  kind: StepKind
  /** which of those it can happen to */
  which: number
  /** which of its variants */
  how: number
}

export interface Plot {
  /** the month in which fiscal years begin */
  fiscalYearStart: number
  start: string
  steps: Step[]
}

const kinds = (Object.keys(weights) as StepKind[]).flatMap((kind) =>
  Array<StepKind>(weights[kind]).fill(kind),
)

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat(30),
  how: fc.nat(11),
})

const told = (
  ...steps: readonly (readonly [kind: StepKind, which?: number, how?: number])[]
): Plot => ({
  fiscalYearStart: 1,
  start: '2026-03-16',
  steps: steps.map(([kind, which = 0, how = 0]) => ({ kind, which, how })),
})

/** Lives that chance takes long to come to, told each time. */
export const known: readonly Plot[] = [
  // All was paid, and one invoice is on hold: of the client its name is left, and no account.
  told(
    ['bill'],
    ['pay'],
    ['closed'],
    ['hold-document'],
    ['terminate'],
    ['wait', 0, 2],
    ['lift'],
    ['wait'],
  ),
  // Destruction is asked for on the last day that items are kept, and on the next.
  told(
    ['bill'],
    ['pay'],
    ['closed'],
    ['terminate'],
    ['wait', 0, 2],
    ['closed', 0, 10],
    ['destroy'],
    ['closed'],
    ['destroy'],
  ),
  // A draft of today is somebody's work; tomorrow it is left over.
  told(['bill'], ['terminate'], ['wait', 0, 2], ['draft'], ['run'], ['wait']),
  // Of a client who stays, on the last day of the term, and on the next.
  told(['bill'], ['pay'], ['stray'], ['wait', 0, 6], ['wait', 0, 7], ['wait']),
]

export const plots: fc.Arbitrary<Plot> = fc.record({
  fiscalYearStart: fc.constantFrom(1, 1, 3, 7, 10),
  start: fc.constantFrom('2026-03-16', '2027-12-30', '2028-02-28'),
  // Long ones as often as short ones: little comes of a life in which little happens.
  steps: fc.noBias(fc.array(fc.noBias(step), { minLength: 1, maxLength: 150, size: 'max' })),
})
