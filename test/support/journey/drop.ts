import type { Kluis } from './fixtures'

/** Drops files that lie on the disk in the middle of the window, as a file manager does. */
export const drop = async ({ app, page }: Kluis, files: string[]): Promise<void> => {
  const devtools = await app.context().newCDPSession(page)
  const at = { x: 640, y: 400, data: { items: [], files, dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...at })
  }
  await devtools.detach()
}
