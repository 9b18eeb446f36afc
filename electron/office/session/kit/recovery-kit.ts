/**
 * The recovery kit: one sheet of A4 to print and put away. It carries the only key that opens the
 * office without a password, in eight numbered groups with every character in a cell of its own.
 */
import PDFDocument from 'pdfkit'
import { formatDateLong, todayIn } from '../../../../shared/dates'
import type { Language } from '../../../../shared/language'
import {
  contentWidth,
  fit,
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
} from '../../paper/page'
import { clean, widthOf, type Style } from '../../paper/text'
import { wrap } from '../../paper/wrap'
import { kitWords, type KitWords } from './recovery-kit-words'

export interface RecoveryKit {
  /** `ABCDE-…`, eight groups of five */
  key: string
  language: Language
  agencyName: string
  createdAt: Date
}

const teal = '#17646f'
const pale = '#edf7f7'
const amber = '#b97a09'
const paleAmber = '#fdf4e0'

const brand: Style = { size: 11, weight: 'strong', color: teal }
const title: Style = { size: 27, weight: 'strong', color: ink }
const agency: Style = { size: 13, weight: 'strong', color: ink }
const heading: Style = { size: 11, weight: 'strong', color: ink }
const body: Style = { size: 10, weight: 'regular', color: ink }
const small: Style = { size: 8.5, weight: 'regular', color: soft }
const label: Style = { size: 8, weight: 'regular', color: soft }
const character: Style = { size: 19, weight: 'strong', color: ink }

const perRow = 4
const boxGap = 3 * mm
const boxHeight = 19 * mm

/** The sheet as a PDF file with its fonts embedded, in the language asked for. */
export const renderRecoveryKit = (kit: RecoveryKit): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const words = kitWords[kit.language]
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      font: '',
      lang: kit.language,
      displayTitle: true,
      info: { Title: `Kluis: ${words.title}`, Creator: 'Kluis', CreationDate: kit.createdAt },
    })
    const chunks: Uint8Array[] = []
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
    let at = drawHead(pdf, kit, words)
    at = drawWarning(pdf, words, at)
    at = drawKey(pdf, kit.key, words, at)
    drawParts(pdf, words, at)
    drawFoot(pdf, kit, words)
    pdf.end()
  })

/** Each part takes the top it may use and gives back where the next one begins, in points. */
function drawHead(pdf: Pdf, { agencyName, createdAt, language }: RecoveryKit, words: KitWords) {
  const top = 16 * mm
  drawMark(pdf, page.left, top, 20)
  write(pdf, 'Kluis', page.left + 27, top + 14, brand)
  const baseline = top + 62
  write(pdf, words.title, page.left, baseline, title)
  const date = formatDateLong(todayIn(createdAt), language)
  write(pdf, shorten(agencyName, agency, contentWidth), page.left, baseline + 24, agency)
  write(pdf, words.made.replace('{date}', date), page.left, baseline + 41, small)
  return baseline + 41 + 6 * mm
}

/** The door of a vault, as on screen; 32 units wide. */
function drawMark(pdf: Pdf, x: number, y: number, size: number) {
  pdf
    .save()
    .translate(x, y)
    .scale(size / 32)
  pdf.roundedRect(0, 0, 32, 32, 7).fill(teal)
  pdf.lineWidth(2.4).lineCap('round').strokeColor('#ffffff')
  pdf.circle(16, 16, 7.8).stroke()
  pdf.circle(16, 16, 1.8).stroke()
  for (const [x1, y1, x2, y2] of spokes) pdf.moveTo(x1, y1).lineTo(x2, y2).stroke()
  pdf.restore()
}

const spokes = [
  [16, 5, 16, 8],
  [16, 24, 16, 27],
  [5, 16, 8, 16],
  [24, 16, 27, 16],
] as const

function drawWarning(pdf: Pdf, words: KitWords, top: number) {
  const padding = 4 * mm
  const lines = wrap(words.warning, body, contentWidth - 2 * padding - 2 * mm)
  const height = lines.length * leading(body) + 2 * padding - 2
  pdf.rect(page.left, top, contentWidth, height).fill(paleAmber)
  pdf.rect(page.left, top, 1.2 * mm, height).fill(amber)
  writeLines(pdf, lines, page.left + padding + 1 * mm, top + padding + body.size - 1, body)
  return top + height + 9 * mm
}

function drawKey(pdf: Pdf, key: string, words: KitWords, top: number) {
  write(pdf, words.key, page.left, top, heading)
  const width = (contentWidth - (perRow - 1) * boxGap) / perRow
  const first = top + 4 * mm
  key.split('-').forEach((group, place) => {
    const x = page.left + (place % perRow) * (width + boxGap)
    const y = first + Math.floor(place / perRow) * (boxHeight + boxGap)
    pdf.roundedRect(x, y, width, boxHeight, 4).lineWidth(0.8).fillAndStroke(pale, teal)
    write(pdf, `${words.group} ${place + 1}`, x + 3 * mm, y + 5 * mm, label)
    drawGroup(pdf, group, x + 2 * mm, y + 14 * mm, width - 4 * mm)
  })
  const under = first + 2 * boxHeight + boxGap + 5 * mm
  const next = writeLines(pdf, wrap(words.alphabet, small, contentWidth), page.left, under, small)
  return next + 5 * mm
}

/** Characters at equal pitch: what is copied by hand must be countable. */
function drawGroup(pdf: Pdf, group: string, x: number, baseline: number, width: number) {
  const pitch = width / group.length
  ;[...group].forEach((one, place) => {
    const middle = x + (place + 0.5) * pitch
    write(pdf, one, middle - widthOf(clean(one), character) / 2, baseline, character)
  })
}

function drawParts(pdf: Pdf, words: KitWords, top: number) {
  const indent = 5 * mm
  let at = top
  for (const part of words.parts) {
    write(pdf, part.heading, page.left, at, heading)
    at += leading(body) * 1.15
    part.lines.forEach((text, place) => {
      const lines = wrap(text, body, contentWidth - indent)
      write(pdf, part.numbered ? `${place + 1}.` : '•', page.left + 1 * mm, at, body)
      at = writeLines(pdf, lines, page.left + indent, at, body) + 2
    })
    at += 4.5 * mm
  }
}

/** Lines to fill in by hand, and whose sheet this is. */
function drawFoot(pdf: Pdf, { agencyName }: RecoveryKit, words: KitWords) {
  const line = page.height - 30 * mm
  const shares = [0.56, 0.22, 0.22]
  const gap = 6 * mm
  const room = contentWidth - gap * (shares.length - 1)
  let x = page.left
  shares.forEach((share, place) => {
    const width = room * share
    rule(pdf, line, x, x + width, soft, 0.6)
    write(pdf, words.kept[place] ?? '', x, line + 11, label)
    x += width + gap
  })
  const text = words.foot.replace('{agency}', shorten(agencyName, small, contentWidth / 2))
  writeRight(pdf, text, page.right, page.height - 14 * mm, fit(text, small, contentWidth))
}
