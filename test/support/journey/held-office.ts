/** An office that is slower than the hands: what the window asks waits until the journey lets go. */
import type { Page } from '@playwright/test'

/** Holds questions to the office whose operation begins so; gives the way to let them go. */
export const holdOffice = async (page: Page, operation = ''): Promise<() => Promise<void>> => {
  await page.evaluate((begin) => {
    const held: (() => void)[] = []
    const send = MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      const asked = (message as { op?: unknown } | null)?.op
      if (typeof asked === 'string' && asked.startsWith(begin)) {
        held.push(() => send.call(this, message))
      } else send.call(this, message)
    }
    Object.assign(window, {
      letGo: () => {
        MessagePort.prototype.postMessage = send
        for (const one of held) one()
      },
    })
  }, operation)
  return () => page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())
}
