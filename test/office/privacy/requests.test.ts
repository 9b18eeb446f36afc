import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../electron/office/privacy/personal-data'
import type { Input, Output } from '../../../shared/contract'
import { isAppError } from '../../../shared/errors'
import type { RequestMove } from '../../../shared/privacy/request-state'
import { signInAs } from '../../support/office/clients'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { aBackup, restore } from '../backup/books'

const now = '2026-11-02T09:00:00.000Z'

type Case = Output<'privacy.get'>
type Move = Input<'privacy.move'>['move']

const asked = (office: TestOffice, given: Partial<Input<'privacy.register'>> = {}) =>
  office.call('privacy.register', {
    type: 'access',
    channel: 'mail',
    receivedOn: '2026-11-02',
    ...given,
  })

const moved = async (office: TestOffice, id: number, ...moves: Move[]): Promise<Case> => {
  for (const move of moves) {
    const { version } = await office.call('privacy.get', { id })
    await office.call('privacy.move', { id, version, move })
  }
  return office.call('privacy.get', { id })
}

const written = async (
  office: TestOffice,
  id: number,
  texts: Omit<Input<'privacy.write'>, 'id' | 'version'>,
) => {
  const { version } = await office.call('privacy.get', { id })
  return office.call('privacy.write', { id, version, ...texts })
}

const why = async (work: Promise<unknown>): Promise<unknown> => {
  const [outcome] = await Promise.allSettled([work])
  if (outcome.status === 'fulfilled') return 'ok'
  const error: unknown = outcome.reason
  if (!isAppError(error)) return error
  if ('why' in error.details) return error.details.why
  return 'problems' in error.details ? error.details.problems : error.code
}

const knock = [
  { move: 'confirm' },
  { move: 'ask-identity' },
  { move: 'pass-identity', method: 'mail-from-known-address' },
] as const satisfies RequestMove[]

describe('a privacy request', () => {
  it('is due a calendar month after receipt, on the next working day, and stands with its days left', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    office.setClock('2026-11-27T09:00:00.000Z')
    // The twenty-fifth and twenty-sixth of December are holidays, then comes a weekend.
    const late = await asked(office, { clientId, receivedOn: '2026-11-25' })
    const first = await asked(office, { clientId, receivedOn: '2026-10-20', type: 'erasure' })
    expect(late).toMatchObject({ number: `P-2026-${late.id}`, dueOn: '2026-12-28', daysLeft: 31 })
    expect(await office.call('privacy.due', {})).toMatchObject({
      open: 2,
      late: 1,
      next: [
        { id: first.id, dueOn: '2026-11-20', daysLeft: -7 },
        { id: late.id, daysLeft: 31 },
      ],
    })
    const { rows } = await office.call('privacy.list', {})
    expect(rows.map(({ id }) => id)).toEqual([first.id, late.id])
    expect(rows[0]?.who).toBe('Xanthippe Quispelaar')
  })

  it('goes from receipt to closing; then only type, dates and outcome are left, in every table and index', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id } = await asked(office, { clientId, scope: 'Zeldzaamverzoek van Quispelaar' })
    await moved(office, id, ...knock)
    await written(office, id, { answer: 'Geheimantwoord voor haar', reason: 'Geheimreden' })
    await office.call('privacy.addTask', { id, what: 'Postvakgeheim nakijken' })
    expect(await why(moved(office, id, { move: 'close' }))).toBe('not-answered')
    const answered = await moved(office, id, { move: 'answer', outcome: 'granted' })
    expect(answered).toMatchObject({ state: 'answered', next: 'finish-tasks', daysLeft: null })
    expect(await why(moved(office, id, { move: 'close' }))).toBe('tasks-open')
    await office.call('privacy.finishTask', {
      id: answered.tasks[0]?.id ?? 0,
      finding: 'nothing-found',
    })
    const closed = await moved(office, id, { move: 'close' })
    const day = '2026-11-02'
    const dates = { receivedOn: day, confirmedOn: day, identityPassedOn: day, answeredOn: day }
    expect(closed).toMatchObject({ type: 'access', ...dates, outcome: 'granted', closedOn: day })
    expect(closed).toMatchObject({ who: null, clientId: null, channel: null, tasks: [] })
    const db = office.database()
    const rows = JSON.stringify([
      db.all('SELECT * FROM privacyRequests'),
      db.all('SELECT * FROM privacyTasks'),
      db.all('SELECT answer, inputHash FROM requestKeys'),
      db.all(`SELECT * FROM audit WHERE entity = 'privacyRequest' AND clientId IS NOT NULL`),
    ])
    for (const word of ['Zeldzaam', 'Geheim', 'Postvak', 'mail-from', 'Quispelaar'])
      expect(rows).not.toContain(word)
    // Every table as it lies in a file, those of the search too.
    const path = join(office.dir, 'plain.db')
    db.run(`ATTACH DATABASE '${path}' AS plain KEY ''`)
    db.get(`SELECT sqlcipher_export('plain')`)
    db.run('DETACH DATABASE plain')
    db.close()
    const bytes = readFileSync(path)
    for (const word of ['Zeldzaamverzoek', 'Geheimantwoord', 'Geheimreden', 'Postvakgeheim'])
      expect([word, bytes.includes(word)]).toEqual([word, false])
    expect(bytes.includes('Quispelaar')).toBe(true)
    expect(await why(written(office, id, { scope: 'Toch nog' }))).toBe('request-closed')
  })

  it('waits for the check of who asks, refuses when it fails, and knows no way that is not there', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id, methods } = await asked(office, { clientId })
    expect(methods).toEqual(['mail-from-known-address', 'call-back-on-known-number', 'in-person'])
    await written(office, id, { answer: 'Alles', reason: 'Wij weten niet of u het bent.' })
    const grant = { move: 'answer', outcome: 'granted' } as const
    expect(await why(moved(office, id, grant))).toBe('identity-first')
    const facts = { move: 'pass-identity', method: 'known-invoice-facts' } as const
    expect(await why(moved(office, id, facts))).toEqual([
      { path: 'identityMethod', code: 'method-not-possible' },
    ])
    await anInvoiceFor(office, clientId, { supplyFrom: '2026-11-01' })
    await moved(office, id, { move: 'ask-identity' }, { move: 'fail-identity' })
    expect(await why(moved(office, id, grant))).toBe('identity-failed')
    expect((await office.call('privacy.get', { id })).next).toBe('confirm-receipt')
    expect((await moved(office, id, { move: 'confirm' })).next).toBe('refuse')
    const refused = await moved(office, id, { move: 'answer', outcome: 'refused' })
    expect(refused).toMatchObject({ outcome: 'refused', next: 'close' })
  })

  it('is extended once, with a reason, inside the first month', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id, extendableUntil } = await asked(office, { clientId })
    expect(extendableUntil).toBe('2026-12-02')
    expect(await why(moved(office, id, { move: 'extend' }))).toBe('reason-missing')
    await written(office, id, { reason: 'Er zijn veel stukken.' })
    const letter = await office.call('privacy.letter', { id, kind: 'request-extension' })
    expect(letter.text).toContain('Er zijn veel stukken.')
    expect(letter.text).toContain('2 februari 2027')
    office.setClock('2026-12-03T09:00:00.000Z')
    expect(await why(moved(office, id, { move: 'extend' }))).toBe('extension-too-late')
    office.setClock('2026-12-02T09:00:00.000Z')
    const extended = await moved(office, id, { move: 'extend' })
    expect(extended).toMatchObject({ dueOn: '2027-02-02', extendableUntil: null })
    expect(await why(moved(office, id, { move: 'extend' }))).toBe('already-extended')
  })

  it('of somebody erased and of somebody never known gets the same, and only that', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await terminated(office, { id: clientId, on: '2026-11-02' })
    await office.call('retention.run', { approved: true })
    const letters = []
    for (const name of ['Xanthippe Quispelaar', 'Nooit Geweest']) {
      const { id, methods } = await asked(office, { name, email: 'iemand@voorbeeld.example' })
      expect(methods).toEqual([])
      expect((await moved(office, id, { move: 'confirm' })).next).toBe('answer')
      await written(office, id, { answer: 'Wij hebben geen gegevens over u bij de hand.' })
      const grant = { move: 'answer', outcome: 'granted' } as const
      expect(await why(moved(office, id, grant))).toBe('person-not-known')
      const { text } = await office.call('privacy.letter', { id, kind: 'request-answer' })
      letters.push(text.replaceAll(name, 'X').replaceAll(`P-2026-${id}`, 'P'))
      await moved(office, id, { move: 'answer', outcome: 'nothing-held' }, { move: 'close' })
    }
    expect(letters[0]).toBe(letters[1])
    const gone = asked(office, { clientId })
    expect(await codeOf(gone)).toBe('not-found')
    expect(await why(asked(office))).toEqual([{ path: 'name', code: 'required' }])
  })

  it('goes on in another of the same client and kind, from the first day', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id: other } = await aPersonNamed(office, 'Anders')
    const into = await asked(office, { clientId, scope: 'Eerste' })
    const from = await asked(office, { clientId, receivedOn: '2026-10-29', scope: 'Tweede' })
    expect((await office.call('privacy.get', { id: into.id })).same).toMatchObject([
      { id: from.id },
    ])
    for (const wrong of [{ clientId: other }, { clientId, type: 'erasure' as const }]) {
      const { id } = await asked(office, wrong)
      const merging = office.call('privacy.merge', { from: id, into: into.id })
      expect(await codeOf(merging)).toBe('requests-differ')
    }
    const one = await office.call('privacy.merge', { from: from.id, into: into.id })
    expect(one).toMatchObject({ receivedOn: '2026-10-29', scope: 'Eerste\n\nTweede', same: [] })
    const gone = await office.call('privacy.get', { id: from.id })
    expect(gone).toMatchObject({ mergedInto: into.number, scope: null, clientId: null })
  })

  it('is put together again by a restore of a backup from before', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const into = await asked(office, { clientId, scope: 'Eerste' })
    const from = await asked(office, { clientId, receivedOn: '2026-10-29', scope: 'Tweede' })
    const backup = await aBackup(office)
    await office.call('privacy.merge', { from: from.id, into: into.id })
    await restore(office, backup)
    expect(await office.call('privacy.get', { id: into.id })).toMatchObject({
      receivedOn: '2026-10-29',
      scope: 'Eerste\n\nTweede',
      same: [],
    })
    const gone = await office.call('privacy.get', { id: from.id })
    expect(gone).toMatchObject({ mergedInto: into.number, scope: null, clientId: null })
  })

  it('stays open after a restore when the case it went on in is not there', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const from = await asked(office, { clientId, scope: 'Eerste' })
    const backup = await aBackup(office)
    const into = await asked(office, { clientId, scope: 'Tweede' })
    await office.call('privacy.merge', { from: from.id, into: into.id })
    await restore(office, backup)
    const still = await office.call('privacy.get', { id: from.id })
    expect(still).toMatchObject({ mergedInto: null, scope: 'Eerste', clientId })
    expect(still.closedOn).toBeNull()
  })

  it('asked on a client’s behalf is answered to who asks, at no address of the client', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const name = 'Mr. Gemachtigde'
    const { id } = await asked(office, { clientId, name, email: 'kantoor@gemachtigde.example' })
    const shown = await office.call('privacy.get', { id })
    expect(shown).toMatchObject({ onBehalf: name, clientId })
    const letter = await office.call('privacy.letter', { id, kind: 'request-receipt' })
    expect(letter.to).toBe('kantoor@gemachtigde.example')
    expect(letter.text).toContain(name)
    const own = await asked(office, { clientId })
    expect(await office.call('privacy.get', { id: own.id })).toMatchObject({ onBehalf: null })
    const toClient = await office.call('privacy.letter', { id: own.id, kind: 'request-receipt' })
    expect(toClient.to).toBe('facturen@quispelaar.example')
  })

  it('that was answered stays on the start screen until it is closed', async () => {
    const office = await anOffice({ now })
    const { id } = await asked(office, { name: 'Iemand' })
    await office.call('privacy.move', { id, version: 1, move: { move: 'withdraw' } })
    expect(await office.call('privacy.due', {})).toMatchObject({
      open: 1,
      next: [{ id, daysLeft: null, next: 'close' }],
    })
    await office.call('privacy.move', { id, version: 2, move: { move: 'close' } })
    expect((await office.call('privacy.due', {})).next).toEqual([])
  })

  it('is not written over what somebody else wrote, and holds no number of a person', async () => {
    const office = await anOffice({ now })
    const { id, version } = await asked(office, { name: 'Iemand' })
    await office.call('privacy.write', { id, version, scope: 'Een' })
    const again = office.call('privacy.write', { id, version, scope: 'Twee' })
    expect(await codeOf(again)).toBe('changed-meanwhile')
    expect(await codeOf(written(office, id, { answer: 'BSN 111222333' }))).toBe('forbidden-content')
    const ahead = asked(office, { name: 'Iemand', receivedOn: '2026-11-03' })
    expect(await codeOf(ahead)).toBe('invalid-input')
  })

  it('loses with an erased client what tells who asked, and is still answered', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id } = await asked(office, { clientId, scope: 'Alles over Quispelaar' })
    await office.call('privacy.addTask', { id, what: 'Postvak van Quispelaar' })
    const db = office.database()
    expect(collect(db, clientId)).toMatchObject([{ type: 'access', tasks: [{ finding: null }] }])
    db.close()
    await terminated(office, { id: clientId, on: '2026-11-02' })
    await office.call('retention.run', { approved: true })
    const left = await office.call('privacy.get', { id })
    expect(left).toMatchObject({ who: '', clientId: null, scope: null, tasks: [], closedOn: null })
    expect(left.dueOn).toBe('2026-12-02')
  })

  it('is forgotten altogether when its own term has passed, and not a day sooner', async () => {
    const office = await anOffice({ now })
    const { id } = await asked(office, { name: 'Iemand' })
    await moved(office, id, { move: 'withdraw' }, { move: 'close' })
    const closed = async () => (await office.call('privacy.list', { closed: true })).rows.length
    const at = async (moment: string) => {
      office.setClock(moment)
      await office.call('backup.confirmClock', {})
      await office.call('retention.run', { approved: true })
      return closed()
    }
    expect(await at('2031-11-02T09:00:00.000Z')).toBe(1)
    expect(await at('2031-11-03T09:00:00.000Z')).toBe(0)
  })

  it('is no business of support', async () => {
    const office = await anOffice({ now })
    await signInAs(office, 'support')
    expect(await codeOf(office.call('privacy.list', {}))).toBe('forbidden')
  })
})

describe('its letters', () => {
  it('are filled from the case, in the language of the person, and say where to complain', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id } = await asked(office, { clientId, language: 'en' })
    const texts = {
      reason: 'we could not establish that it was you.',
      answer: 'Attached you find all of it.',
      done: '- your telephone number was erased',
      notDone: '- your invoices (art. 52 AWR)',
      identityMethod: 'call-back-on-known-number' as const,
    }
    await written(office, id, texts)
    const letter = async (kind: Input<'privacy.letter'>['kind']) =>
      (await office.call('privacy.letter', { id, kind })).text
    expect(await letter('request-receipt')).toContain('2 December 2026')
    expect(await letter('request-identity')).toContain('We will call you')
    const answer = letter('request-answer')
    expect(await codeOf(answer)).toBe('request-move')
    await moved(office, id, { move: 'pass-identity', method: 'call-back-on-known-number' })
    expect(await letter('request-answer')).toContain(texts.answer)
    for (const kind of ['request-partial', 'request-refusal'] as const)
      expect(await letter(kind)).toContain('Autoriteit Persoonsgegevens')
    expect(await letter('request-partial')).toContain(texts.notDone)
    const { to } = await office.call('privacy.letter', { id, kind: 'request-answer' })
    expect(to).toBe('facturen@quispelaar.example')
  })

  it('are saved as PDF, and as a draft that goes nowhere by itself', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const { id } = await asked(office, { clientId })
    const kind = 'request-receipt'
    const pdf = join(office.dir, 'brief.pdf')
    await office.call('privacy.saveLetter', { id, kind, form: 'pdf', file: office.saveTo(pdf) })
    expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')
    const eml = join(office.dir, 'brief.eml')
    await office.call('privacy.saveLetter', { id, kind, form: 'eml', file: office.saveTo(eml) })
    const text = readFileSync(eml, 'utf8')
    expect(text).toContain('X-Unsent: 1')
    expect(text).toContain('facturen@quispelaar.example')
  })
})
