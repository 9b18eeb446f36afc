/// <reference types="./pdfkit-options" />
/**
 * Measures of the page, the type scale, and the pen: everything is drawn at a baseline in points
 * from the top left of an A4 sheet.
 */
import { clean, runsOf, widthOf, widthOfRun, type Style } from './text'

export type Pdf = PDFKit.PDFDocument

export const mm = 72 / 25.4

/** A4. The left margin is where a window envelope shows the address (DIN 5008, form B). */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 25 * mm,
  right: 595.28 - 20 * mm,
  top: 14 * mm,
}

export const contentWidth = page.right - page.left

export const ink = '#16202c'
export const soft = '#5b6675'
export const line = '#d5dae1'
export const panel = '#f3f5f8'

export const styles = {
  title: { size: 21, weight: 'strong', color: ink },
  body: { size: 9, weight: 'regular', color: ink },
  strong: { size: 9, weight: 'strong', color: ink },
  small: { size: 8, weight: 'regular', color: soft },
  label: { size: 7.5, weight: 'regular', color: soft },
  fine: { size: 7, weight: 'regular', color: soft },
  amount: { size: 9, weight: 'regular', color: ink },
  total: { size: 12, weight: 'strong', color: ink },
} satisfies Record<string, Style>

/** Distance between baselines. */
export function leading(style: Style): number {
  return style.size * 1.4
}

/** Draws one line with its left edge at `x`. */
export function write(pdf: Pdf, text: string, x: number, baseline: number, style: Style): void {
  let at = x
  pdf.fillColor(style.color)
  for (const run of runsOf(clean(text), style.weight)) {
    pdf.registerFont(run.face.name, run.face.font)
    pdf.font(run.face.name).fontSize(style.size)
    pdf.text(run.text, at, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      features: [...run.features],
    })
    at += widthOfRun(run, style.size)
  }
}

/** Draws one line with its right edge at `right`. */
export function writeRight(
  pdf: Pdf,
  text: string,
  right: number,
  baseline: number,
  style: Style,
): void {
  write(pdf, text, right - widthOf(clean(text), style), baseline, style)
}

/** Draws lines under each other; returns the baseline that would follow. */
export function writeLines(
  pdf: Pdf,
  lines: readonly string[],
  x: number,
  baseline: number,
  style: Style,
): number {
  lines.forEach((text, i) => write(pdf, text, x, baseline + i * leading(style), style))
  return baseline + lines.length * leading(style)
}

export function rule(
  pdf: Pdf,
  y: number,
  from: number,
  to: number,
  color = line,
  width = 0.5,
): void {
  pdf.moveTo(from, y).lineTo(to, y).lineWidth(width).strokeColor(color).stroke()
}

/** The style made smaller until the text fits the width. */
export function fit(text: string, style: Style, width: number): Style {
  const natural = widthOf(clean(text), style)
  return natural <= width ? style : { ...style, size: (style.size * width) / natural }
}

/** The text, cut with an ellipsis when it is wider than the width. */
export function shorten(text: string, style: Style, width: number): string {
  const whole = clean(text).replaceAll('\n', ' ')
  if (whole.length < 400 && widthOf(whole, style) <= width) return whole
  const characters = [...whole.slice(0, 400)]
  let low = 0
  let high = characters.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const text = characters.slice(0, middle).join('').trimEnd() + '…'
    if (widthOf(text, style) <= width) low = middle
    else high = middle - 1
  }
  return characters.slice(0, low).join('').trimEnd() + '…'
}
