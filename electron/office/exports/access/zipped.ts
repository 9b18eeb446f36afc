/** A ZIP in memory that was opened again before anybody gets it; AES-256 with a passphrase. */
import { AppError } from '../../../../shared/errors'

export interface Part {
  name: string
  bytes: Uint8Array
}

/** Errors: export-damaged, when what was written does not read back the same. */
export const zipped = async (
  parts: readonly Part[],
  passphrase: string | null,
  at: Date,
): Promise<Uint8Array> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } =
    await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  // Strength 3 is AES-256.
  const secret = passphrase === null ? {} : { password: passphrase, encryptionStrength: 3 as const }
  const zip = new ZipWriter(new Uint8ArrayWriter(), { lastModDate: at, ...secret })
  for (const { name, bytes } of parts)
    // PDFs are compressed already.
    await zip.add(name, new Uint8ArrayReader(bytes), { level: name.endsWith('.pdf') ? 0 : 6 })
  const whole = await zip.close()

  const opened = new ZipReader(
    new Uint8ArrayReader(whole),
    passphrase === null ? {} : { password: passphrase },
  )
  const entries = await opened.getEntries()
  for (const [place, { name, bytes }] of parts.entries()) {
    const entry = entries[place]
    if (entry?.filename !== name || entry.directory || entry.encrypted !== (passphrase !== null))
      throw new AppError('export-damaged', {})
    const read = await entry.getData(new Uint8ArrayWriter())
    if (Buffer.compare(read, bytes) !== 0) throw new AppError('export-damaged', {})
  }
  await opened.close()
  if (entries.length !== parts.length) throw new AppError('export-damaged', {})
  return whole
}
