import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letterKindNames, letterKinds } from '../../../shared/letters/kinds'
import {
  placeholderFor,
  placeholders,
  type Placeholder,
} from '../../../shared/letters/placeholders'
import { asHtml, fillIn, templateProblems } from '../../../shared/letters/template'

const kind = 'invoice-mail'
const problems = (body: string, subject = 'Factuur {nummer}') =>
  templateProblems(kind, 'nl', { subject, body })
const filled = (body: string, values = {}) => fillIn({ subject: null, body }, 'nl', values).text

describe('saving a template', () => {
  it('takes placeholders of its kind, whatever their capitals and spaces', () => {
    expect(problems('{aanhef} factuur { Nummer } van {FACTUURDATUM}')).toEqual([])
  })

  it.each([
    ['{klant}', 'unknown-placeholder', 'klant'],
    ['{}', 'unknown-placeholder', ''],
    ['{client-name}', 'unknown-placeholder', 'client-name'],
    ['{constructor}', 'unknown-placeholder', 'constructor'],
    ['{klachtroute}', 'placeholder-not-here', 'klachtroute'],
    ['{nummer', 'stray-brace', '{'],
    ['nummer}', 'stray-brace', '}'],
    ['{num\nmer}', 'stray-brace', '{'],
    ['{{klantnaam}}', 'double-braces', 'klantnaam'],
    ['{{ klantnaam }}', 'double-braces', 'klantnaam'],
    [`{${'x'.repeat(500)}}`, 'unknown-placeholder', 'x'.repeat(40)],
  ])('refuses %j as %s', (body, code, placeholder) => {
    expect(problems(body)).toContainEqual({ path: 'body', code, params: { placeholder } })
  })

  it('looks at the subject too', () => {
    expect(problems('tekst', 'Factuur {x}')).toEqual([
      { path: 'subject', code: 'unknown-placeholder', params: { placeholder: 'x' } },
    ])
    expect(problems('tekst', ' ')).toEqual([{ path: 'subject', code: 'required' }])
    expect(problems('tekst', 'een\ntwee')).toEqual([{ path: 'subject', code: 'one-line' }])
    expect(problems('tekst', 'x'.repeat(201))).toEqual([{ path: 'subject', code: 'too-long' }])
  })

  it('refuses what is empty, endless or has control characters', () => {
    expect(problems('  \n ')).toEqual([{ path: 'body', code: 'required' }])
    expect(problems('x'.repeat(20_001))).toEqual([{ path: 'body', code: 'too-long' }])
    expect(problems('a\u0000b')).toEqual([{ path: 'body', code: 'control-characters' }])
  })

  it('does not let go of what the law asks for', () => {
    const codes = (name: 'request-refusal' | 'reminder-final-consumer', body: string) =>
      templateProblems(name, 'nl', { subject: 'x', body }).map(
        ({ params }) => params?.['placeholder'],
      )
    expect(codes('request-refusal', 'Nee, want {reden}')).toEqual(['klachtroute'])
    expect(codes('request-refusal', 'Nee, want {reden}\n{klachtroute}')).toEqual([])
    expect(codes('reminder-final-consumer', 'Betaal {openstaand-bedrag}')).toEqual([
      'incassokosten',
    ])
    // In the subject it is not in the letter.
    const inSubject = { subject: '{klachtroute}', body: '{reden}' }
    expect(templateProblems('request-refusal', 'nl', inSubject)).toHaveLength(1)
  })
})

describe('a template filled in', () => {
  it('has the values, and nothing of the braces', () => {
    expect(filled('Beste {klantnaam}, zie {nummer}.', { client: 'Jo', documentNumber: '7' })).toBe(
      'Beste Jo, zie 7.',
    )
  })

  it('never reads a value as a template', () => {
    expect(filled('{klantnaam}', { client: '{iban} {{rekening}} {' })).toBe('{iban} {{rekening}} {')
  })

  it('leaves out a line that has nothing to say, and the hole it would leave', () => {
    const body = 'a\n\nRente: {rente}\n\n{totaal} in {nummer}\nb'
    expect(filled(body, { total: '1' })).toBe('a\n\n1 in \nb')
    expect(filled(body, {})).toBe('a\n\nb')
    expect(filled('x\n{rente}{totaal}\ny', { interest: ' ' })).toBe('x\ny')
  })

  it('writes two braces as one', () => {
    expect(filled('{{ en }} en {{}} en {{iets}}')).toBe('{ en } en {} en {iets}')
  })

  it('keeps the lines of a value in the body and none in the subject', () => {
    const values = { client: 'Jo\r\nBcc: x@y.example\u0007' }
    const both = fillIn({ subject: 'Aan {klantnaam}', body: '{klantnaam}' }, 'nl', values)
    expect(both).toEqual({ subject: 'Aan Jo Bcc: x@y.example', text: 'Jo\nBcc: x@y.example' })
  })

  it('is only made of a template that could be saved', () => {
    expect(() => filled('{klant}')).toThrow(RangeError)
  })

  it('shows markup as text in HTML', () => {
    expect(asHtml('<script>alert("1")</script>\n&\n\n\'x\'')).toBe(
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;<br>&amp;</p>\n<p>&#39;x&#39;</p>',
    )
  })

  it('holds exactly its text and its values, whatever they are', () => {
    const word = fc.constantFrom(...(Object.keys(placeholders) as Placeholder[]))
    const plain = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => `x${text.replace(/[{}\s\p{C}]/gu, '')}x`)
    const value = fc
      .string({ unit: 'grapheme' })
      .map((text) => `v${text.replace(/[\s\p{C}]/gu, '')}v`)
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, word, value), { minLength: 1 }), (pieces) => {
        const values: Partial<Record<Placeholder, string>> = {}
        for (const [, name, one] of pieces) values[name] = one
        const body = pieces.map(([text, name]) => `${text}{${placeholders[name].nl}}`).join('')
        const want = pieces.map(([text, name]) => `${text}${values[name] ?? ''}`).join('')
        expect(filled(body, values)).toBe(want)
      }),
    )
  })

  it('never fails on text that could be saved, nor saves what fails', () => {
    const piece = fc.oneof(
      fc.constantFrom('{', '}', '{{', '}}', '{nummer}', '{ klantnaam}', '{{x}}', '\n', ' '),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const body = pieces.join('')
        const refused = problems(body).some(({ path }) => path === 'body')
        const fill = () => filled(body, { documentNumber: '1', client: 'c' })
        if (!refused) expect(fill).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })
})

describe('the words of placeholders', () => {
  it('are one word each, and no word means two things', () => {
    for (const language of ['nl', 'en'] as const) {
      const words = Object.values(placeholders).map((names) => names[language])
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) expect(word).toMatch(/^[a-z]+(-[a-z]+)*$/)
    }
    expect(placeholderFor(' KLANTNAAM ', 'nl')).toBe('client')
    expect(placeholderFor('klantnaam', 'en')).toBeNull()
  })

  it('each serve some kind, and what a kind needs it also allows', () => {
    const used = new Set(letterKindNames.flatMap((name) => letterKinds[name].placeholders))
    expect(Object.keys(placeholders).filter((name) => !used.has(name as Placeholder))).toEqual([])
    for (const name of letterKindNames) {
      const { placeholders: allowed, required } = letterKinds[name]
      expect(allowed).toEqual(expect.arrayContaining([...required]))
      expect(new Set(allowed).size).toBe(allowed.length)
    }
  })
})
