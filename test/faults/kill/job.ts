/** What a victim is asked, and what it tells. */
export interface Job {
  kind:
    | 'set-up'
    | 'erasure'
    | 'destruction'
    | 'backup'
    | 'restore'
    | 'migration'
    | 'rotation'
    | 'password'
    | 'disabling'
    | 'issue'
    | 'billing'
  dir: string
  /** UTC ISO */
  now: string
  access: { email: string; password: string }
  /** the backup to put back, or where the proof pack goes */
  file: string | null
  /** the step at which it dies, from 1; null: it lives */
  dieAt: number | null
  /** the file it writes its steps to, a line each */
  trace: string
}

export type Told =
  | { told: 'ready' }
  | { told: 'begun' }
  | { told: 'done'; answer: string }
  | { told: 'failed'; why: string }
