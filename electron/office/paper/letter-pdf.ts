/** A plain letter on A4, over as many pages as its text needs; the address fits a window envelope. */
import PDFDocument from 'pdfkit'
import type { Language } from '../../../shared/language'
import {
  contentWidth,
  ink,
  mm,
  page,
  rule,
  shorten,
  soft,
  styles,
  write,
  writeRight,
  writeLines,
  type Pdf,
} from './page'
import type { Style } from './text'
import { wrap } from './wrap'

export interface Letter {
  /** who it is from, at the top of the first page */
  from: string
  /** the day, written out */
  on: string
  /** lines of name and address; '' leaves them out */
  addressee: string
  subject: string
  /** plain text; line ends are kept */
  text: string
  language: Language
  createdAt: Date
}

const heading: Style = { size: 11, weight: 'strong', color: ink }
const body: Style = { size: 10, weight: 'regular', color: ink }
const bottom = page.height - 24 * mm

/** The letter as a PDF file with its fonts embedded. */
export const renderLetter = ({ createdAt, ...letter }: Letter): Promise<Uint8Array> =>
  renderLetters([letter], { createdAt, turn: () => Promise.resolve() })

/** Letters one after another, each on pages of its own; `turn` lets others in after each. */
export const renderLetters = async (
  letters: readonly Omit<Letter, 'createdAt'>[],
  { createdAt, turn }: { createdAt: Date; turn(done: number): Promise<unknown> },
): Promise<Uint8Array> => {
  const [first] = letters
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    lang: first?.language ?? 'nl',
    displayTitle: true,
    info: { Title: first?.subject ?? '', Creator: 'Kluis', CreationDate: createdAt },
  })
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  for (const [done, letter] of letters.entries()) {
    writeOne(pdf, letter)
    pdf.flushPages()
    await turn(done + 1)
  }
  pdf.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

const writeOne = (pdf: Pdf, letter: Omit<Letter, 'createdAt'>): void => {
  pdf.addPage()
  const from = shorten(letter.from, heading, contentWidth - 45 * mm)
  write(pdf, from, page.left, page.top + 16, heading)
  writeRight(pdf, letter.on, page.right, page.top + 16, { ...body, color: soft })
  rule(pdf, page.top + 26, page.left, page.right)
  let at = 52 * mm
  if (letter.addressee !== '') {
    // DIN 5008, form B: the window of the envelope.
    at = writeLines(pdf, wrap(letter.addressee, body, 85 * mm), page.left, at, body)
  }
  at = Math.max(at + 18 * mm, 92 * mm)
  at = writeLines(pdf, wrap(letter.subject, heading, contentWidth), page.left, at, heading) + 10
  for (const line of wrap(letter.text, body, contentWidth)) {
    if (at > bottom) {
      pdf.addPage()
      at = page.top + 24
    }
    at = writeLines(pdf, [line], page.left, at, body)
  }

  const { start, count } = pdf.bufferedPageRange()
  const of = letter.language === 'nl' ? 'van' : 'of'
  for (let number = 0; count > 1 && number < count; number++) {
    pdf.switchToPage(start + number)
    const foot = page.height - 12 * mm
    writeRight(pdf, `${number + 1} ${of} ${count}`, page.right, foot, styles.fine)
  }
}
