import { usualPlan } from '../../../shared/exports/ledger-plan'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { LedgerEntry } from '../../../electron/office/ledger/entry'
import { dropOld, touchesPeople } from '../../../electron/office/once'
import { handlers } from '../../../electron/office/handlers'
import { anAgency } from '../../support/office/agency'
import { aPerson } from '../../support/office/clients'
import { aClient, anInvoice, receive } from '../../support/office/factories'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'
import { aPortalOf } from '../../support/office/portals'
import { askedTwice, nextKey, onceOperations } from '../../support/office/twice'

const owner = { email: ownerEmail, password: ownerPassword }

const payment = (cents: number, ref: string, description: string) => ({
  bookedOn: '2026-03-02',
  amountCents: cents,
  description,
  bankReference: ref,
})

describe('a write whose answer was lost', () => {
  it('is done once and answered the same, whichever it is', async () => {
    const asked = new Set<string>()
    const office = askedTwice(await anOffice({ now: '2018-03-16T09:00:00.000Z' }), asked)
    const { call } = office
    office.setClock('2026-03-16T09:00:00.000Z')
    await call('backup.confirmClock', {})

    await call('settings.saveAgency', anAgency({ name: 'Nieuwe Naam', version: 1 }))
    const pattern = { pattern: 'T{year}-{number:4}', resetsYearly: true, nextNumber: 1 }
    const series = await call('settings.addSeries', { name: 'Tweede', ...pattern })
    const second = series.find(({ name }) => name === 'Tweede')?.id ?? 0
    const first = series.find(({ name }) => name !== 'Tweede')?.id ?? 0
    await call('settings.makeDefaultSeries', { id: second })
    await call('settings.closeSeries', { id: first })
    await call('settings.saveBehaviour', { lockAfterMinutes: 12 })
    const bank = { ...usualPlan.bank, id: '1110' }
    await call('exports.saveLedgerPlan', { plan: { ...usualPlan, bank }, seen: usualPlan })
    const letter = { kind: 'invoice-mail', language: 'nl' } as const
    const mail = { ...letter, subject: 'Uw factuur', body: 'Zie de bijlage.' }
    const { version } = await call('letters.save', { ...mail, version: null })
    await call('letters.reset', { ...letter, version: version ?? 0 })

    const registrar = {
      name: 'Registrar B.V.',
      kind: 'controller' as const,
      purpose: 'Domeinen registreren',
      basis: 'contract' as const,
      data: ['name' as const],
      country: 'NL',
    }
    const recipient = await call('disclosures.addRecipient', registrar)
    const again = { ...registrar, id: recipient.id, version: recipient.version }
    await call('disclosures.changeRecipient', { ...again, data: ['name', 'email'] })
    await call('disclosures.endRecipient', { id: recipient.id, ended: true })
    await call('disclosures.endRecipient', { id: recipient.id, ended: false })

    const plan = await call('collection.plan', {})
    await call('collection.savePlan', { ...plan, payWithin: 10 })
    const half = { kind: 'trade' as const, validFrom: '2027-01-01', validTo: '2027-06-30' }
    await call('collection.addRate', { ...half, basisPoints: 1_000 })

    const was = await call('accessEvents.settings', {})
    await call('accessEvents.saveSettings', { rules: [], names: { ip: 'van' }, was })
    const hosting = {
      kind: 'hosting' as const,
      name: 'Hosting',
      priceCents: 12_000,
      vatKind: 'standard' as const,
      periodMonths: 12,
      invoiceText: 'Hosting {domein}, {periode}',
    }
    const item = await call('services.addItem', hosting)
    await call('services.changeItem', { ...hosting, id: item.id, version: 1, priceCents: 13_000 })
    await call('services.retireItem', { id: item.id, retired: true })
    await call('services.retireItem', { id: item.id, retired: false })
    const request = {
      type: 'access' as const,
      name: 'Iemand Anders',
      channel: 'mail' as const,
      receivedOn: '2026-03-16',
    }
    const privacyCase = await call('privacy.register', request)
    const texts = { answer: 'Wij hebben niets.' }
    await call('privacy.write', { id: privacyCase.id, version: 1, ...texts })
    await call('privacy.move', { id: privacyCase.id, version: 2, move: { move: 'confirm' } })
    const task = await call('privacy.addTask', { id: privacyCase.id, what: 'Postvak' })
    await call('privacy.finishTask', { id: task.tasks[0]?.id ?? 0, finding: 'nothing-found' })

    const person = { name: 'Stan', email: 'stan@voorbeeld.nl', role: 'staff' as const }
    const { user } = await call('users.add', person)
    const { id: userId } = user
    const asRole = (was: 'staff' | 'support', role: 'support' | 'owner') =>
      call('users.change', { ...renamed, id: userId, role, was: { ...renamed, role: was } })
    const renamed = { ...person, name: 'Stan S.' }
    await call('users.change', { ...renamed, id: userId, was: person })
    await asRole('staff', 'support')
    await asRole('support', 'owner')
    await call('users.resetPassword', { id: userId })
    await call('users.resetEnrolment', { id: userId })
    await call('users.disable', { id: userId })
    await call('users.enable', { id: userId })
    await call('users.savePolicy', { requireTotp: false })
    await call('users.seenKeyFile', {})

    await call('elsewhere.addSystems', { systems: [{ kind: 'paper', name: 'Ordners' }] })
    await call('elsewhere.changeSystem', { id: 1, version: 1, kind: 'paper', name: 'Papier' })
    await call('elsewhere.strikeSystem', { id: 1, struck: true })
    await call('elsewhere.strikeSystem', { id: 1, struck: false })
    const clientId = await aClient(office)
    const { id: serviceId } = await call('services.add', {
      clientId,
      itemId: item.id,
      startsOn: '2026-01-01',
      periodMonths: 12,
      priceCents: 12_000,
      vatKind: 'standard',
      customer: 'business',
      firstTermMonths: 0,
    })
    const service = { startsOn: '2026-01-01', periodMonths: 12, vatKind: 'standard' as const }
    const terms = { ...service, customer: 'business' as const, firstTermMonths: 0 }
    await call('services.change', { ...terms, id: serviceId, version: 1, domain: 'vos.nl' })
    const dearer = { itemId: item.id, validFrom: '2026-02-01', priceCents: 13_000 }
    await call('services.reprice', { id: serviceId, version: 2, ...dearer })
    await call('services.end', { id: serviceId, version: 3, receivedOn: '2026-03-16' })
    await call('services.resume', { id: serviceId, version: 4 })
    await call('privacy.link', { id: privacyCase.id, version: 3, clientId })
    const scan = join(office.dir, 'scan.pdf')
    writeFileSync(scan, '%PDF-1.4')
    const paper = await call('papers.add', {
      clientId,
      kind: 'quote',
      title: 'Offerte',
      file: office.readFrom(scan),
    })
    await call('papers.remove', { id: paper.id })
    await call('privacy.object', { clientId, purpose: 'reminders', objects: true })
    const question = { kind: 'question' as const, note: 'Wanneer?' }
    const phoned = { channel: 'phone' as const, receivedOn: '2026-03-16' }
    const asks = () => call('requests.add', { clientId, wish: question, ...phoned })
    const answered = await asks()
    await call('requests.accept', { id: answered.id, version: 1, seen: answered.seen })
    await call('requests.refuse', { id: (await asks()).id, version: 1, reason: 'Nee' })
    const { id: heldId } = await asks()
    const restored = office.database()
    restored.run(`UPDATE clientRequests SET heldAt = registeredAt WHERE id = $heldId`, { heldId })
    restored.close()
    await call('requests.settle', { id: heldId, version: 1 })
    const portal = await aPortalOf(office, clientId)
    const file = office.readFrom(await portal.request({ kind: 'access' }))
    await call('requests.take', { file })
    await call('requests.withdrawPortalFile', { id: 1 })
    const sameAgain = await call('privacy.register', { ...request, name: null, clientId })
    await call('privacy.merge', { from: sameAgain.id, into: privacyCase.id })
    await call('services.run', { issue: false })
    const aside = office.database()
    aside.run(`UPDATE billedPeriods SET heldAt = '2026-03-16T09:00:00.000Z', invoiceId = NULL`)
    aside.close()
    const [heldPeriod] = await call('services.held', {})
    await call('services.settleHeld', { id: heldPeriod?.id ?? 0, billed: false })
    const list = join(office.dir, 'diensten.csv')
    const line = `${clientId};${hosting.name};2026-03-01;12;10`
    writeFileSync(list, `Klant;Product;Startdatum;Periode;Prijs\n${line}\n`)
    await call('services.takeOver', { file: office.readFrom(list) })
    const [taken] = await call('services.imports', {})
    await call('services.undoImport', { id: taken?.id ?? 0 })
    await call('services.checkDomain', { id: serviceId, version: 5, expiresOn: '2026-12-01' })
    const renewed = { id: serviceId, version: 6, expiresOn: '2027-12-01' }
    await call('services.takeExpiries', { domains: [renewed] })
    const difference = 'a'.repeat(64)
    await call('services.setAside', { difference, subscriptionId: serviceId, reason: 'own-name' })
    await call('services.takeUp', { difference })
    const hours = {
      clientId,
      on: '2026-03-16',
      what: 'Overleg',
      minutes: 90,
      priceCents: 8_000,
      vatKind: 'standard' as const,
    }
    const piece = await call('services.noteWork', hours)
    await call('services.changeWork', { ...hours, id: piece.id, version: 1, minutes: 60 })
    const slip = await call('services.noteWork', hours)
    await call('services.removeWork', { id: slip.id, version: 1 })
    await call('services.billWork', { clientId })
    const lost = office.database()
    lost.run(`UPDATE work SET heldAt = '2026-03-16T09:00:00.000Z', invoiceId = NULL`)
    lost.close()
    await call('services.settleWork', { id: piece.id, billed: true })
    const given = await call('disclosures.record', {
      recipientId: recipient.id,
      clientId,
      givenOn: '2026-03-16',
      data: ['name'],
    })
    await call('disclosures.strike', { id: given.id })
    const { updatedAt } = await call('clients.get', { id: clientId })
    await call('clients.change', { ...aPerson(), id: clientId, updatedAt })
    const draft = await call('invoices.addDraft', { clientId, supplyFrom: '2026-03-01' })
    const changed = await call('invoices.changeDraft', {
      id: draft.id,
      updatedAt: draft.updatedAt,
      clientId,
      supplyFrom: '2026-03-02',
    })
    await call('invoices.discardDraft', { id: changed.id })
    const slow = await aClient(office, { companyName: 'Traag B.V.' })
    const late = await anInvoice(office, { clientId: slow, on: '2026-02-16' })
    const invoice = await anInvoice(office, { clientId })
    await call('invoices.copy', { id: invoice.id })
    await call('invoices.markSent', { id: invoice.id, sent: true })
    const credit = await call('invoices.credit', { id: invoice.id })
    await call('invoices.changeCredit', { id: credit.id, updatedAt: credit.updatedAt })

    const [paid, costs] = await receive(office, payment(12_100, 'A', 'betaling'), {
      ...payment(-950, 'B', 'kosten'),
      name: 'Voorbeeldbank',
    })
    const allocations = [{ invoiceId: invoice.id, amountCents: 12_100 }]
    await call('payments.match', { id: paid?.id ?? 0, allocations })
    await call('payments.unmatch', { id: paid?.id ?? 0 })
    await call('payments.setAside', { ids: [costs?.id ?? 0], reason: 'bank-costs' })
    await call('payments.putBack', { ids: [costs?.id ?? 0] })
    await call('payments.addRule', { entryId: costs?.id ?? 0, reason: 'bank-costs' })
    await call('payments.endRule', { id: 1 })
    await receive(office, payment(12_100, 'C', `factuur ${invoice.number}`))
    const csv = join(office.dir, 'settlement.csv')
    const title = 'Date,Settlement amount,Settlement currency,Settlement reference,ID'
    writeFileSync(csv, `${title}\n2026-03-01,80.00,EUR,1234567.2603.01,tr_1\n`)
    const settlement = await call('payments.previewSettlement', { files: [office.readFrom(csv)] })
    await call('payments.bookSettlement', { preview: settlement.preview })
    const [atBank] = await receive(office, payment(8000, 'payout', 'Betaaldienst'))
    await call('payments.pairPayout', { payoutId: 1, entryId: atBank?.id ?? 0 })
    await call('payments.acceptCertain', {})
    const open = await anInvoice(office, { clientId })
    await call('payments.writeOff', { invoiceId: open.id, amountCents: 100 })
    await call('payments.undoWriteOff', { invoiceId: open.id })
    await call('collection.remind', { clientId: slow })
    const { sent } = await call('collection.ofInvoice', { invoiceId: late.id })
    await call('collection.takeBack', { reminderId: sent[0]?.id ?? 0 })
    await call('collection.pause', { clientId: slow, paused: true, until: '2026-05-01' })
    await call('collection.pause', { clientId: slow, paused: false, until: null })
    await call('collection.saveDebitSettings', {
      creditorId: 'NL69ZZZ123456780000',
      painVersion: 'pain.008.001.02',
      version: 1,
    })
    const debited = { signedOn: '2026-01-10', iban: 'NL20INGB0001234567', holder: 'Traag' }
    const [mandate] = await call('collection.addMandate', { clientId: slow, ...debited })
    await call('collection.moveMandate', { id: mandate?.id ?? 0, version: 1, move: 'finish' })
    const batch = await call('collection.makeBatch', { scheme: 'CORE', collectOn: '2026-03-18' })
    await call('collection.dropBatch', { id: batch.id })
    const database = office.database()
    database.run(
      `INSERT INTO heldDebits (invoiceId, messageId, collectOn, heldAt)
       VALUES ($id, 'K1', '2026-03-10', '2026-03-16T09:00:00.000Z')`,
      { id: late.id },
    )
    const suspension = database.insert(
      `INSERT INTO suspensions (clientId, invoiceId, askedOn)
       VALUES ($clientId, $invoiceId, '2026-03-16')`,
      { clientId: slow, invoiceId: late.id },
    )
    database.close()
    await call('collection.settleHeldDebit', { invoiceId: late.id })
    await call('collection.finishTask', { id: suspension, kind: 'suspend', done: true })
    const [kept, back] = await receive(
      office,
      payment(5000, 'D', 'vooruit betaald'),
      payment(-5000, 'E', 'terug'),
    )
    const entryId = kept?.id ?? 0
    await call('payments.match', { id: entryId, allocations: [], remainderClientId: clientId })
    await call('payments.giveUpMoney', { entryId, reason: 'unreachable' })
    await call('payments.undoKeptMoney', { entryId })
    await call('payments.payBack', { entryId, byId: back?.id ?? 0 })

    await call('credentials.savePolicy', { maximumHours: 48 })
    await call('backup.savePolicy', { keep: 9, maximumDays: 30 })
    await call('retention.saveTerm', { class: 'invoice', years: 8, days: 0 })
    await call('policy.publish', { version: (await call('policy.state', {})).version })
    const ordered = await call('orders.register', {
      kind: 'preservation',
      clientId,
      authority: 'Staatsanwaltschaft Köln',
      country: 'DE',
      reference: 'EPOC-PR 7',
      article: '2023/1543 art. 6',
      scope: 'Alles',
      parts: ['client'],
      orderedOn: '2026-03-15',
      receivedOn: '2026-03-15',
      receivedTime: '10:00',
      secret: true,
    })
    const told = await call('orders.liftSecrecy', { id: ordered.id, version: ordered.version })
    const longer = await call('orders.prolong', { id: ordered.id, version: told.version })
    await call('orders.close', { id: ordered.id, version: longer.version, outcome: 'withdrawn' })
    const toGive = await call('orders.register', {
      kind: 'national',
      clientId,
      authority: 'Politie Amsterdam',
      country: 'NL',
      reference: 'PL1300-2026',
      article: 'Sv art. 126nd',
      scope: 'Alles',
      parts: ['client'],
      orderedOn: '2026-03-15',
      receivedOn: '2026-03-15',
      receivedTime: '10:00',
      secret: false,
    })
    // Handing over is no such write: it has a test of its own.
    const files = office.database()
    files.run(
      `UPDATE orders SET handedOverAt = receivedAt, handedOverBy = 1, sha256 = '', contents = '[]'
       WHERE id = $id`,
      { id: toGive.id },
    )
    files.close()
    await call('orders.noteReceipt', {
      id: toGive.id,
      version: toGive.version,
      receipt: 'Brigadier Jansen',
      receiptOn: '2026-03-16',
    })
    await call('orders.close', {
      id: toGive.id,
      version: toGive.version + 1,
      outcome: 'handed-over',
    })
    const quote = await call('quotes.add', {
      clientId,
      lines: [{ description: 'Website', unitPriceCents: 10_000, vatKind: 'standard' as const }],
    })
    const offered = await call('quotes.change', {
      id: quote.id,
      clientId,
      updatedAt: quote.updatedAt,
      lines: [{ description: 'Website', unitPriceCents: 20_000, vatKind: 'standard' as const }],
    })
    await call('quotes.send', { id: quote.id, updatedAt: offered.updatedAt })
    await call('quotes.close', { id: quote.id, outcome: 'refused', on: '2026-03-16' })
    await call('quotes.reopen', { id: quote.id })
    await call('quotes.accept', { id: quote.id, on: '2026-03-16', by: 'mail' })
    const { steps } = await call('quotes.plan', { id: quote.id, shares: [10_000] })
    await call('quotes.bill', { stepId: steps[0]?.id ?? 0 })
    await call('quotes.settleHeld', { id: quote.id })
    const copied = await call('quotes.copy', { id: quote.id })
    await call('quotes.discard', { id: copied.id })
    await call('quotes.setSettings', { pattern: 'Q{number}', validDays: 14 })
    const breach = await call('breaches.register', {
      role: 'controller',
      what: 'Laptop gestolen',
      knownOn: '2026-03-15',
      knownTime: '10:00',
      scope: { of: 'all' },
      data: ['name'],
    })
    const written = await call('breaches.write', {
      id: breach.id,
      version: breach.version,
      what: 'Laptop gestolen',
      measures: 'Gewist op afstand',
      report: 'no-report',
      reportReason: 'Versleuteld',
      tell: 'no-tell',
      tellReason: 'Versleuteld',
    })
    await call('breaches.close', { id: breach.id, version: written.version })
    const hold = await call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId },
      reason: 'Geschil',
      reviewOn: '2026-09-01',
    })
    await call('retention.liftHold', { id: hold.id })
    const leaving = await aClient(office, { companyName: 'Weg B.V.' })
    await call('clients.terminate', { id: leaving, on: '2026-04-01' })
    await call('clients.undoTermination', { id: leaving })
    await call('clients.terminate', { id: leaving, on: '2026-03-16' })
    await call('elsewhere.finish', { id: 2, finding: 'deleted' })
    await call('clients.hastenTermination', { id: leaving })
    const far = { on: '2028-01-01', year: '2028', reason: 'Zo afgesproken' }
    const staying = await aClient(office, { companyName: 'Ooit Weg B.V.' })
    await call('clients.terminate', { id: staying, ...far })
    await call('clients.confirmTermination', { id: staying })
    await call('retention.confirmDate', {})
    await call('retention.run', { approved: true })
    await call('archive.check', {})
    const year = { length: 'year', from: '2025-01-01' } as const
    await call('vat.changeSettings', { length: 'year' })
    await call('vat.chooseCountryVat', { since: '2026-03-16' })
    const rate = { country: 'BE', rate: 2_100, validFrom: '2026-01-01' }
    const typed = await call('vat.typeCountryRate', rate)
    await call('vat.withdrawCountryRate', { id: typed.id })
    const abroad = await call('invoices.addDraft', { clientId, lines: [] })
    await call('invoices.chargeCountryVat', { id: abroad.id, updatedAt: abroad.updatedAt })
    await call('vat.type', { ...year, box: '5b', amount: { netCents: 0, vatCents: 1 } })
    const nothingYet = { netCents: 0, vatCents: 0, documents: 0, badDebts: 0 }
    const locked = await call('vat.lock', { ...year, seen: nothingYet })
    const tooEarly = await call('vat.lock', { ...year, from: '2024-01-01', seen: nothingYet })
    await call('vat.unlock', { id: tooEarly.id, reason: 'Te vroeg' })
    const forgotten = await call('invoices.addDraft', {
      clientId,
      supplyFrom: '2025-05-01',
      lines: [{ description: 'Werk', unitPriceCents: 1_000_000, vatKind: 'standard' }],
    })
    await call('invoices.issue', { id: forgotten.id, sure: true })
    const wrongly = { ...request, type: 'rectification' as const, name: null, clientId }
    const wrong = await call('privacy.register', wrongly)
    const recognised = { move: 'pass-identity', method: 'in-person' } as const
    await call('privacy.move', { id: wrong.id, version: 1, move: recognised })
    const card = await call('privacy.card', { id: wrong.id })
    const changes = [{ field: 'street', to: 'Nieuwstraat' }]
    await call('privacy.rectify', { id: wrong.id, updatedAt: card.updatedAt, changes })
    await call('privacy.redo', { id: wrong.id, invoiceId: forgotten.id })
    const seen = { netCents: 1_000_000, vatCents: 210_000, documents: 1, badDebts: 0 }
    await call('vat.tellApart', { id: locked.id, seen })
    await call('audit.prune', { before: '2019-03-16' })

    const asking = await call('approvals.request', {
      operation: 'archive.destroy',
      subject: '2026',
    })
    await call('session.lock', {})
    const { startPassword } = await (async () => {
      await call('session.unlock', owner)
      return call('users.resetPassword', { id: userId })
    })()
    await call('session.unlock', { email: person.email, password: startPassword ?? '' })
    await call('session.changePassword', { current: null, password: 'weer een lang wachtwoord' })
    await call('approvals.decide', { id: asking.id, approved: true, reason: null })

    expect([...asked].sort()).toEqual([...onceOperations].sort())
  })

  it('is answered in the next session of the same person, and of nobody else', async () => {
    const office = await anOffice()
    const key = await nextKey(office)
    await office.call('clients.add', aPerson(), { key })
    await office.call('session.lock', {})
    await office.call('session.unlock', owner)
    // Its answer went at the lock; that it was done is still known.
    expect(await office.office.call('clients.add', aPerson(), { key })).toMatchObject({
      code: 'done-before',
      details: { entity: 'client', id: 1 },
    })
    const { startPassword } = await office.call('users.add', {
      name: 'Stan',
      email: 'stan@voorbeeld.nl',
      role: 'staff',
    })
    const stan = office.anotherSeat()
    await stan.call('session.unlock', {
      email: 'stan@voorbeeld.nl',
      password: startPassword ?? '',
    })
    await stan.call('session.changePassword', { current: null, password: 'lang genoeg zo te zien' })
    expect(await codeOf(stan.call('clients.add', aPerson(), { key }))).toBe('key-reused')
    // Also one that the owner never came to ask.
    const unused = await nextKey(office)
    expect(await codeOf(stan.call('clients.add', aPerson(), { key: unused }))).toBe('key-reused')
    expect((await office.call('clients.list', {})).rows).toHaveLength(1)
  })

  it('is done in the next session when it never came through in the last one', async () => {
    const office = await anOffice()
    const key = await nextKey(office)
    await office.call('session.lock', {})
    expect(await codeOf(office.call('clients.add', aPerson(), { key }))).toBe('locked')
    await office.call('session.unlock', owner)
    const added = await office.call('clients.add', aPerson(), { key })
    expect(await office.call('clients.add', aPerson(), { key })).toEqual(added)
    expect((await office.call('clients.list', {})).rows).toHaveLength(1)
  })

  it('is answered to who may still do it, and to nobody who may no longer', async () => {
    const office = await anOffice()
    const who = { name: 'Stan', email: 'stan@voorbeeld.nl', role: 'staff' as const }
    const { user, startPassword } = await office.call('users.add', who)
    const stan = office.anotherSeat()
    const password = 'lang genoeg zo te zien'
    await stan.call('session.unlock', { email: who.email, password: startPassword ?? '' })
    await stan.call('session.changePassword', { current: null, password })
    const key = await nextKey(stan)
    await stan.call('clients.add', aPerson(), { key })
    await office.call('users.change', { ...who, id: user.id, role: 'support', was: who })
    await stan.call('session.unlock', { email: who.email, password })
    expect(await codeOf(stan.call('clients.add', aPerson(), { key }))).toBe('forbidden')
  })

  it('is not done again after a backup was put back, and says that its outcome is lost', async () => {
    const office = await anOffice()
    await office.call('backup.make', {})
    const key = await nextKey(office)
    await office.call('clients.add', aPerson(), { key })
    const [backup] = await office.call('backup.known', {})
    if (!backup) throw new Error('no backup')
    await office.call('backup.restore', { file: backup.file, access: { by: 'password', ...owner } })
    expect(await codeOf(office.call('clients.add', aPerson(), { key }))).toBe('outcome-lost')
    expect((await office.call('clients.list', {})).rows).toEqual([])
  })

  it('is refused when its words are others, and a refusal is no answer', async () => {
    const office = await anOffice()
    const key = await nextKey(office)
    expect(
      await codeOf(office.call('clients.change', { id: 9, updatedAt: 'x', ...aPerson() }, { key })),
    ).toBe('not-found')
    await office.call('clients.add', aPerson(), { key })
    expect(await codeOf(office.call('clients.add', aPerson({ lastName: 'Jansen' }), { key }))).toBe(
      'key-reused',
    )
    expect(await codeOf(office.call('clients.add', aPerson(), { key: 'from somewhere' }))).toBe(
      'invalid-input',
    )
  })

  it('joins what is still running, and both hear how far it is', async () => {
    const office = await anOffice()
    let go: () => void = () => undefined
    const started = new Promise<void>((resolve) => (go = resolve))
    const check = vi.spyOn(handlers.archive, 'check').mockImplementation(async (context) => {
      await started
      context.progress({ stage: 'checking', done: 1, total: 2 })
      return context.finish(({ audit }) => {
        audit({ entity: 'archive', code: 'checked-0' })
        return {
          checkedAt: context.now(),
          items: 0,
          broken: [],
          due: 0,
          held: 0,
          bytes: 0,
        } as never
      })
    })
    try {
      const key = await nextKey(office)
      const heard: string[] = []
      const ask = (who: string) =>
        office.call('archive.check', {}, { key, progress: () => heard.push(who) })
      const both = [ask('first'), ask('again')]
      expect(await codeOf(office.call('clients.add', aPerson(), { key }))).toBe('key-reused')
      go()
      const [one, other] = await Promise.all(both)
      expect(other).toEqual(one)
      expect(heard).toEqual(['first', 'again'])
      expect(check).toHaveBeenCalledTimes(1)
    } finally {
      check.mockRestore()
    }
  })
})

describe('what is kept of an answer', () => {
  const kept = (office: Awaited<ReturnType<typeof anOffice>>) =>
    office.office.session
      .require()
      .database.reader.all<{ answer: string | null; inputHash: string | null }>(
        'SELECT answer, inputHash FROM requestKeys ORDER BY at, key',
      )

  it('goes with the next write once it arrived, and after an hour', async () => {
    const office = await anOffice()
    const key = await nextKey(office)
    await office.call('clients.add', aPerson(), { key })
    office.office.arrived([key])
    await office.call('clients.add', aPerson(), { key: await nextKey(office) })
    expect(kept(office).map(({ answer }) => answer !== null)).toEqual([false, true])
    const { writer } = office.office.session.require().database
    writer.transaction(() => dropOld(writer, new Date('2026-03-16T10:00:01.000Z')))
    expect(kept(office).map(({ answer }) => answer)).toEqual([null, null])
    writer.transaction(() => dropOld(writer, new Date('2026-03-23T08:59:59.000Z')))
    expect(kept(office)).toHaveLength(2)
    writer.transaction(() => dropOld(writer, new Date('2026-03-23T09:00:01.000Z')))
    expect(kept(office)).toEqual([])
  })

  it('is gone, with what was typed, once anybody is erased; what was done is still known', async () => {
    const office = await anOffice()
    const key = await nextKey(office)
    const { id } = await office.call('clients.add', aPerson(), { key })
    expect(kept(office)[0]).toMatchObject({ inputHash: expect.any(String) as string })
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    await office.call('clients.hastenTermination', { id })
    await office.call('retention.run', { approved: true })
    expect(kept(office)).toEqual([{ answer: null, inputHash: null }])
    expect(await codeOf(office.call('clients.add', aPerson(), { key }))).toBe('done-before')
  })

  it('is nothing of an answer longer than 64 kB: that it was done is known', async () => {
    const office = await anOffice()
    const clientId = await aClient(office)
    const lines = Array.from({ length: 150 }, () => ({
      description: 'Werk '.repeat(100),
      quantity: 1000,
      unitPriceCents: 100,
      vatKind: 'standard' as const,
    }))
    const long = { clientId, supplyFrom: '2026-03-16', lines }
    const [short, key] = [await nextKey(office), (await nextKey(office)).replace(/\d+$/, '9999')]
    await office.call('invoices.addDraft', { ...long, lines: lines.slice(0, 1) }, { key: short })
    const { id } = await office.call('invoices.addDraft', long, { key })
    expect(kept(office).map(({ answer }) => answer !== null)).toEqual([true, false])
    expect(await office.office.call('invoices.addDraft', long, { key })).toMatchObject({
      code: 'done-before',
      details: { entity: 'invoice', id },
    })
  })

  it('goes with every line of the ledger that takes something of a person away', () => {
    const aboutSomebody: Record<LedgerEntry['kind'], boolean> = {
      erasure: true,
      seal: true,
      destruction: true,
      scrub: true,
      'scrub-entry': true,
      'request-closed': true,
      objection: true,
      'part-erased': true,
      number: false,
      billed: false,
      reminder: false,
      debited: false,
      'billed-work': false,
      'quote-number': false,
      'quote-billed': false,
      'request-decided': false,
      'portal-withdrawn': false,
      'debits-dropped': false,
      'mandate-revoked': false,
      'order-handed-over': false,
      'slot-gone': false,
      'slot-new': false,
      rotated: false,
      continued: false,
    }
    for (const [kind, about] of Object.entries(aboutSomebody))
      expect([kind, touchesPeople({ kind } as LedgerEntry)]).toEqual([kind, about])
  })

  it('is nothing at all where a password is shown once', async () => {
    const office = await anOffice()
    const person = { name: 'Stan', email: 'stan@voorbeeld.nl', role: 'staff' as const }
    await office.call('users.add', person, { key: await nextKey(office) })
    expect(kept(office)).toMatchObject([{ answer: null }])
  })
})
