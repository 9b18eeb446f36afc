/** A person at a desk whose office may die at any moment: asks again with the same key, as a window does. */
import type { Answer } from '../../../../electron/office/door'
import type { ErrorCode } from '../../../../shared/errors'
import type { SessionStatus } from '../../../../shared/session/contract'
import type { TeamProcess } from './process'

export interface Person {
  seat: number
  name: string
  email: string
  password: string
}

/** What came of a write; `again`: it was asked more than once, as its answer was lost. */
export interface Written {
  code: 'ok' | ErrorCode
  value: unknown
  again: boolean
}

export interface Sitting {
  who: Person
  read(op: string, input: object, file?: string): Promise<Answer>
  /** Done once, however often its answer is lost. */
  write(op: string, input: object): Promise<Written>
  /** Asked once, like what goes to the keychain: null when its answer was lost. */
  once(op: string, input: object): Promise<Answer | null>
}

/** `current` gives the process that runs now, a new one where the last one died. */
export const sitDown = (who: Person, current: () => Promise<TeamProcess>): Sitting => {
  let process: TeamProcess | null = null
  let session = ''
  let last = 0
  const { seat, email, password } = who

  /** Signs in where nobody is: after a death, a lock, or when an owner took the access. */
  const signIn = async (at: TeamProcess): Promise<boolean> => {
    const plain = { seat, key: null, file: null }
    const answer = await at.ask({ ...plain, op: 'session.unlock', input: { email, password } })
    if (answer === 'died') return false
    if (!answer.ok) throw new Error(`${who.name} does not get in: ${answer.code}`)
    const { requests } = answer.value as SessionStatus
    session = requests?.session ?? ''
    last = requests?.last ?? 0
    process = at
    return true
  }
  const seated = async (): Promise<TeamProcess> => {
    for (;;) {
      const at = await current()
      if (at === process || (await signIn(at))) return at
    }
  }
  const attempt = async (op: string, input: object, key: string | null, file: string | null) => {
    const at = await seated()
    const answer = await at.ask({ seat, op, input, key, file })
    if (answer !== 'died' && !answer.ok && answer.code === 'locked') process = null
    return answer
  }
  const isLost = (answer: Awaited<ReturnType<typeof attempt>>): answer is 'died' =>
    answer === 'died' || (!answer.ok && answer.code === 'locked')

  return {
    who,
    read: async (op, input, file) => {
      for (;;) {
        const answer = await attempt(op, input, null, file ?? null)
        if (!isLost(answer)) return answer
      }
    },
    write: async (op, input) => {
      await seated()
      const key = `${session}.${++last}`
      for (let again = false; ; again = true) {
        const answer = await attempt(op, input, key, null)
        if (isLost(answer)) continue
        return answer.ok
          ? { code: 'ok', value: answer.value, again }
          : { code: answer.code, value: answer.details, again }
      }
    },
    once: async (op, input) => {
      const answer = await attempt(op, input, null, null)
      return isLost(answer) ? null : answer
    },
  }
}
