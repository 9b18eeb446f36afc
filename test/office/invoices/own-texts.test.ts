import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aClient, aCreditNote } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { readPdf } from './pdf-reader'

type Kind = 'document-terms' | 'quote-terms' | 'document-footer'

const save = async (office: TestOffice, kind: Kind, body: string) => {
  const { version } = await office.call('letters.text', { kind, language: 'nl' })
  return office.call('letters.save', { kind, language: 'nl', subject: null, body, version })
}

const issued = async (office: TestOffice): Promise<number> => {
  const { id } = await office.call('invoices.addDraft', {
    clientId: await aClient(office),
    supplyFrom: '2026-03-10',
    lines: [{ description: 'Hosting', unitPriceCents: 10_000, vatKind: 'standard' }],
  })
  await office.call('invoices.issue', { id })
  return id
}

const textIn = (path: string): string =>
  readPdf(readFileSync(path))
    .pages.flatMap(({ texts }) => texts.map(({ text }) => text))
    .join(' ')

const printed = async (office: TestOffice, id: number): Promise<string> => {
  const path = join(office.dir, `${id}.pdf`)
  await office.call('invoices.savePdf', { id, file: office.saveTo(path) })
  return textIn(path)
}

it('prints the agency’s own terms and foot, as they were on the day of issue', async () => {
  const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
  const plain = await printed(office, await issued(office))
  expect(plain).not.toContain('Op tijd')
  await save(office, 'document-terms', 'Op tijd is binnen {betalingstermijn}.')
  await save(office, 'document-footer', 'Groeten van {bureau}')
  const id = await issued(office)
  // What is written after it, is for what comes after it.
  await save(office, 'document-terms', 'Anders')
  const own = await printed(office, id)
  expect(own).toMatch(/Op tijd is binnen \d+ dagen\./)
  expect(own).toContain('Groeten van')
  expect(own).not.toContain('Anders')
  // The law wants these on the page, whatever the foot says (Wet OB art. 35a; Handelsregisterwet art. 27).
  const { kvkNumber, vatId } = await office.call('settings.agency', {})
  for (const part of [kvkNumber, vatId ?? '']) expect(own).toContain(part)
  // Nothing is to be paid of a credit note.
  const note = await printed(office, (await aCreditNote(office, id)).id)
  expect(note).toContain('Groeten van')
  expect(note).not.toContain('Anders')

  await save(office, 'quote-terms', 'Geldig tot {geldig-tot}, daarna vervalt zij.')
  const quote = await office.call('quotes.add', {
    clientId: await aClient(office),
    lines: [{ description: 'Site', unitPriceCents: 10_000, vatKind: 'standard' }],
  })
  await office.call('quotes.send', { id: quote.id, updatedAt: quote.updatedAt })
  const path = join(office.dir, 'offerte.pdf')
  await office.call('quotes.savePdf', { id: quote.id, file: office.saveTo(path) })
  expect(textIn(path)).toContain('Geldig tot 15 april 2026')
})

it('refuses a placeholder that is none, and more than fits; empty is nothing', async () => {
  const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
  for (const [kind, body] of [
    ['document-terms', 'Binnen {onzin}'],
    ['document-footer', '{klantnaam}'],
    ['document-footer', 'x'.repeat(401)],
    ['document-terms', 'x'.repeat(4001)],
  ] as const)
    expect(await codeOf(save(office, kind, body))).toBe('invalid-input')
  expect((await save(office, 'document-footer', '')).body).toBe('')
  await printed(office, await issued(office))
})
