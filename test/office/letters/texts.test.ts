import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultTexts } from '../../../shared/letters/default-texts'
import { AppError } from '../../../shared/errors'
import { aClient, anInvoice } from '../../support/office/factories'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'

const which = { kind: 'invoice-mail', language: 'nl' } as const
const standard = defaultTexts['invoice-mail'].nl
const own = {
  subject: 'Uw factuur {nummer}',
  body: 'Dag {klantnaam},\n\nHierbij {nummer}.\n\n{uw-kenmerk}\n\n{bureau}',
}

/** What the mail of a new invoice says, decoded. */
const mailOf = async (office: TestOffice): Promise<string> => {
  const clientId = await aClient(office, { companyName: 'Vos Fietsen B.V.' })
  const { id } = await anInvoice(office, { clientId })
  const path = join(temporaryFolder(), 'a.eml')
  await office.call('invoices.saveMail', { id, file: office.saveTo(path) })
  return readFileSync(path, 'utf8').replace(/=\r\n/g, '')
}

const problemsOf = async (work: Promise<unknown>): Promise<unknown[]> => {
  try {
    await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input')
      return (error as AppError<'invalid-input'>).details.problems
  }
  return []
}

describe('the texts an agency writes', () => {
  it('are the program’s until it writes its own, and again when it takes that back', async () => {
    const office = await anOffice()
    const { call } = office
    expect(await call('letters.text', which)).toMatchObject({ ...standard, version: null })
    const saved = await call('letters.save', { ...which, ...own, version: null })
    expect(saved).toMatchObject({ ...own, changedBy: 'Olga Eigenaar' })
    expect(await call('letters.text', { ...which, language: 'en' })).toMatchObject({
      version: null,
    })
    const list = await call('letters.list', {})
    expect(list.filter(({ changedAt }) => changedAt !== null)).toEqual([
      { ...which, changedAt: saved.changedAt },
    ])
    expect(await call('letters.reset', { ...which, version: saved.version ?? 0 })).toMatchObject({
      ...standard,
      version: null,
    })
  })

  it('are what the e-mail with an invoice says; a line with nothing to fill in falls away', async () => {
    const office = await anOffice()
    expect(await mailOf(office)).toContain('Bij deze e-mail vindt u factuur 2026-0001')
    await office.call('letters.save', { ...which, ...own, version: null })
    const mail = await mailOf(office)
    expect(mail).toContain('Subject: Uw factuur 2026-0002')
    expect(mail).toContain('Dag Vos Fietsen B.V.,\r\n\r\nHierbij 2026-0002.\r\n\r\n')
    expect(mail).not.toContain('kenmerk')
    expect(mail).not.toContain('Bij deze e-mail')
  })

  it('are refused with what is wrong in them, and what stood there stays', async () => {
    const office = await anOffice()
    const save = (text: { subject: string | null; body: string }) =>
      office.call('letters.save', { ...which, ...text, version: null })
    expect(await problemsOf(save({ ...own, body: 'Dag {klantnam},' }))).toEqual([
      { path: 'body', code: 'unknown-placeholder', params: { placeholder: 'klantnam' } },
    ])
    expect(await problemsOf(save({ ...own, body: 'Uiterlijk {antwoord-uiterlijk}.' }))).toEqual([
      {
        path: 'body',
        code: 'placeholder-not-here',
        params: { placeholder: 'antwoord-uiterlijk' },
      },
    ])
    expect(await problemsOf(save({ ...own, subject: 'Twee\nregels' }))).toEqual([
      { path: 'subject', code: 'one-line' },
    ])
    expect(await problemsOf(save({ subject: null, body: '' }))).toEqual([
      { path: 'body', code: 'required' },
      { path: 'subject', code: 'required' },
    ])
    expect(await codeOf(save({ ...own, body: 'BSN 123456782' }))).toBe('forbidden-content')
    expect(await office.call('letters.text', which)).toMatchObject(standard)
  })

  it('keep what was typed as text: nothing in a name is filled in or run', async () => {
    const office = await anOffice()
    const text = { subject: 'Voor {klantnaam}', body: '<script>alert(1)</script> {klantnaam}' }
    await office.call('letters.save', { ...which, ...text, version: null })
    const clientId = await aClient(office, { companyName: '{rekening} <b>' })
    const { id } = await anInvoice(office, { clientId })
    const path = join(temporaryFolder(), 'a.eml')
    await office.call('invoices.saveMail', { id, file: office.saveTo(path) })
    const mail = readFileSync(path, 'utf8')
    expect(mail).toContain('Subject: Voor {rekening} <b>')
    expect(mail).toContain('<script>alert(1)</script> {rekening} <b>')
    expect(mail).not.toContain('text/html')
  })

  it('are saved over only by who saw the version in force', async () => {
    const office = await anOffice()
    const { call } = office
    const first = await call('letters.save', { ...which, ...own, version: null })
    expect(await codeOf(call('letters.save', { ...which, ...own, version: null }))).toBe(
      'changed-meanwhile',
    )
    const second = await call('letters.save', { ...which, ...own, version: first.version })
    expect(second.version).not.toBe(first.version)
    const reset = { ...which, version: first.version ?? 0 }
    expect(await codeOf(call('letters.reset', reset))).toBe('changed-meanwhile')
  })
})
