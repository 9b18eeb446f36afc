/**
 * XML from a tree of plain objects: `@name` is an attribute, `#` the text, a list repeats its element.
 * Text arrives as it was typed, also where it looks like an entity.
 */
import { xmlText } from '../../xml-text'

export type Element = Record<string, unknown>

/** A whole file. */
export const writeXml = (name: string, content: Element): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(name, content, '')}\n`

const written = (name: string, content: unknown, indent: string): string => {
  if (Array.isArray(content)) {
    return content.map((one) => written(name, one, indent)).join('\n')
  }
  const element: Element = isElement(content) ? content : { '#': content }
  let attributes = ''
  const inside: string[] = []
  for (const [key, value] of Object.entries(element)) {
    if (key.startsWith('@')) attributes += ` ${key.slice(1)}="${escaped(value)}"`
    else if (key !== '#' && !(Array.isArray(value) && value.length === 0))
      inside.push(written(key, value, `${indent}  `))
  }
  const begin = `${indent}<${name}${attributes}`
  if (inside.length > 0) return `${begin}>\n${inside.join('\n')}\n${indent}</${name}>`
  return '#' in element ? `${begin}>${escaped(element['#'])}</${name}>` : `${begin}/>`
}

const isElement = (content: unknown): content is Element =>
  typeof content === 'object' && content !== null

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

const escaped = (value: unknown): string =>
  xmlText(String(value)).replace(/[&<>"\r]/g, (sign) => signs[sign] ?? sign)
