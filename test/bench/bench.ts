/** S for a quick look, M as a rule, L for the largest offices. */
export type Size = 'S' | 'M' | 'L'

/** One measured figure; `mark` says what it is held against (`≤ 1.5`), `ok` whether it holds. */
export interface Row {
  name: string
  value: number
  unit: string
  /** milliseconds of processor time per operation, all threads of the office together */
  cpu?: number
  mark: string
  ok: boolean
}

/** What a part gets: `test/bench/NAME.bench.ts` exports `default async ({ size, row }: Bench)`. */
export interface Bench {
  size: Size
  row: (row: Row) => void
}
