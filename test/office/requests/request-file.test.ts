import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  readRequestFile,
  requestFileLimit,
  type RequestFileInput,
} from '../../../electron/office/requests/request-file'
import type { PortalHeader, PortalWish, SealedRequest } from '../../../shared/requests/portal'
import {
  aPortalFile,
  aRequest,
  blockOf,
  email,
  office,
  sealing,
  type PortalOfTest,
} from '../../support/portal'

let portal: PortalOfTest
let other: PortalOfTest
beforeAll(async () => {
  portal = await aPortalFile()
  other = await aPortalFile()
})

const headerOf = ({ html }: PortalOfTest) =>
  JSON.parse(blockOf(html, 'portal-header')) as PortalHeader

/** The page's keys, once per portal file: making them is slow on purpose. */
const keysOf = new Map<PortalOfTest, ReturnType<typeof sealing.portalKeysFrom>>()

/** The file the page would save for this request. */
const fileOf = async (request: unknown, made = portal) => {
  const header = headerOf(made)
  const keys = keysOf.get(made) ?? sealing.portalKeysFrom(header, email, made.password)
  keysOf.set(made, keys)
  return sealing.sealRequest(await keys, header, made.content.officeKey, request)
}

const read = (text: string | Uint8Array, own: Partial<RequestFileInput> = {}) =>
  readRequestFile({
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
    office,
    receivedOn: '2026-11-24',
    find: (file) => (file === portal.file ? portal.known : null),
    ...own,
  })

const edited = (text: string, change: Partial<Record<keyof SealedRequest, unknown>>) =>
  JSON.stringify({ ...(JSON.parse(text) as SealedRequest), ...change })

const wishes: PortalWish[] = [
  {
    kind: 'change-data',
    changes: [
      { field: 'street', from: 'Dorpsstraat', to: 'Kerkweg' },
      { field: 'phone', from: '', to: '06 1' },
    ],
  },
  { kind: 'order', product: 3, domain: 'nieuw.nl', note: 'graag snel\nén goed' },
  { kind: 'cancel', service: 11, wishedOn: '2027-01-31', note: null },
  { kind: 'withdraw', service: 12 },
  { kind: 'object', purpose: 'newsletter', note: null },
  { kind: 'access' },
  { kind: 'erasure', note: 'mijn telefoonnummer' },
  { kind: 'question', note: 'Wanneer?' },
]

describe('a request file', () => {
  it('made with the portal file and its password is read, whole', async () => {
    const request = aRequest(...wishes)
    expect(await read(await fileOf(request))).toEqual({
      ok: true,
      file: portal.file,
      request,
      secrets: new Map(),
    })
  })

  it('keeps a login’s name and password apart from what is stored', async () => {
    const login: PortalWish = {
      kind: 'login',
      system: 'Webshop',
      url: null,
      job: 'Thema bijwerken',
      until: '2026-12-01',
      username: 'beheer',
      secret: ' <ge"heim> ',
    }
    const reading = await read(await fileOf(aRequest({ kind: 'access' }, login)))
    if (!reading.ok) throw new Error(reading.problem)
    expect(reading.secrets).toEqual(new Map([[1, { username: 'beheer', secret: ' <ge"heim> ' }]]))
    expect(JSON.stringify(reading.request)).not.toMatch(/beheer|ge.+heim/)
    expect(reading.request.wishes[1]).toMatchObject({ kind: 'login', system: 'Webshop' })
  })

  it('survives the mail: a byte order mark, other line ends, spaces around it', async () => {
    const text = await fileOf(aRequest())
    expect(await read(`\ufeff\r\n${text.replaceAll('\n', '\r\n')}\r\n`)).toMatchObject({ ok: true })
  })

  it('says the same when it is read twice: whether it was used is for the office to know', async () => {
    const text = await fileOf(aRequest())
    expect(await read(text)).toEqual(await read(text))
  })

  it('takes scripts for text, in every field', async () => {
    const script = '<script>alert(1)</script>{{x}}\'";--'
    const request = aRequest(
      { kind: 'change-data', changes: [{ field: 'street', from: script, to: script }] },
      { kind: 'order', product: 3, domain: script, note: script },
      { kind: 'question', note: script },
    )
    const reading = await read(await fileOf(request))
    expect(reading).toMatchObject({ ok: true, request: { wishes: request.wishes } })
  })
})

describe('a request file is refused', () => {
  it.each([
    ['nothing', ''],
    ['a letter', 'Geachte heer'],
    ['other JSON', '{"kluis":"portal"}'],
    ['a list', '[]'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['the portal file itself', '<!doctype html><html></html>'],
    ['a JSON with a trap', '{"__proto__":{"kluis":"portal-request","version":1}}'],
    ['brackets without end', '['.repeat(400_000)],
  ])('that is %s', async (_, content) => {
    expect(await read(content)).toEqual({ ok: false, problem: 'not-a-request' })
  })

  it('of fifty megabytes, before it is looked at', async () => {
    const huge = Buffer.alloc(50 * 1024 * 1024, ' ')
    expect(await read(huge)).toEqual({ ok: false, problem: 'too-large' })
    expect(await read(Buffer.alloc(requestFileLimit + 1, 0x20))).toMatchObject({
      problem: 'too-large',
    })
  })

  it('of another office, of a portal file we do not have, or of a later Kluis', async () => {
    const text = await fileOf(aRequest())
    expect(await read(text, { office: 'other' })).toEqual({ ok: false, problem: 'other-office' })
    expect(await read(text, { find: () => null })).toEqual({ ok: false, problem: 'unknown-file' })
    expect(await read(edited(text, { version: 2 }))).toEqual({ ok: false, problem: 'newer' })
  })

  it('after the last day of the portal file, not on it', async () => {
    const text = await fileOf(aRequest())
    const find = () => ({ ...portal.known, validUntil: '2026-11-24' })
    expect(await read(text, { find })).toMatchObject({ ok: true })
    expect(await read(text, { find, receivedOn: '2026-11-25' })).toEqual({
      ok: false,
      problem: 'expired',
    })
  })

  it('made with another portal file, though it claims this one', async () => {
    const text = await fileOf(aRequest(), other)
    expect(await read(edited(text, { file: portal.file }))).toEqual({
      ok: false,
      problem: 'changed',
    })
  })

  it('sealed to us by someone without the password', async () => {
    const header = headerOf(portal)
    const guess = await sealing.portalKeysFrom(header, email, 'AAAA-AAAA-AAAA-AAAA')
    const text = await sealing.sealRequest(guess, header, portal.content.officeKey, aRequest())
    expect(await read(text)).toEqual({ ok: false, problem: 'changed' })
  })

  it('with any character changed by hand', async () => {
    const text = await fileOf(aRequest(...wishes))
    const good = JSON.stringify(JSON.parse(text))
    const character = fc.constantFrom(...'AZaz09+/="{}:,\\ é')
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), character, async (at, one) => {
        const bad = good.slice(0, at) + one + good.slice(at + 1)
        fc.pre(bad !== good)
        expect(await read(bad)).toMatchObject({ ok: false })
      }),
      { numRuns: 300 },
    )
  })

  it('with a last character that decodes to the same bytes', async () => {
    const text = await fileOf(aRequest())
    const { mac } = JSON.parse(text) as SealedRequest
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const last = mac.replace(/=+$/, '').slice(-1)
    const other = mac.replace(/.(=+)$/, `${alphabet.charAt(alphabet.indexOf(last) + 1)}$1`)
    expect(Buffer.from(other, 'base64')).toEqual(Buffer.from(mac, 'base64'))
    expect(await read(edited(text, { mac: other }))).toEqual({ ok: false, problem: 'changed' })
  })

  it('cut short, doubled, or with a key too many', async () => {
    const text = await fileOf(aRequest())
    for (const bad of [text.slice(0, -1), text + text, edited(text, { extra: 1 } as object)])
      expect(await read(bad)).toEqual({ ok: false, problem: 'not-a-request' })
    const { sealed, nonce, mac } = JSON.parse(text) as SealedRequest
    expect(await read(edited(text, { sealed: nonce, nonce: sealed }))).toMatchObject({ ok: false })
    expect(await read(edited(text, { mac: mac.replace(/=$/, '') }))).toMatchObject({ ok: false })
  })

  it('with the password and an inside the page never writes', async () => {
    const long = 'x'.repeat(2001)
    const insides: unknown[] = [
      null,
      'access',
      { ...aRequest(), id: 'x' },
      { ...aRequest(), madeAt: 'gisteren' },
      { ...aRequest(), wishes: [] },
      { ...aRequest(), wishes: Array.from({ length: 51 }, () => ({ kind: 'access' })) },
      { ...aRequest(), extra: true },
      aRequest({ kind: 'question', note: long }),
      aRequest({ kind: 'question', note: ' ' }),
      aRequest({ kind: 'cancel', service: -1, wishedOn: null, note: null }),
      aRequest({ kind: 'cancel', service: 1.5, wishedOn: null, note: null }),
      aRequest({ kind: 'cancel', service: 1, wishedOn: '2027-02-30', note: null }),
      aRequest({ kind: 'object', purpose: "'; drop table", note: null }),
      aRequest({ kind: 'order', product: 1, domain: 'a\nb', note: null }),
      aRequest({ kind: 'order', product: 1, domain: 'a\u0000b', note: null }),
      aRequest({ kind: 'pay' } as unknown as PortalWish),
      aRequest({ kind: 'access', also: 1 } as unknown as PortalWish),
    ]
    for (const inside of insides)
      expect(await read(await fileOf(inside)), JSON.stringify(inside)).toEqual({
        ok: false,
        problem: 'not-understood',
      })
  })
})
