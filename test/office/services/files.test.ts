import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aClient } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aSubscription, anItem } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'

const now = '2026-03-16T09:00:00.000Z'

let chosenSoFar = 0

/** A file at the desk, as somebody chose it. */
const chosen = (office: TestOffice, content: string | Uint8Array) => {
  const path = join(office.dir, `lijst-${chosenSoFar++}.csv`)
  writeFileSync(path, content)
  return office.readFrom(path)
}

const domainNames = async (office: TestOffice) => {
  const item = await anItem(office, { kind: 'domain', name: 'Domein .nl', priceCents: 1_000 })
  const clientId = await aClient(office)
  const sell = (own: object) =>
    aSubscription(office, { itemId: item, clientId, firstTermMonths: 0, ...own })
  return { item, clientId, sell }
}

const registrarList = [
  'Domeinnaam;Vervaldatum;Autorenew;Houder;E-mail houder',
  'VOS.nl;01-06-2026;ja;Vos B.V.;info@vos.example',
  'das.nl;01-07-2026;ja;;',
].join('\r\n')

describe('the list of the registrar', () => {
  it('says what is paid and not billed, billed and gone, and other than known: each line is settled', async () => {
    const office = await anOffice({ now })
    const { sell } = await domainNames(office)
    const vos = await sell({ domain: 'vos.nl', expiresOn: '2026-05-01' })
    await sell({ domain: 'weg.nl' })
    // Hosting for a name that the registrar does not have is no name that is gone.
    const hosting = await anItem(office, { name: 'Hosting Groot' })
    await aSubscription(office, { itemId: hosting, domain: 'elders.nl' })
    const file = chosen(office, registrarList)
    const read = async () => office.call('services.readRegistrar', { file })
    const { lines, mapping, problems } = await read()
    expect([mapping.domain, problems]).toEqual(['Domeinnaam', []])
    expect(lines.map(({ kind, domain }) => [kind, domain])).toEqual([
      ['paid-not-billed', 'das.nl'],
      ['other-expiry', 'vos.nl'],
      ['other-holder', 'vos.nl'],
      ['billed-but-gone', 'weg.nl'],
    ])
    const holder = { name: 'Vos B.V.', email: 'info@vos.example', phone: null }
    const settled = await office.call('services.checkDomain', {
      id: vos.id,
      version: 1,
      expiresOn: '2026-06-01',
      holder,
    })
    expect(settled).toMatchObject({
      expiresOn: '2026-06-01',
      holder: { ...holder, checkedOn: '2026-03-16', checkedBy: expect.any(String) as string },
    })
    expect((await read()).lines.map(({ kind }) => kind)).toEqual([
      'paid-not-billed',
      'billed-but-gone',
    ])
    const late = office.call('services.checkDomain', { id: vos.id, version: 1, holder })
    expect(await codeOf(late)).toBe('changed-meanwhile')
  })

  it('a difference that somebody lets be stays settled, until it is another one; nothing tells whose it is', async () => {
    const office = await anOffice({ now })
    const { sell, clientId } = await domainNames(office)
    const vos = await sell({ domain: 'vos.nl', expiresOn: '2026-05-01' })
    const read = async (text: string) => {
      const { lines } = await office.call('services.readRegistrar', { file: chosen(office, text) })
      return lines.filter(({ aside }) => aside === null).map(({ kind, domain }) => [kind, domain])
    }
    const lines = async () =>
      (await office.call('services.readRegistrar', { file: chosen(office, registrarList) })).lines
    const [das, , holder] = await lines()
    expect([das?.kind, holder?.kind]).toEqual(['paid-not-billed', 'other-holder'])
    const own = { difference: das?.difference ?? '', subscriptionId: null }
    await office.call('services.setAside', { ...own, reason: 'own-name' })
    const theirs = { difference: holder?.difference ?? '', subscriptionId: vos.id }
    await office.call('services.setAside', { ...theirs, reason: 'asked-registrar' })
    expect(await read(registrarList)).toEqual([['other-expiry', 'vos.nl']])
    expect((await lines())[0]?.aside).toMatchObject({ reason: 'own-name', on: '2026-03-16' })
    // The very same in other capitals is no other holder; another address is.
    const spelled = registrarList.replace('info@vos.example', 'INFO@vos.example')
    expect(await read(spelled)).toEqual([['other-expiry', 'vos.nl']])
    expect(await read(registrarList.replace('info@', 'post@'))).toContainEqual([
      'other-holder',
      'vos.nl',
    ])
    // A renewal does not bring back the office's own name.
    expect(await read(registrarList.replace('01-07-2026', '01-07-2027'))).toEqual([
      ['other-expiry', 'vos.nl'],
    ])
    const db = office.database()
    const kept = JSON.stringify(db.all('SELECT * FROM registrarAsides'))
    db.close()
    expect(kept).not.toMatch(/vos|das|info/i)
    await office.call('services.takeUp', { difference: own.difference })
    expect(await read(registrarList)).toContainEqual(['paid-not-billed', 'das.nl'])
    const gone = office.call('services.takeUp', { difference: own.difference })
    expect(await codeOf(gone)).toBe('not-found')
    await office.call('services.takeExpiries', {
      domains: [{ id: vos.id, version: vos.version, expiresOn: '2026-06-01' }],
    })
    expect(await read(registrarList)).toEqual([['paid-not-billed', 'das.nl']])
    await terminated(office, { id: clientId, on: '2026-03-16' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await office.call('retention.run', { approved: true })
    const after = office.database()
    expect(after.all('SELECT * FROM registrarAsides')).toEqual([])
    after.close()
  })

  it('is read by the columns a person said before, and keeps nothing of the file', async () => {
    const office = await anOffice({ now })
    const odd = 'Naam;Tot\r\nvos.nl;01-06-2026\r\n'
    const file = chosen(office, odd)
    const guessed = await office.call('services.readRegistrar', { file })
    expect(guessed.problems).toMatchObject([{ line: 2, field: 'domain', code: 'required' }])
    const mapping = { domain: 'Naam', expiresOn: 'Tot' }
    await office.call('services.readRegistrar', { file, mapping })
    const again = await office.call('services.readRegistrar', { file: chosen(office, odd) })
    expect(again).toMatchObject({ mapping, problems: [] })
    const db = office.database()
    expect(JSON.stringify(db.all('SELECT * FROM fileMappings'))).not.toMatch(/Naam|vos/)
    db.close()
    const broken = office.call('services.readRegistrar', {
      file: chosen(office, 'Domein;Tot\r\n"vos.nl;1\r\n'),
    })
    expect(await codeOf(broken)).toBe('file-unreadable')
  })
})

const head = 'Klant;Product;Domeinnaam;Startdatum;Volgende factuur;Periode;Prijs'

describe('a list of subscriptions', () => {
  it('is looked at, taken over whole and undone; Windows-1252, decimal commas, a name with an accent', async () => {
    const office = await anOffice({ now })
    await domainNames(office)
    const clientId = await aClient(office, { companyName: 'Café Vos' })
    const text = [
      head,
      'Café Vos;domein .nl;café-vos.nl;01-02-2024;01-02-2027;jaarlijks;12,50',
      `${clientId};Domein .nl;das.nl;01-03-2026;;12;"1.012,50"`,
      '',
    ].join('\r\n')
    const file = chosen(office, Buffer.from(text, 'latin1'))
    const { found, problems } = await office.call('services.readList', { file })
    expect(problems).toEqual([])
    expect(found).toMatchObject([
      { client: { id: clientId }, domain: 'xn--caf-vos-dya.nl', nextOn: '2027-02-01' },
      { domain: 'das.nl', nextOn: '2026-03-01', priceCents: 101_250 },
    ])
    expect((await office.call('services.list', {})).rows).toEqual([])
    const taken = await office.call('services.takeOver', { file })
    expect(taken).toMatchObject({ count: 2, undone: false })
    const { rows } = await office.call('services.list', {})
    expect(rows.map(({ domain, priceCents, billedTo }) => [domain, priceCents, billedTo])).toEqual([
      ['xn--caf-vos-dya.nl', 1_250, '2027-01-31'],
      ['das.nl', 101_250, null],
    ])
    // Once more they would be billed twice.
    const again = await office.call('services.readList', { file })
    expect(again.problems.map(({ code }) => code)).toEqual(['twice', 'twice'])
    expect(await codeOf(office.call('services.takeOver', { file }))).toBe('list-has-problems')
    await office.call('services.undoImport', { id: taken.id })
    expect((await office.call('services.list', { state: 'all' })).rows).toEqual([])
    expect(await office.call('services.imports', {})).toMatchObject([{ count: 0, undone: true }])
    const gone = office.call('services.undoImport', { id: taken.id })
    expect(await codeOf(gone)).toBe('not-found')
  })

  it('without domain names is not taken over a second time', async () => {
    const office = await anOffice({ now })
    await domainNames(office)
    const clientId = await aClient(office)
    const text = [head, `${clientId};Domein .nl;;01-03-2026;;12;12,50`, ''].join('\r\n')
    const file = chosen(office, Buffer.from(text))
    await office.call('services.takeOver', { file })
    const again = await office.call('services.readList', { file })
    expect(again.problems.map(({ code }) => code)).toEqual(['twice'])
  })

  it('with a line that fits nobody, nothing or no date is not taken over at all, and says which', async () => {
    const office = await anOffice({ now })
    await domainNames(office)
    await aClient(office, { companyName: 'Vos' })
    const text = [
      head,
      'Vos;Domein .nl;vos.nl;01-02-2026;;12;10',
      'Nergens;Domein .nl;a.nl;01-02-2026;;12;10',
      'Vos;Iets anders;b.nl;01-02-2026;;12;10',
      'Vos;Domein .nl;c.nl;32-02-2026;;0;tien',
    ].join('\n')
    const file = chosen(office, text)
    const { problems, found } = await office.call('services.readList', { file })
    expect(found).toHaveLength(1)
    expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'client', 'no-such-client'],
      [4, 'product', 'no-such-item'],
      [5, 'startsOn', 'not-a-date'],
      [5, 'period', 'not-a-period'],
      [5, 'price', 'not-an-amount'],
    ])
    expect(await codeOf(office.call('services.takeOver', { file }))).toBe('list-has-problems')
    expect((await office.call('services.list', {})).rows).toEqual([])
  })

  it('that was billed or changed since is not undone', async () => {
    const office = await anOffice({ now })
    await domainNames(office)
    await aClient(office, { companyName: 'Vos' })
    const file = chosen(office, `${head}\nVos;Domein .nl;vos.nl;01-03-2026;;12;10\n`)
    const { id } = await office.call('services.takeOver', { file })
    await office.call('services.run', { issue: false })
    expect(await codeOf(office.call('services.undoImport', { id }))).toBe('import-in-use')
  })
})
