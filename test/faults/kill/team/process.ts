/** The process of an office that several people work in: started, asked, and started again when it died. */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../../../electron/launch/project'
import type { Answer } from '../../../../electron/office/door'
import type { TeamAsk, TeamTold } from './talk'
import type { Program } from '../victims'

/** What became of something asked: its answer, or the process died before there was one. */
export type Outcome = Answer | 'died'

export interface TeamProcess {
  ask(asked: Omit<Extract<TeamAsk, { ask: 'call' }>, 'ask' | 'id'>): Promise<Outcome>
  /** resolves when it has ended */
  ended: Promise<void>
  kill(): void
}

/** Resolves once its seats can be sat at. */
export const startTeam = async (
  { script, die }: Program,
  opening: Omit<Extract<TeamAsk, { ask: 'open' }>, 'ask'>,
): Promise<TeamProcess> => {
  const child: ChildProcess = fork(script, {
    env: { ...process.env, LD_PRELOAD: die },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--import', join(root, 'test/support/office/known-keys.mjs')],
  })
  const waiting = new Map<number, (outcome: Outcome) => void>()
  const state = { last: 0, over: false }
  let opened: () => void = () => undefined
  const open = new Promise<void>((resolve) => (opened = resolve))
  child.on('message', (told: TeamTold) => {
    if (told.told === 'open') return opened()
    waiting.get(told.id)?.(told.answer)
    waiting.delete(told.id)
  })
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      state.over = true
      for (const tell of waiting.values()) tell('died')
      waiting.clear()
      opened()
      resolve()
    })
  })
  const send = (asked: TeamAsk): void => {
    // One that is dying takes nothing more; its end is told by itself.
    if (child.connected) child.send(asked, () => undefined)
  }
  send({ ask: 'open', ...opening })
  await open
  return {
    ended,
    kill: () => child.kill('SIGKILL'),
    ask: (asked) =>
      new Promise((resolve) => {
        if (state.over) return resolve('died')
        const id = ++state.last
        waiting.set(id, resolve)
        send({ ask: 'call', id, ...asked })
      }),
  }
}
