/** What `bank-file.ts` asks of the reader of a format. */
export interface BankFileReader {
  /** The next piece of the file, in any size. */
  write(chunk: string): void
  /** The file is complete: what is still open must be closed by now. */
  end(): void
  /** The line being read, from 1. */
  line(): number
}
