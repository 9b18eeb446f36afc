/** One of the eight groups, for the question that proves that the kit was written down. */
export const anyGroup = (): number => ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 8) + 1

/** As the kit has it: no spaces, capitals, and the look-alikes that its alphabet leaves out. */
export const asWritten = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
