/**
 * Domain names, international ones included: kept as the A-label form that registrars and DNS use
 * (`xn--caf-dma.nl`), shown as people read them (`café.nl`). Source: UTS #46 without transitional
 * processing, STD3 rules; RFC 1035 for lengths.
 */
import { toASCII, toUnicode } from 'tr46'

/**
 * - `address`: a web or e-mail address; only its domain name is asked for
 * - `no-dot`: a name without a top-level domain
 * - `too-long`: a part over 63 characters, or the whole over 253, in its stored form
 * - `characters`: what no domain name can have, or no name in that script
 * - `top-level`: all digits, as in an IP address
 */
export type DomainNameProblem =
  'empty' | 'address' | 'no-dot' | 'too-long' | 'characters' | 'top-level'

export type DomainNameReading =
  { ok: true; domain: string } | { ok: false; reason: DomainNameProblem }

const strict = {
  checkBidi: true,
  checkHyphens: true,
  checkJoiners: true,
  useSTD3ASCIIRules: true,
  transitionalProcessing: false,
}

/** A typed text longer than any domain name can be, in whatever script. */
const longestTyped = 1024

/** The stored form of a typed name. Case, a dot at the end and spaces around it do not matter. */
export function readDomainName(typed: string): DomainNameReading {
  if (typed.length > longestTyped) return { ok: false, reason: 'too-long' }
  const text = typed
    .normalize('NFC')
    .trim()
    .replace(/[.。．｡]$/u, '')
  if (text === '') return { ok: false, reason: 'empty' }
  if (/[/@:?#]/.test(text)) return { ok: false, reason: 'address' }
  const domain = toASCII(text, strict)
  if (domain === null) return { ok: false, reason: 'characters' }
  const labels = domain.split('.')
  if (labels.includes('')) return { ok: false, reason: 'characters' }
  if (labels.length < 2) return { ok: false, reason: 'no-dot' }
  if (domain.length > 253 || labels.some((label) => label.length > 63))
    return { ok: false, reason: 'too-long' }
  if (/^\d+$/.test(labels.at(-1) ?? '')) return { ok: false, reason: 'top-level' }
  return { ok: true, domain }
}

/**
 * A stored name as people read it. A part whose letters come from scripts that no language mixes
 * stays in its stored form, as browsers show it: `аpple` with a Cyrillic а is not `apple`.
 */
export function shownDomainName(domain: string): string {
  return domain
    .split('.')
    .map((label) => {
      if (!label.startsWith('xn--')) return label
      const { domain: shown, error } = toUnicode(label, strict)
      const safe = !error && !mixesScripts(shown) && toASCII(shown, strict) === label
      return safe ? shown : label
    })
    .join('.')
}

/** The last part of a stored name, by which the catalogue prices it: `nl`. */
export function topLevelOf(domain: string): string {
  return domain.slice(domain.lastIndexOf('.') + 1)
}

/** Scripts whose letters can be taken for one another. */
const confusable = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]

function mixesScripts(label: string): boolean {
  return confusable.filter((script) => script.test(label)).length > 1
}
