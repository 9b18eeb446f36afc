import type { Input, OperationName, Output } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { Cancel, Reply, Request } from '../../../shared/operation'

type Answer<Name extends OperationName> = (
  input: Input<Name>,
) => Output<Name> | Promise<Output<Name>>

/** The other end of the renderer's door, answering as a test says. */
export interface AnsweringOffice {
  /** every call in order: the operation and its input */
  calls: [op: string, input: unknown][]
  /** From now on the operation is answered like this; a thrown AppError arrives as one. */
  answer<Name extends OperationName>(op: Name, answer: Answer<Name>): void
}

/**
 * Opens the door for the page of this test file. What nobody answers is `internal`, as in the real
 * office; the port is a real one, so messages are copied as between processes.
 */
export function openAnsweringOffice(): AnsweringOffice {
  const calls: [string, unknown][] = []
  const answers = new Map<string, (input: never) => unknown>()
  const { port1, port2 } = new MessageChannel()
  port2.onmessage = ({ data }: MessageEvent<Request | Cancel>) => {
    if ('cancel' in data) return
    calls.push([data.op, data.input])
    void reply(data.id, async () => {
      const answer = answers.get(data.op)
      if (!answer) throw new AppError('internal', { logId: `no answer to ${data.op}` })
      return answer(data.input as never)
    })
  }
  const reply = async (id: number, work: () => Promise<unknown>): Promise<void> => {
    const message = await work().then(
      (value): Reply => ({ id, ok: true, value }),
      (error: unknown): Reply => {
        const { code, details } = error as AppError
        return { id, ok: false, code, details }
      },
    )
    port2.postMessage(message)
  }
  // As the preload hands it over; jsdom takes ports of its own kind only.
  const handed = new MessageEvent('message', { data: 'office', source: window })
  Object.defineProperty(handed, 'ports', { value: [port1] })
  window.dispatchEvent(handed)
  return {
    calls,
    answer: (op, answer) => void answers.set(op, answer),
  }
}
