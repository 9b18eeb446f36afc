/** What the people ask of their office's process, and what it tells. */
import type { Answer } from '../../../../electron/office/door'

export type TeamAsk =
  | {
      ask: 'open'
      dir: string
      /** UTC ISO */
      now: string
      people: number
      /** the step at which it dies, from 1; null: it lives */
      dieAt: number | null
      trace: string
    }
  | {
      ask: 'call'
      id: number
      seat: number
      op: string
      input: object
      key: string | null
      /** chosen in the dialog, for `input.file` */
      file: string | null
    }

export type TeamTold = { told: 'open' } | { told: 'answer'; id: number; answer: Answer }
