import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from '../../../electron/office/access-events/address'
import { readCombinedLine } from '../../../electron/office/access-events/combined'
import { readClfTime, readPortalTime } from '../../../electron/office/access-events/log-time'
import { combinedLine } from '../../support/logs'

const requestOf = (line: string) => {
  const reading = readCombinedLine(line)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.request
}
const problemOf = (line: string) => {
  const reading = readCombinedLine(line)
  return reading.ok ? null : reading.problem
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

describe('a line of a combined log', () => {
  it('says when, from where, who, what and with what', () => {
    const line =
      '203.0.113.7 - jan [10/Oct/2026:13:55:36 +0200] "POST /login?next=/a HTTP/2.0" 302 0 ' +
      '"https://example.nl/" "Mozilla/5.0 (X11; Linux)"'
    expect(requestOf(line)).toEqual({
      at: '2026-10-10T11:55:36.000Z',
      ip: '203.0.113.7',
      account: 'jan',
      userAgent: 'Mozilla/5.0 (X11; Linux)',
      method: 'POST',
      target: '/login?next=/a',
      referrer: 'https://example.nl/',
      status: 302,
    })
  })

  it('may have the site in front, in the forms servers write it', () => {
    for (const site of ['example.nl ', 'www.example.nl:443 ', '*:80 ', '_ '])
      expect(requestOf(combinedLine({ site, user: 'jan jansen' }))).toMatchObject({
        ip: '203.0.113.7',
        account: 'jan jansen',
      })
  })

  it('may have no agent, as in a common log, and more behind', () => {
    const common = '203.0.113.7 - - [10/Oct/2026:13:55:36 +0200] "GET / HTTP/1.0" 200 -'
    expect(requestOf(common)).toMatchObject({ userAgent: null, referrer: null, status: 200 })
    expect(requestOf(`${combinedLine()} "10.0.0.1" 0.003`).userAgent).toBe('Mozilla/5.0')
  })

  it('keeps a user’s name with spaces and brackets whole', () => {
    expect(requestOf(combinedLine({ user: 'Jan de [Boer] x' })).account).toBe('Jan de [Boer] x')
  })

  it('reads what servers escape', () => {
    expect(requestOf(combinedLine({ agent: 'a \\"b\\" c\\\\d \\xc3\\xa9' })).userAgent).toBe(
      'a "b" c\\d é',
    )
    expect(requestOf(combinedLine({ agent: '\\xed\\xa0\\x80' })).userAgent).toBe('���')
  })

  it('has a path with spaces, or no protocol at all', () => {
    expect(requestOf(combinedLine({ request: 'GET /a b HTTP/1.1' })).target).toBe('/a b')
    expect(requestOf(combinedLine({ request: 'GET /a' })).target).toBe('/a')
    expect(requestOf(combinedLine({ request: '-', status: '408' }))).toMatchObject({
      method: null,
      target: '-',
    })
    expect(requestOf(combinedLine({ request: '', status: '400' })).method).toBeNull()
  })

  it.each([
    ['', 'not-this-format'],
    ['{"ip":"203.0.113.7"}', 'not-this-format'],
    ['203.0.113.7 - - [10/Oct/2026:13:55:36 +0200] "GET / HTTP/1.1', 'not-this-format'],
    ['203.0.113.7 - - [10/Oct/2026:13:55:36 +0200] GET / 200 1', 'not-this-format'],
    [combinedLine({ ip: 'host.example.nl' }), 'no-address'],
    [combinedLine({ ip: '999.1.1.1' }), 'no-address'],
    [combinedLine({ ip: '01.2.3.4' }), 'no-address'],
    [combinedLine({ time: '31/Feb/2026:13:55:36 +0200' }), 'no-time'],
    [combinedLine({ time: '10/Okt/2026:13:55:36 +0200' }), 'no-time'],
    [combinedLine({ time: '10/Oct/2026:24:00:00 +0200' }), 'no-time'],
    [combinedLine({ time: '2026-10-10T13:55:36+02:00' }), 'no-time'],
  ])('%j is none', (line, problem) => {
    expect(problemOf(line)).toBe(problem)
  })

  it('is read or refused in a moment, whatever it holds', () => {
    const parts = fc.constantFrom('"', '\\', '[', ']', ' ', '-', '203.0.113.7', 'a', ':', '\\"')
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 400 }), (all) => {
        readCombinedLine(all.join(''))
      }),
    )
    // What would make a careless pattern think for minutes.
    for (const piece of ['\\', '\\"', '" "', ' - [', '[', 'a '])
      expect(problemOf(piece.repeat(60_000 / piece.length))).not.toBeNull()
  })

  it('gives back what was written into it', () => {
    const octet = fc.integer({ min: 0, max: 255 })
    const agent = fc.string({ maxLength: 60 }).filter((text) => /^[ !#-[\]-~]+$/.test(text))
    const path = fc.webPath().filter((text) => text.startsWith('/'))
    const moment = fc.date({
      min: new Date('1995-01-01T00:00:00Z'),
      max: new Date('2099-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(
        fc.array(octet, { minLength: 4, maxLength: 4 }),
        agent,
        path,
        moment,
        (ip, ua, at, time) => {
          fc.pre(ua.trim() === ua && ua !== '-')
          const day = String(time.getUTCDate()).padStart(2, '0')
          const month = months.slice(3 * time.getUTCMonth(), 3 * time.getUTCMonth() + 3)
          const hour = time.toISOString().slice(11, 19)
          const line = combinedLine({
            ip: ip.join('.'),
            agent: ua,
            request: `GET ${at} HTTP/1.1`,
            time: `${day}/${month}/${time.getUTCFullYear()}:${hour} +0000`,
          })
          expect(requestOf(line)).toMatchObject({
            ip: ip.join('.'),
            userAgent: ua,
            target: at,
            at: `${time.toISOString().slice(0, 19)}.000Z`,
          })
        },
      ),
    )
  })
})

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['203.0.113.7:80', null],
    ['localhost', null],
    ['', null],
  ])('%j is %j', (text, address) => {
    expect(readAddress(text)).toBe(address)
  })
})

describe('a moment', () => {
  it('in a combined log may lie on either side of midnight, and on a leap second', () => {
    expect(readClfTime('01/Jan/2027:00:30:00 +0100')).toBe('2026-12-31T23:30:00.000Z')
    expect(readClfTime('31/Dec/2026:23:30:00 -0130')).toBe('2027-01-01T01:00:00.000Z')
    expect(readClfTime('31/Dec/2016:23:59:60 +0000')).toBe('2017-01-01T00:00:00.000Z')
  })

  it.each([
    ['2026-11-22T12:00:00Z', '2026-11-22T12:00:00.000Z'],
    ['2026-11-22T12:00:00.123456+01:00', '2026-11-22T11:00:00.123Z'],
    ['2026-11-22 12:00:00+0100', '2026-11-22T11:00:00.000Z'],
    // Without a zone: winter and summer in the Netherlands.
    ['2026-11-22 12:00:00', '2026-11-22T11:00:00.000Z'],
    ['2026-07-22 12:00:00,5', '2026-07-22T10:00:00.500Z'],
    [1_795_348_800, '2026-11-22T12:00:00.000Z'],
    [1_795_348_800_123, '2026-11-22T12:00:00.123Z'],
    ['1795348800', '2026-11-22T12:00:00.000Z'],
    ['2026-02-30T12:00:00Z', null],
    ['gisteren', null],
    [Number.NaN, null],
    [-5, null],
    [null, null],
    [{}, null],
  ])('in a portal’s log %j is %j', (value, at) => {
    expect(readPortalTime(value, 'Europe/Amsterdam')).toBe(at)
  })
})
