/** The documents that say what the policy says: each topic, and nothing that the program does not do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it, onTestFinished } from 'vitest'
import { classes } from '../../../electron/office/policy/classes'
import type { Statement } from '../../../shared/policy/statement'
import { topics } from '../../../shared/policy/statement'
import { classWords } from '../../../shared/retention/class-words'
import { policy, type ClassName } from '../../../shared/retention/policy'
import { readPdf } from '../invoices/pdf-reader'
import { factsOf } from '../../../electron/office/policy/facts'
import { versionOf } from '../../../electron/office/policy/version'
import { statementWords } from '../../../electron/office/policy/words'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { signInAs } from '../../support/office/clients'

const now = '2026-03-16T09:00:00.000Z'

const pdfText = (pdf: Uint8Array): string => readPdf(pdf).text.join('\n')

const textOf = ({ intro, parts, madeFrom, from }: Statement): string =>
  [
    ...from,
    intro,
    ...parts.flatMap(({ title, text, list, table }) => [
      title,
      ...text,
      ...list,
      ...(table ? [...table.head, ...table.rows.flat()] : []),
    ]),
    madeFrom,
  ].join('\n')

const part = ({ parts }: Statement, topic: (typeof topics)[number]) => {
  const found = parts.find((one) => one.topic === topic)
  if (!found) throw new Error(`no part ${topic}`)
  return { ...found, whole: textOf({ intro: '', from: [], madeFrom: '', parts: [found] } as never) }
}

const registrar = (office: TestOffice) =>
  office.call('disclosures.addRecipient', {
    name: 'Registrar Inc.',
    kind: 'controller',
    purpose: 'Domeinen registreren',
    basis: 'contract',
    data: ['name', 'email'],
    country: 'US',
  })

describe('the privacy statement', () => {
  it('tells of each topic that the agency promises, in both languages, as the program works', async () => {
    const office = await anOffice({ now })
    await registrar(office)
    // A promise of the agency's statement, and by what it can be seen that ours keeps it.
    const promised: Record<(typeof topics)[number], Record<'nl' | 'en', RegExp[]>> = {
      data: {
        nl: [/naam, adres, postcode en woonplaats/, /bedrijfsnaam/, /e-mail/, /bank/],
        en: [/name, address, postcode and town/, /business address/, /e-mail/, /bank/],
      },
      portal: { nl: [/wachtwoord/, /opzeggen/], en: [/password/, /cancel/] },
      logs: {
        nl: [/IP-adres/, /user agent/, /tijdstip/],
        en: [/IP address/, /user agent/, /time/],
      },
      logins: { nl: [/vernietigd/, /andere partij/], en: [/destroyed/, /elsewhere/] },
      security: {
        nl: [/e-mailadres en wachtwoord/, /tweede stap/, /certificaten/],
        en: [/e-mail address and a password/, /second step/, /certificates/],
      },
      recipients: {
        nl: [/Registrar Inc\./, /Belastingdienst/, /politie/, /buiten de Europese/],
        en: [/Registrar Inc\./, /Belastingdienst/, /police/, /outside the European/],
      },
      terms: {
        nl: [/opzegdatum/, /archief/, /7 jaar/, /35 dagen/],
        en: [/termination date/, /archive/, /7 years/, /35 more days/],
      },
      rights: {
        nl: [/uitleg/, /inzage/, /verbetering/, /verwijdering/, /bezwaar/i, /privacy@/],
        en: [/explanation/, /access/, /correction/, /erasure/, /objection/, /privacy@/],
      },
      identity: { nl: [/kopie van uw identiteitsbewijs/], en: [/copy of your identity document/] },
      complaint: {
        nl: [/Autoriteit Persoonsgegevens/],
        en: [/Autoriteit Persoonsgegevens/],
      },
    }
    for (const language of ['nl', 'en'] as const) {
      const statement = await office.call('policy.statement', { language })
      expect(statement.parts.map(({ topic }) => topic)).toEqual(topics)
      for (const topic of topics)
        for (const sign of promised[topic][language])
          expect([topic, part(statement, topic).whole]).toEqual([
            topic,
            expect.stringMatching(sign),
          ])
      // Every class about clients, with its own term and what happens then.
      const told = (Object.keys(policy) as ClassName[]).filter((name) => classes[name].topic)
      expect(part(statement, 'terms').table?.rows.map(([name]) => name)).toEqual(
        told.map((name) => classWords[name][language].name),
      )
      expect(textOf(statement)).not.toMatch(/undefined|null|NaN/)
    }
  })

  it('follows the terms, the register of recipients, the backups and the agency’s own details', async () => {
    const office = await anOffice({ now })
    const said = async () => textOf(await office.call('policy.statement', { language: 'nl' }))
    expect(await said()).toContain('7 jaar na boekjaar of opzegdatum')
    await office.call('retention.saveTerm', { class: 'invoice', years: 8, days: 0 })
    await office.call('retention.saveTerm', { class: 'login-trace', years: 0, days: 90 })
    await office.call('backup.savePolicy', { keep: 9, maximumDays: 21 })
    const { id } = await registrar(office)
    for (const word of ['8 jaar na boekjaar', '90 dagen na de klus', '21 dagen', 'Registrar Inc.'])
      expect(await said()).toContain(word)
    await office.call('disclosures.endRecipient', { id, ended: true })
    expect(await said()).not.toContain('Registrar Inc.')
    // Whoever asks for their own data is no third party.
    expect(await said()).not.toContain('De persoon zelf')
  })

  it('is saved as a page, a PDF and Markdown that all name the version, and hold no code of others', async () => {
    const office = await anOffice({ now })
    await office.call('disclosures.addRecipient', {
      name: '<script>alert(1)</script> | *x*',
      kind: 'processor',
      purpose: 'Hosting',
      basis: 'contract',
      data: ['name'],
      country: 'NL',
    })
    const { version } = await office.call('policy.state', {})
    const saved: Record<string, Buffer> = {}
    for (const form of ['html', 'pdf', 'md'] as const) {
      const path = join(office.dir, `verklaring.${form}`)
      const file = office.saveTo(path)
      expect(await office.call('policy.saveStatement', { language: 'nl', form, file })).toEqual({
        version,
      })
      saved[form] = readFileSync(path)
    }
    const [html, md] = [String(saved.html), String(saved.md)]
    for (const text of [html, md, pdfText(saved.pdf ?? Buffer.alloc(0))]) {
      expect(text).toContain(version)
      expect(text).toContain('Welke gegevens wij van u hebben')
    }
    expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/)
    expect(html).not.toMatch(/<script|https?:\/\/|src=/)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(md).toContain('\\<script\\>alert(1)\\</script\\> \\| \\*x\\*')
  })
})

describe('the register of processing', () => {
  it('has every class of the policy with purpose, basis, term, recipients and measures', async () => {
    const office = await anOffice({ now })
    await registrar(office)
    const { version } = await office.call('policy.state', {})
    const path = join(office.dir, 'register.csv')
    await office.call('policy.saveRegister', {
      language: 'nl',
      form: 'csv',
      csvForm: 'comma',
      file: office.saveTo(path),
    })
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(path, 'utf8')
        .replace(/^\uFEFF/, '')
        .trim(),
      { header: true },
    )
    expect(data.map((row) => row.Gegevens)).toEqual(
      (Object.keys(policy) as ClassName[]).map((name) => classWords[name].nl.name),
    )
    for (const row of data) expect(row['Versie van het bewaarbeleid']).toBe(version)
    const [identity] = data
    expect(identity).toMatchObject({
      Grondslag: 'overeenkomst',
      Bewaartermijn: 'geen dag langer na de opzegdatum',
      Ontvangers: 'Belastingdienst, Politie en justitie, Registrar Inc.',
    })
    expect(identity?.['Doorgifte buiten de EER']).toContain('Verenigde Staten')
    const pdf = join(office.dir, 'register.pdf')
    await office.call('policy.saveRegister', {
      language: 'en',
      form: 'pdf',
      file: office.saveTo(pdf),
    })
    const text = pdfText(readFileSync(pdf))
    for (const word of [version, 'Register of processing', 'Registrar Inc.', 'legal obligation'])
      expect(text).toContain(word)
  })
})

describe('the published statement', () => {
  it('is said to be outdated once something it says has changed, and only then', async () => {
    const office = await anOffice({ now })
    const state = () => office.call('policy.state', {})
    const { version, published, outdated } = await state()
    expect([published, outdated]).toEqual([null, false])
    expect(await office.call('policy.publish', { version })).toMatchObject({
      published: { version, at: now },
      outdated: false,
    })
    // What the documents do not tell of changes nothing; and a day is no change.
    office.setClock('2026-04-01T09:00:00.000Z')
    await office.call('settings.saveBehaviour', { lockAfterMinutes: 7 })
    expect(await state()).toMatchObject({ version, outdated: false })
    await office.call('retention.saveTerm', { class: 'invoice', years: 9, days: 0 })
    const changed = await state()
    expect(changed).toMatchObject({ outdated: true, published: { version } })
    // Nobody says of a text they have not seen that it is online.
    expect(await codeOf(office.call('policy.publish', { version }))).toBe('changed-meanwhile')
    expect(await office.call('policy.publish', { version: changed.version })).toMatchObject({
      outdated: false,
    })
    await office.call('retention.saveTerm', { class: 'invoice', years: 7, days: 0 })
    expect(await state()).toMatchObject({ version, outdated: true })
    await signInAs(office, 'staff')
    expect(await codeOf(office.call('policy.publish', { version }))).toBe('forbidden')
  })

  it('is another version once the same facts are worded otherwise', async () => {
    const office = await anOffice({ now })
    const db = office.database()
    const facts = factsOf(db, '2026-03-16')
    db.close()
    const before = versionOf(facts)
    expect(versionOf({ ...facts })).toBe(before)
    const { portal } = statementWords.en
    Object.assign(statementWords.en, { portal: ['Said in other words.'] })
    onTestFinished(() => void Object.assign(statementWords.en, { portal }))
    expect(versionOf(facts)).not.toBe(before)
  })
})
