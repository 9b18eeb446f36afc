/** Text as XML carries it: for files that are written piece by piece, without a tree in memory. */

/** Text without the characters XML 1.0 cannot hold; half surrogate pairs become U+FFFD. */
export function xmlText(value: string): string {
  return value
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}

/**
 * `<name>text</name>`, escaped. With `longest` the text is cut off after so many characters; null
 * and what is empty give nothing at all.
 */
export function element(name: string, text: string | number | null, longest?: number): string {
  const plain = xmlText(String(text ?? '')).trim()
  const cut = longest === undefined ? plain : [...plain].slice(0, longest).join('').trim()
  return cut === '' ? '' : `<${name}>${escaped(cut)}</${name}>`
}

/** `<name>…</name>` around elements; nothing around nothing. */
export function parent(name: string, ...content: string[]): string {
  const inner = content.join('')
  return inner === '' ? '' : `<${name}>${inner}</${name}>`
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
}
