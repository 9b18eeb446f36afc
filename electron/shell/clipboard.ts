/** The desktop's clipboard, for what must not stay on it. */
import { createHash } from 'node:crypto'
import * as electron from 'electron'

/** What tells clipboard managers to keep this out of their history, per platform. */
const marks: Partial<Record<NodeJS.Platform, Record<string, Uint8Array>>> = {
  // nspasteboard.org
  darwin: {
    'org.nspasteboard.ConcealedType': new Uint8Array(),
    'org.nspasteboard.TransientType': new Uint8Array(),
  },
  // learn.microsoft.com: Cloud Clipboard and Clipboard History Formats; a DWORD of 0 means no.
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: new Uint8Array(4),
    CanIncludeInClipboardHistory: new Uint8Array(4),
    CanUploadToCloudClipboard: new Uint8Array(4),
  },
  // Klipper, and what follows it
  linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') },
}

const { clipboard } = electron

/** Text and marks in one write. Electrons that cannot do that write the text alone. */
const writeMarked = async (text: string): Promise<void> => {
  const own = marks[process.platform]
  if (!own || !('ClipboardItem' in electron)) return clipboard.writeText(text)
  const formats = Object.entries(own).map(([format, bytes]) => [
    `electron application/osclipboard;format="${format}"`,
    new Blob([bytes]),
  ])
  const item = new electron.ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    ...(Object.fromEntries(formats) as Record<string, Blob>),
  })
  try {
    await clipboard.write([item])
  } catch {
    await clipboard.writeText(text)
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface SecretClipboard {
  write(text: string, options: { concealed: boolean }): Promise<void>
  /** Empties it when it still holds what was last written here. */
  clear(): Promise<void>
}

export const createClipboard = (): SecretClipboard => {
  // A digest is enough to know one's own text again.
  let written: string | null = null
  let last: Promise<void> = Promise.resolve()
  /** One after another, so that who waits for the emptying waits for the one under way. */
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  return {
    write: (text, { concealed }) =>
      inOrder(async () => {
        written = digest(text)
        if (concealed) await writeMarked(text)
        else await clipboard.writeText(text)
      }),
    clear: () =>
      inOrder(async () => {
        const own = written
        written = null
        // Newer Electrons answer with a promise, older ones at once: awaiting serves both.
        if (own !== null && digest(await clipboard.readText()) === own) clipboard.clear()
      }),
  }
}
