/**
 * The one template mechanism: plain text with placeholders in braces. A template can name values and
 * nothing else: no conditions, no code, no markup. What is filled in is never read as a template
 * again, so a client called "{iban}" stays that.
 */
import type { FieldProblem } from '../errors'
import type { Language } from '../language'
import { letterKinds, type LetterKind, type LetterKindName } from './kinds'
import { placeholderFor, placeholders, type Placeholder } from './placeholders'

export interface Template {
  /** null for a kind without one */
  subject: string | null
  body: string
}

/** Values as they are shown: dates and amounts in the letter's language. null: there is none. */
export type LetterValues = Partial<Record<Placeholder, string | null>>

export const longestSubject = 200
export const longestBody = 20_000

type Part =
  | { type: 'text'; text: string }
  | { type: 'placeholder'; placeholder: Placeholder }
  | { type: 'wrong'; code: 'unknown-placeholder' | 'stray-brace' | 'double-braces'; word: string }

/** Two braces in a row are one in the text; a word between single ones is a placeholder. */
const marks = /\{\{[^{}\n]*\}\}|\{\{|\}\}|\{([^{}\n]*)\}|[{}]/g

/**
 * What keeps a template from being saved: an empty or overlong text, a placeholder that does not
 * exist or not for this kind, a brace that belongs to nothing, a required placeholder that is missing.
 */
export function templateProblems(
  name: LetterKindName,
  language: Language,
  { subject, body }: Template,
): FieldProblem[] {
  const kind: LetterKind = letterKinds[name]
  if (kind.optional && body.trim() === '') return []
  const problems = textProblems('body', body, kind.longest ?? longestBody, name, language)
  if (kind.subject) {
    problems.push(...textProblems('subject', subject ?? '', longestSubject, name, language))
    if (/[\r\n]/.test(subject ?? '')) problems.push({ path: 'subject', code: 'one-line' })
  }
  const used = new Set(
    partsOf(body, language).flatMap((part) =>
      part.type === 'placeholder' ? [part.placeholder] : [],
    ),
  )
  for (const placeholder of kind.required)
    if (!used.has(placeholder))
      problems.push({
        path: 'body',
        code: 'placeholder-missing',
        params: { placeholder: placeholders[placeholder][language] },
      })
  return problems
}

/**
 * A template filled in. A line whose placeholders all have no value is left out, and with it the
 * blank line it would leave; text outside placeholders is kept as it is.
 * @throws RangeError for a template that `templateProblems` would not let pass
 */
export function fillIn(
  { subject, body }: Template,
  language: Language,
  values: LetterValues,
): { subject: string | null; text: string } {
  const lines = body.replace(/\r\n?/g, '\n').split('\n')
  const text = lines
    .map((line) => filledLine(line, language, values))
    .filter((line) => line !== null)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const filled = subject === null ? null : (filledLine(subject, language, values) ?? '')
  // A header is one line, whatever a name brings along.
  return { subject: filled === null ? null : filled.replace(/\s+/g, ' ').trim(), text }
}

/** The text as HTML paragraphs, every character of it as text. */
export function asHtml(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function textProblems(
  path: 'subject' | 'body',
  text: string,
  longest: number,
  name: LetterKindName,
  language: Language,
): FieldProblem[] {
  if (text.trim() === '') return [{ path, code: 'required' }]
  if ([...text].length > longest) return [{ path, code: 'too-long' }]
  if (control.test(text)) return [{ path, code: 'control-characters' }]
  const allowed: readonly Placeholder[] = letterKinds[name].placeholders
  return partsOf(text, language).flatMap((part): FieldProblem[] => {
    if (part.type === 'wrong')
      return [{ path, code: part.code, params: { placeholder: part.word } }]
    if (part.type === 'text' || allowed.includes(part.placeholder)) return []
    const word = placeholders[part.placeholder][language]
    return [{ path, code: 'placeholder-not-here', params: { placeholder: word } }]
  })
}

/** Tabs and line ends aside, as in all typed text. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

function partsOf(text: string, language: Language): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(marks)) {
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) })
    end = match.index + match[0].length
    parts.push(partOf(match[0], match[1], language))
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) })
  return parts
}

function partOf(mark: string, word: string | undefined, language: Language): Part {
  if (word !== undefined) {
    const placeholder = placeholderFor(word, language)
    return placeholder === null
      ? { type: 'wrong', code: 'unknown-placeholder', word: word.slice(0, 40) }
      : { type: 'placeholder', placeholder }
  }
  if (mark.length === 1) return { type: 'wrong', code: 'stray-brace', word: mark }
  // Other programs write placeholders with two braces; nobody means that word as plain text.
  const inner = mark.slice(2, -2)
  if (placeholderFor(inner, language) !== null)
    return { type: 'wrong', code: 'double-braces', word: inner.trim() }
  return { type: 'text', text: mark.replace('{{', '{').replace('}}', '}') }
}

function filledLine(line: string, language: Language, values: LetterValues): string | null {
  const parts = partsOf(line, language)
  const filled = parts.map((part) => {
    if (part.type === 'wrong') throw new RangeError(part.code)
    return part.type === 'text' ? part.text : clean(values[part.placeholder] ?? '')
  })
  const named = parts.flatMap((part, index) => (part.type === 'placeholder' ? [filled[index]] : []))
  return named.length > 0 && named.every((value) => value === '') ? null : filled.join('')
}

/** Values come from records and files: line ends are kept, other control characters are not. */
function clean(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Cc}\p{Surrogate}]/gu, (character) => (/[\n\t]/.test(character) ? character : ''))
    .trim()
}
