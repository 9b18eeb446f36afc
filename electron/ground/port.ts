/** A port between processes, as Electron gives it to a utility process. */
export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): void
  /** The other end is gone; whatever it sent before has arrived. */
  on(event: 'close', listener: () => void): void
  start(): void
  close(): void
}
