import { describe, expect, it } from 'vitest'
import { complaintRoute } from '../../../shared/letters/complaint-route'
import { defaultTexts } from '../../../shared/letters/default-texts'
import { letterKindNames, letterKinds } from '../../../shared/letters/kinds'
import { placeholders } from '../../../shared/letters/placeholders'
import { previewOf } from '../../../shared/letters/preview'
import { templateProblems } from '../../../shared/letters/template'

const languages = ['nl', 'en'] as const
const all = letterKindNames.flatMap((kind) => languages.map((language) => ({ kind, language })))

/** Small print may be empty, and is until an agency writes its own. */
const worded = all.filter(({ kind, language }) => defaultTexts[kind][language].body !== '')

describe.each(worded)('the text of $kind in $language', ({ kind, language }) => {
  const template = defaultTexts[kind][language]

  it('can be saved as it is', () => {
    expect(templateProblems(kind, language, template)).toEqual([])
  })

  it('has a preview without a brace or a hole in it', () => {
    const preview = previewOf(kind, language, template)
    expect(preview?.text).toBeTruthy()
    expect(preview?.subject === null).toBe(!letterKinds[kind].subject)
    expect(`${preview?.subject ?? ''}${preview?.text ?? ''}`).not.toMatch(/[{}]|\n{3}| {2}/)
  })

  it('uses the same placeholders in both languages', () => {
    const used = (of: 'nl' | 'en') =>
      Object.entries(placeholders)
        .filter(([, words]) => defaultTexts[kind][of].body.includes(`{${words[of]}}`))
        .map(([name]) => name)
    expect(used('nl')).toEqual(used('en'))
  })
})

describe('what the law wants said', () => {
  it('every refusal, whole or in part, names the authority and the court', () => {
    for (const kind of ['request-partial', 'request-refusal'] as const)
      for (const language of languages) {
        const text = previewOf(kind, language, defaultTexts[kind][language])?.text ?? ''
        expect(text).toContain(complaintRoute(language))
        expect(text).toContain('Autoriteit Persoonsgegevens')
        expect(text).toMatch(/rechtbank|court/)
      }
  })

  it('an extension says so too', () => {
    for (const language of languages) {
      const template = defaultTexts['request-extension'][language]
      expect(template.body).toContain('Autoriteit Persoonsgegevens')
    }
  })

  it('the letter to a consumer gives fourteen days from the day after receipt, and the costs', () => {
    const nl = defaultTexts['reminder-final-consumer'].nl.body
    expect(nl).toContain('veertien dagen vanaf de dag nadat u deze brief hebt ontvangen')
    expect(nl).toContain('{incassokosten}')
    const en = defaultTexts['reminder-final-consumer'].en.body
    expect(en).toContain('within fourteen days counted from the day after you received this letter')
  })

  it('no letter asks for a copy of an identity document', () => {
    const { nl, en } = defaultTexts['request-identity']
    expect(nl.body).toContain('Stuur ons geen kopie van uw identiteitsbewijs')
    expect(en.body).toContain('do not send us a copy of your identity document')
  })
})

describe('a preview', () => {
  it('is not shown of a template with a problem', () => {
    expect(previewOf('invoice-mail', 'nl', { subject: 'x', body: '{klant}' })).toBeNull()
  })
})
