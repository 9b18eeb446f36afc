import PDFDocument from 'pdfkit'
import type { Ending } from '../../../shared/credentials/contract'
import { formatDateLong, formatMoment, todayIn } from '../../../shared/dates'
import type { Language } from '../../../shared/language'
import {
  contentWidth,
  ink,
  leading,
  mm,
  page,
  rule,
  shorten,
  soft,
  write,
  writeLines,
  writeRight,
  type Pdf,
} from '../paper/page'
import type { Style } from '../paper/text'
import { wrap } from '../paper/wrap'
import type { AgencyRow } from '../settings/agency'
import { statementWords, type StatementWords } from './statement-words'

export interface StatementLogin {
  id: number
  system: string
  purpose: string
  ticket: string | null
  receivedAt: string
  destroyedAt: string
  why: Ending
  /** null: by the program itself */
  by: string | null
  uses: number
}

export interface Statement {
  language: Language
  agency: AgencyRow
  clientName: string
  logins: readonly StatementLogin[]
  /** UTC ISO */
  madeAt: string
}

const title: Style = { size: 22, weight: 'strong', color: ink }
const strong: Style = { size: 10, weight: 'strong', color: ink }
const body: Style = { size: 9.5, weight: 'regular', color: ink }
const label: Style = { size: 8.5, weight: 'regular', color: soft }

const labelWidth = 42 * mm
const bottom = page.height - 24 * mm

/** The letter as a PDF file with its fonts embedded. */
export const renderStatement = (statement: Statement): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const words = statementWords[statement.language]
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      font: '',
      bufferPages: true,
      lang: statement.language,
      displayTitle: true,
      info: { Title: words.title, Creator: 'Kluis', CreationDate: new Date(statement.madeAt) },
    })
    const chunks: Uint8Array[] = []
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
    let at = drawHead(pdf, statement, words)
    for (const login of statement.logins) at = drawLogin(pdf, login, statement.language, words, at)
    drawClosing(pdf, words, at)
    drawFeet(pdf, statement, words)
    pdf.end()
  })

/** Each part takes the baseline it may start at and gives back where the next one begins. */
function drawHead(pdf: Pdf, statement: Statement, words: StatementWords): number {
  const { agency, clientName, madeAt, language } = statement
  let at = 22 * mm
  write(pdf, shorten(agency.name, strong, contentWidth), page.left, at, strong)
  const address = [
    `${agency.street} ${agency.houseNumber}`.trim(),
    `${agency.postcode} ${agency.town}`.trim(),
    agency.email,
  ]
  at = writeLines(pdf, address.filter(Boolean), page.left, at + leading(body), body)
  at += 14 * mm
  write(pdf, words.title, page.left, at, title)
  const to = words.to.replace('{client}', clientName)
  at = writeLines(pdf, wrap(to, strong, contentWidth), page.left, at + 9 * mm, strong)
  const date = formatDateLong(todayIn(new Date(madeAt)), language)
  write(pdf, [agency.town, date].filter(Boolean).join(', '), page.left, at, label)
  at += 8 * mm
  return writeLines(pdf, wrap(words.intro, body, contentWidth), page.left, at, body) + 4 * mm
}

function drawLogin(
  pdf: Pdf,
  login: StatementLogin,
  language: Language,
  words: StatementWords,
  top: number,
): number {
  const gone = login.why === 'gone'
  const facts: [string, string][] = [
    [words.purpose, login.purpose],
    ...(login.ticket === null ? [] : [[words.ticket, login.ticket] satisfies [string, string]]),
    [words.received, formatMoment(login.receivedAt, language)],
    [gone ? words.absent : words.destroyed, formatMoment(login.destroyedAt, language)],
    ...(gone
      ? []
      : ([
          [words.why, words.endings[login.why]],
          [words.by, login.by ?? words.byProgram],
        ] satisfies [string, string][])),
    [words.uses, String(login.uses)],
  ]
  const system = wrap(login.system, strong, contentWidth)
  const rows = facts.map(([name, value]) => ({
    name,
    lines: wrap(value, body, contentWidth - labelWidth),
  }))
  const note = gone ? wrap(words.goneNote, body, contentWidth) : []
  const count = rows.reduce((sum, { lines }) => sum + lines.length, note.length)
  const height = system.length * leading(strong) + count * leading(body) + 10 * mm
  let at = top
  if (at + height > bottom) {
    pdf.addPage()
    at = 22 * mm
  }
  rule(pdf, at, page.left, page.right)
  at = writeLines(pdf, system, page.left, at + 6 * mm, strong) + 1
  for (const { name, lines } of rows) {
    write(pdf, name, page.left, at, label)
    at = writeLines(pdf, lines, page.left + labelWidth, at, body)
  }
  return writeLines(pdf, note, page.left, at, body) + 2 * mm
}

function drawClosing(pdf: Pdf, words: StatementWords, top: number): void {
  const lines = words.closing.flatMap((text) => wrap(text, body, contentWidth))
  let at = top
  if (at + lines.length * leading(body) + 10 * mm > bottom) {
    pdf.addPage()
    at = 22 * mm
  }
  rule(pdf, at, page.left, page.right)
  writeLines(pdf, lines, page.left, at + 7 * mm, body)
}

function drawFeet(pdf: Pdf, { agency }: Statement, words: StatementWords): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let place = 0; place < count; place += 1) {
    pdf.switchToPage(start + place)
    const number = words.page.replace('{page}', String(place + 1)).replace('{pages}', String(count))
    const baseline = page.height - 12 * mm
    write(pdf, shorten(agency.name, label, contentWidth / 2), page.left, baseline, label)
    writeRight(pdf, number, page.right, baseline, label)
  }
}
