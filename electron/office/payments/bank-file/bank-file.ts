/**
 * Bank statement files, whatever their format: what a file is, and its statements as a stream. The
 * file is read once from begin to end in pieces; memory does not grow with it.
 *
 * A file that cannot be read in full is refused in full, but the refusal may come after its first
 * entries: book nothing before the generator has ended.
 */
import type { BankFileEvent } from '../../../../shared/payments/entry'
import { createCamt053Reader } from './camt053'
import { createDecoder, type Encoding } from '../../text/decode'
import { headOf, isUtf8File, readPieces, sizeOf, type PiecesOptions } from '../../text/file-pieces'
import { createMt940Reader } from './mt940'
import type { Source } from '../../files/source'
import type { BankFileReader } from './reader'
import { sniff, sniffLength } from './sniff'

/** Largest file that is read, in megabytes (2^20 bytes): some 200,000 CAMT entries. */
export const bankFileLimit = 200

/**
 * The events of a bank file in batches, a batch for each piece of the file: one asynchronous step
 * for a few hundred entries, and a natural portion to write in one transaction.
 * @throws AppError `file-gone`, `file-too-large`, `file-unreadable` (with line and element), `cancelled`
 */
export async function* readBankFile(
  source: Source,
  options: PiecesOptions = {},
): AsyncGenerator<BankFileEvent[]> {
  const file = await source.open()
  try {
    const total = sizeOf(file, bankFileLimit, 'not-a-bank-file')
    const { format, encoding, start } = sniff(await headOf(file, sniffLength))
    const pieces = (from: number) => readPieces(file, from, total, options)
    const chosen: Encoding = encoding ?? ((await isUtf8File(pieces(0))) ? 'utf-8' : 'windows-1252')
    let batch: BankFileEvent[] = []
    const emit = (event: BankFileEvent) => batch.push(event)
    const reader: BankFileReader =
      format === 'camt053' ? createCamt053Reader(emit) : createMt940Reader(emit)
    const decode = createDecoder(chosen, reader.line)
    for await (const { bytes, read } of pieces(start)) {
      reader.write(decode(bytes, false))
      options.onProgress?.(read, total)
      if (batch.length > 0) yield batch
      batch = []
    }
    reader.write(decode(Buffer.alloc(0), true))
    reader.end()
    yield batch
  } finally {
    await file.close()
  }
}
