/**
 * Text as SEPA files may carry it: Latin letters without marks, digits and / - ? : ( ) . , ' + space.
 * Source: EPC217-08, SEPA requirements for an extended character set; best practices for conversion.
 */

const spelled: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ı: 'i',
  ĳ: 'ij',
  Ĳ: 'IJ',
  '€': 'EUR',
  '&': '+',
  '@': '(at)',
  _: '-',
  '"': "'",
  '`': "'",
  '´': "'",
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  ';': ',',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '–': '-',
  '—': '-',
  '\\': '/',
  '|': '/',
  '!': '.',
  '*': '.',
  '#': '.',
  '%': '.',
  '=': '-',
  '~': '-',
}

/**
 * The text in that alphabet, at most so many characters; '' when nothing of it can be written, such
 * as a name in another script.
 */
export function sepaText(text: string, longest: number): string {
  const plain = [...text.normalize('NFC')]
    .map((sign) => spelled[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, ''))
    .map((sign) => (/^[\dA-Za-z/?:().,'+ -]*$/.test(sign) ? sign : /\s/.test(sign) ? ' ' : ''))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, longest)
    .trim()
  // Punctuation alone, left over from another script or by the cut, is no text.
  return /[\dA-Za-z]/.test(plain) ? plain : ''
}

/** Whether a reference can be used as it is: that alphabet, no slash at either end nor two in a row. */
export function isSepaReference(text: string, longest = 35): boolean {
  return (
    text.length > 0 &&
    text.length <= longest &&
    /^[\dA-Za-z/?:().,'+ -]+$/.test(text) &&
    text === text.trim() &&
    !/^\/|\/$|\/\//.test(text)
  )
}
