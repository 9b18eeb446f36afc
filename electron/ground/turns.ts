/** One thing at a time per name: a login is not extended while it is being destroyed. */
export interface Turns {
  take<T>(name: string, work: () => Promise<T>): Promise<T>
  busy(name: string): boolean
}

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>()
  return {
    take: async (name, work) => {
      const before = last.get(name) ?? Promise.resolve()
      const own = before.then(work, work)
      last.set(name, own)
      try {
        return await own
      } finally {
        if (last.get(name) === own) last.delete(name)
      }
    },
    busy: (name) => last.has(name),
  }
}
