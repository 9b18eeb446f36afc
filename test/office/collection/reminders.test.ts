import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aPerson, signInAs } from '../../support/office/clients'
import { aClient, aCreditNote, receive } from '../../support/office/factories'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { anOverdueInvoice, on, previewed, remindOn } from '../../support/office/overdue'
import { aSubscription } from '../../support/office/services'
import { filesInZip } from '../../support/zip'

const sent = async (office: TestOffice, invoiceId: number) =>
  (await office.call('collection.ofInvoice', { invoiceId })).sent

const pays = async (office: TestOffice, invoiceId: number, cents: number) => {
  const [entry] = await receive(office, {
    bookedOn: '2026-03-05',
    amountCents: cents,
    description: 'Betaald',
    bankReference: `ref-${invoiceId}-${cents}`,
  })
  await office.call('payments.match', {
    id: entry?.id ?? 0,
    allocations: [{ invoiceId, amountCents: cents }],
  })
}

describe('a reminder run', () => {
  it('sends each step once and in its time, and says before who gets what', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id, clientId } = await anOverdueInvoice(office)
    on(office, '2026-03-04')
    expect(await previewed(office)).toEqual([])
    on(office, '2026-03-05')
    expect(await office.call('collection.preview', {})).toMatchObject({
      count: 1,
      clients: 1,
      openCents: 12_100,
      left: 0,
      rows: [{ does: 'friendly', channel: 'email', daysLate: 3, extraCents: 0, why: null }],
    })
    expect(await office.call('collection.remind', {})).toMatchObject({ emails: 1, letters: 0 })
    expect(await previewed(office)).toEqual([])
    expect(await office.call('collection.remind', {})).toMatchObject({ runId: null, emails: 0 })
    await remindOn(office, '2026-03-11')
    expect(await sent(office, id)).toHaveLength(1)
    await remindOn(office, '2026-03-12', '2026-03-13', '2026-03-19')
    expect((await sent(office, id)).map(({ step, sentOn }) => [step, sentOn])).toEqual([
      ['friendly', '2026-03-05'],
      ['first', '2026-03-12'],
      ['final', '2026-03-19'],
    ])
    const { rows } = await office.call('clients.timeline', { id: clientId, show: 'all' })
    expect(rows.map(({ kind }) => kind)).toEqual([
      'reminded-final',
      'reminded-first',
      'reminded-friendly',
      'added',
      'invoice',
    ])
  })

  it('asks a business interest and costs with the final notice, and computes no day too many', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id } = await anOverdueInvoice(office, { cents: 365_000 })
    await remindOn(office, '2026-03-05', '2026-03-12')
    on(office, '2026-03-19')
    // Seventeen days of 10.15 % over 3,650: from 3 to 19 March.
    const interest = 1_726
    const costs = 37_500 + 11_500
    await office.call('collection.remind', {})
    const final = (await sent(office, id)).at(-1)
    expect(final).toMatchObject({
      interestCents: interest,
      interestTo: '2026-03-19',
      costsCents: costs,
      announcedCents: null,
      totalCents: 365_000 + interest + costs,
    })
    expect(final?.body).toContain('Wettelijke handelsrente tot en met 19 maart 2026: €\u00a017,26')
    expect(final?.body).toContain('Incassokosten: €\u00a0490,00')
    // Past the table nothing is assumed: the owner adds the next half year.
    on(office, '2027-01-20')
    const { demand } = await office.call('collection.ofInvoice', { invoiceId: id })
    expect(demand?.interestTo).toBe('2026-12-31')
    const rate = { kind: 'trade' as const, validTo: '2027-06-30', basisPoints: 1_000 }
    const wrong = office.call('collection.addRate', { ...rate, validFrom: '2027-02-01' })
    expect(await codeOf(wrong)).toBe('invalid-input')
    await office.call('collection.addRate', { ...rate, validFrom: '2027-01-01' })
    const later = await office.call('collection.ofInvoice', { invoiceId: id })
    expect(later.demand?.interestTo).toBe('2027-01-20')
    expect(later.demand?.interestCents).toBeGreaterThan(demand?.interestCents ?? 0)
  })

  it('announces the costs to a consumer, by the contract, and counts fourteen days from receipt', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id: clientId } = await office.call('clients.add', aPerson({ emails: [] }))
    const { id } = await anOverdueInvoice(office, { clientId })
    // A business that has a consumer's contract is one for that.
    const baker = await aClient(office)
    await aSubscription(office, { clientId: baker, customer: 'consumer', startsOn: '2026-02-16' })
    await office.call('services.run', { issue: true })
    await remindOn(office, '2026-03-05', '2026-03-12', '2026-03-19')
    const [letter] = (await sent(office, id)).slice(-1)
    // By post: three working days on its way, fourteen days after that.
    expect(letter).toMatchObject({
      step: 'final',
      channel: 'post',
      costsCents: 0,
      announcedCents: 4_000,
      payBy: '2026-04-07',
    })
    expect(letter?.body).toContain('€\u00a040,00')
    expect(letter?.body).toContain('veertien dagen')
    const { sent: toBaker } = await office.call('collection.ofClient', { clientId: baker })
    expect(toBaker[0]).toMatchObject({ step: 'final', costsCents: 0, payBy: '2026-04-02' })
    const asked = async (day: string) => {
      on(office, day)
      return (await office.call('collection.ofInvoice', { invoiceId: id })).demand?.costsCents
    }
    expect([await asked('2026-04-07'), await asked('2026-04-08')]).toEqual([0, 4_000])
  })

  it('writes a consumer one letter about all, and none that asks for what was paid meanwhile', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id: clientId } = await office.call('clients.add', aPerson())
    const one = await anOverdueInvoice(office, { clientId })
    const other = await anOverdueInvoice(office, { clientId })
    await remindOn(office, '2026-03-05', '2026-03-12')
    on(office, '2026-03-19')
    const run = await office.call('collection.remind', {})
    expect(run).toMatchObject({ emails: 1, letters: 0 })
    const notices = async () =>
      [...(await sent(office, one.id)), ...(await sent(office, other.id))].filter(
        ({ step }) => step === 'final',
      )
    const [first, second] = await notices()
    expect(first?.body).toBe(second?.body)
    // BW 6:96(7): fifteen percent of the sum, and forty euros once.
    expect((first?.announcedCents ?? 0) + (second?.announcedCents ?? 0)).toBe(4_000)
    for (const text of [one.number, other.number, '€\u00a0242,00', '€\u00a040,00'])
      expect(first?.body).toContain(text)
    await pays(office, one.id, 12_100)
    const zip = join(temporaryFolder(), 'herinneringen.zip')
    const save = async (runId: number | null) =>
      office.call('collection.saveDrafts', { runId: runId ?? 0, file: office.saveTo(zip) })
    expect(await save(run.runId)).toEqual({ drafts: 0, again: 1 })
    expect((await notices()).map(({ invoiceId }) => invoiceId)).toEqual([one.id])
    const again = await office.call('collection.remind', {})
    expect(again).toMatchObject({ emails: 1 })
    expect(await save(again.runId)).toEqual({ drafts: 1, again: 0 })
    const alone = (await sent(office, other.id)).at(-1)
    expect(alone?.body).toContain('€\u00a0121,00')
    expect(alone?.body).not.toContain(one.number)
  })

  it('attaches every invoice to the one letter, and keeps what was handed over', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id: clientId } = await office.call('clients.add', aPerson())
    const one = await anOverdueInvoice(office, { clientId })
    const other = await anOverdueInvoice(office, { clientId })
    await remindOn(office, '2026-03-05', '2026-03-12')
    on(office, '2026-03-19')
    const { runId } = await office.call('collection.remind', {})
    const zip = join(temporaryFolder(), 'herinneringen.zip')
    const save = () =>
      office.call('collection.saveDrafts', { runId: runId ?? 0, file: office.saveTo(zip) })
    expect(await save()).toEqual({ drafts: 1, again: 0 })
    const [draft] = (await filesInZip(zip)).values()
    for (const { number } of [one, other]) expect(draft).toContain(`filename=Factuur-${number}.pdf`)
    await pays(office, one.id, 12_100)
    // It was sent: nothing of it is taken back.
    expect(await save()).toEqual({ drafts: 0, again: 0 })
    expect((await sent(office, other.id)).at(-1)).toMatchObject({ step: 'final' })
  })

  it('leaves out who paid this minute, who disputes, objects or has a pause, and who has no address', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const clients: number[] = []
    const invoices: number[] = []
    for (const place of [0, 1, 2, 3, 4]) {
      const clientId = await aClient(office, { companyName: `Klant ${place} B.V.` })
      clients.push(clientId)
      invoices.push((await anOverdueInvoice(office, { clientId })).id)
    }
    const [, disputes, objects, pauses] = clients as [number, number, number, number]
    on(office, '2026-03-05')
    await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { invoiceId: invoices[1] ?? 0 },
      reason: 'Klopt niet',
      reviewOn: '2026-06-01',
    })
    await office.call('privacy.object', { clientId: objects, purpose: 'reminders', objects: true })
    const pause = { clientId: pauses, paused: true }
    expect(await codeOf(office.call('collection.pause', { ...pause, until: '2026-03-04' }))).toBe(
      'invalid-input',
    )
    await office.call('collection.pause', { ...pause, until: '2026-03-05' })
    expect(await previewed(office)).toEqual([
      ['friendly', null],
      ['friendly', 'disputed'],
      ['friendly', 'objected'],
      ['friendly', 'paused'],
      ['friendly', null],
    ])
    expect(await codeOf(office.call('collection.wording', { invoiceId: invoices[2] ?? 0 }))).toBe(
      'held-reminder',
    )
    await pays(office, invoices[0] ?? 0, 12_100)
    await aCreditNote(office, invoices[4] ?? 0)
    const asked = { invoiceIds: invoices }
    expect(await office.call('collection.remind', asked)).toMatchObject({ runId: null, emails: 0 })
    on(office, '2026-03-06')
    expect(await office.call('collection.remind', {})).toMatchObject({ emails: 1 })
    expect((await office.call('collection.ofClient', { clientId: pauses })).sent).toHaveLength(1)
    for (const clientId of [disputes, objects])
      expect((await office.call('collection.ofClient', { clientId })).sent).toEqual([])
  })

  it('gives drafts with the invoice in them, letters to print, and both again when they were lost', async () => {
    const opened: string[] = []
    const office = await anOffice({
      now: '2026-02-16T09:00:00.000Z',
      desk: { openFile: (path) => Promise.resolve(opened.push(readFileSync(path, 'utf8')) > 0) },
    })
    const { number } = await anOverdueInvoice(office)
    const { id: clientId } = await office.call('clients.add', aPerson({ emails: [] }))
    await anOverdueInvoice(office, { clientId })
    on(office, '2026-03-05')
    const { runId } = await office.call('collection.remind', {})
    expect(await office.call('collection.unsaved', {})).toMatchObject([
      { runId, emails: 1, letters: 1, draftsAt: null, lettersAt: null },
    ])
    const zip = join(temporaryFolder(), 'herinneringen.zip')
    const run = { runId: runId ?? 0 }
    const save = () => office.call('collection.saveDrafts', { ...run, file: office.saveTo(zip) })
    expect(await save()).toEqual({ drafts: 1, again: 0 })
    const files = await filesInZip(zip)
    expect([...files.keys()]).toEqual([`Factuur-${number}-friendly.eml`])
    const [draft] = files.values()
    expect(draft).toContain('To: "Bakkerij Zonneveld B.V." <administratie@zonneveld.example>')
    expect(draft).toContain(`filename=Factuur-${number}.pdf`)
    const pdf = join(temporaryFolder(), 'brieven.pdf')
    const letters = { ...run, file: office.saveTo(pdf) }
    expect(await office.call('collection.saveLetters', letters)).toEqual({ letters: 1, again: 0 })
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await office.call('collection.unsaved', {})).toEqual([])
    expect(await save()).toEqual({ drafts: 1, again: 0 })
    const { sent: all } = await office.call('collection.ofInvoice', { invoiceId: 1 })
    await office.call('collection.openDraft', { reminderId: all[0]?.id ?? 0 })
    expect(opened).toHaveLength(1)
    // Who objects afterwards is left out of what was not handed over yet.
    await office.call('privacy.object', { clientId: 1, purpose: 'reminders', objects: true })
    expect(await save()).toEqual({ drafts: 0, again: 0 })
    expect(await codeOf(office.call('collection.openDraft', { reminderId: 1 }))).toBe(
      'held-reminder',
    )
  })

  it('leaves no half file when it is stopped, and what was on record is handed over later', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const clientId = await aClient(office)
    for (let place = 0; place < 3; place++) await anOverdueInvoice(office, { clientId })
    on(office, '2026-03-05')
    const { runId, emails } = await office.call('collection.remind', {})
    expect(emails).toBe(3)
    const zip = join(temporaryFolder(), 'herinneringen.zip')
    const stop = new AbortController()
    const saving = office.call(
      'collection.saveDrafts',
      { runId: runId ?? 0, file: office.saveTo(zip) },
      { signal: stop.signal, progress: ({ done }) => done === 1 && stop.abort() },
    )
    expect(await codeOf(saving)).toBe('cancelled')
    expect(existsSync(zip)).toBe(false)
    expect(await office.call('collection.unsaved', {})).toMatchObject([{ runId }])
  })

  it('can be taken back as long as it is the last, and then its step comes again', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id } = await anOverdueInvoice(office)
    await remindOn(office, '2026-03-05', '2026-03-12')
    const [friendly, first] = await sent(office, id)
    const takeBack = (reminderId = 0) => office.call('collection.takeBack', { reminderId })
    expect(await codeOf(takeBack(friendly?.id))).toBe('not-found')
    expect(await takeBack(first?.id)).toMatchObject({ sent: [{ step: 'friendly' }] })
    expect(await previewed(office)).toEqual([['first', null]])
  })

  it('goes by the plan, which is the owner’s', async () => {
    const office = await anOffice()
    const plan = await office.call('collection.plan', {})
    expect(plan).toMatchObject({ friendly: 3, first: 7, final: 7, suspend: 14, payWithin: 7 })
    const none = { ...plan, friendly: null, first: null, final: null }
    expect(await codeOf(office.call('collection.savePlan', none))).toBe('invalid-input')
    const saved = await office.call('collection.savePlan', { ...plan, friendly: null })
    expect(saved).toMatchObject({ friendly: null, version: 2 })
    expect(await codeOf(office.call('collection.savePlan', plan))).toBe('changed-meanwhile')
    await signInAs(office, 'staff')
    expect(await codeOf(office.call('collection.savePlan', { ...saved }))).toBe('forbidden')
  })
})

describe('after the last reminder', () => {
  it('there is a task to suspend the service, and once it is paid one to resume it', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { id, clientId } = await anOverdueInvoice(office)
    await remindOn(office, '2026-03-05', '2026-03-12', '2026-03-19')
    on(office, '2026-04-01')
    expect(await office.call('collection.tasks', {})).toEqual([])
    await remindOn(office, '2026-04-02')
    const [task] = await office.call('collection.tasks', {})
    expect(task).toMatchObject({ kind: 'suspend', client: { id: clientId }, on: '2026-04-02' })
    expect(await previewed(office)).toEqual([])
    const finish = (kind: 'suspend' | 'resume', done = true) =>
      office.call('collection.finishTask', { id: task?.id ?? 0, kind, done })
    expect(await codeOf(finish('resume'))).toBe('not-found')
    expect(await finish('suspend')).toEqual([])
    await pays(office, id, 12_000)
    expect(await office.call('collection.tasks', {})).toEqual([])
    await pays(office, id, 100)
    expect(await office.call('collection.tasks', {})).toMatchObject([{ kind: 'resume' }])
    expect(await finish('resume')).toEqual([])
    const { rows } = await office.call('clients.timeline', { id: clientId, show: 'all' })
    const kinds: string[] = rows.map(({ kind }) => kind)
    for (const kind of ['suspend-asked', 'suspended', 'resume-asked', 'resumed'])
      expect(kinds).toContain(kind)
  })

  it('nothing is to be done for who paid before it was, or whose service was left on', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const paid = await anOverdueInvoice(office)
    const kept = await anOverdueInvoice(office, { clientId: await aClient(office) })
    await remindOn(office, '2026-03-05', '2026-03-12', '2026-03-19', '2026-04-02')
    await pays(office, paid.id, 12_100)
    const [task, ...others] = await office.call('collection.tasks', {})
    expect(others).toEqual([])
    expect(task?.client.id).toBe(kept.clientId)
    await office.call('collection.finishTask', { id: task?.id ?? 0, kind: 'suspend', done: false })
    await remindOn(office, '2026-05-01')
    expect(await office.call('collection.tasks', {})).toEqual([])
    expect(await previewed(office)).toEqual([])
  })
})

describe('a statement of account', () => {
  it('is a PDF of what is open and what moved, and no mail to who objects to messages', async () => {
    const office = await anOffice({ now: '2026-02-16T09:00:00.000Z' })
    const { clientId, id } = await anOverdueInvoice(office)
    await pays(office, id, 2_100)
    const pdf = join(temporaryFolder(), 'overzicht.pdf')
    const file = office.saveTo(pdf)
    expect(await office.call('collection.saveStatement', { clientId, file })).toEqual({
      saved: true,
    })
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    const mail = () => office.call('collection.mailStatement', { clientId })
    expect(await codeOf(mail())).toBe('no-mail-program')
    await office.call('privacy.object', { clientId, purpose: 'notices', objects: true })
    expect(await codeOf(mail())).toBe('client-objects')
    const unknown = office.call('collection.mailStatement', { clientId: 999 })
    expect(await codeOf(unknown)).toBe('not-found')
  })
})
