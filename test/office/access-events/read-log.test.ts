import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { combinedLine, inPieces, resultOf } from '../../support/logs'

const signIn = combinedLine({
  request: 'POST /login HTTP/1.1',
  status: '302',
  user: 'jan@example.nl',
})
const visit = combinedLine()
const attack = combinedLine({ request: 'GET /.env?key=geheim HTTP/1.1', status: '404' })
const refusal = (reason: string, line?: number) => ({
  code: 'file-unreadable',
  details: line === undefined ? { reason } : { reason, line },
})

describe('a server’s log', () => {
  it('gives the sign-ins, changes and attacks; the rest is counted', async () => {
    const change = combinedLine({
      request: 'POST /account/adres?token=x HTTP/1.1',
      ip: '2001:DB8::7',
    })
    const { format, events, counts } = await resultOf(
      [signIn, visit, visit, attack, '', change].join('\r\n'),
    )
    expect(format).toBe('combined')
    expect(
      events.map(({ kind, what, ip, account, signature }) => [kind, what, ip, account, signature]),
    ).toEqual([
      ['sign-in', 'POST /login', '203.0.113.7', 'jan@example.nl', null],
      ['attack', 'GET /.env', '203.0.113.7', null, 'secret-files'],
      ['change', 'POST /account/adres', '2001:db8::7', null, null],
    ])
    expect(counts).toMatchObject({
      lines: 6,
      kept: { 'sign-in': 1, change: 1, attack: 1 },
      other: 2,
      empty: 1,
      malformed: 0,
      firstAt: '2026-11-22T11:30:00.000Z',
    })
  })

  it('keeps nothing of what stood behind a question mark', async () => {
    expect(JSON.stringify((await resultOf(attack)).events)).not.toContain('geheim')
  })

  it('counts a line that cannot be read, with its number and reason, and goes on', async () => {
    const { counts, events } = await resultOf(
      [
        signIn,
        'onzin',
        combinedLine({ ip: 'host.example.nl' }),
        combinedLine({ request: 'POST /login HTTP/1.1', time: '22/Nov/2026:14:01:00 +0000' }),
        combinedLine({ request: 'POST /login HTTP/1.1', time: '22/Nov/2026:12:59:00 +0000' }),
      ].join('\n'),
    )
    expect(counts.firstProblems).toEqual([
      { line: 2, problem: 'not-this-format' },
      { line: 3, problem: 'no-address' },
      { line: 4, problem: 'in-the-future' },
    ])
    expect(counts).toMatchObject({ malformed: 3, problems: { 'in-the-future': 1 } })
    expect(events).toHaveLength(2)
  })

  it('counts events past their term and keeps none of them', async () => {
    const old = combinedLine({
      request: 'POST /login HTTP/1.1',
      time: '30/Apr/2026:23:59:59 +0000',
    })
    const { counts, events } = await resultOf(`${old}\n${signIn}\n`)
    expect([counts.pastTerm, events.length]).toEqual([1, 1])
  })

  it('counts a line of a megabyte and keeps its neighbours', async () => {
    const long = combinedLine({ agent: 'x'.repeat(1024 * 1024) })
    const { counts, events } = await resultOf([signIn, long, attack].join('\n'))
    expect(counts.firstProblems).toEqual([{ line: 2, problem: 'too-long' }])
    expect(events.map(({ kind }) => kind)).toEqual(['sign-in', 'attack'])
  })

  it('reads bytes that are no text without losing the line', async () => {
    const bytes = Buffer.from(combinedLine({ request: 'POST /login HTTP/1.1', agent: 'a@@@b' }))
    bytes.set([0xed, 0xa0, 0x80], bytes.indexOf('@@@'))
    const { events } = await resultOf(bytes)
    expect(events[0]?.userAgent).toBe('a���b')
  })

  it('keeps agent, account and path within bounds', async () => {
    const { events } = await resultOf(
      combinedLine({
        request: `POST /account/${'é'.repeat(5000)} HTTP/1.1`,
        agent: `a\\x00\\n${'b'.repeat(5000)}`,
        user: 'u'.repeat(250),
      }),
    )
    expect(events[0]?.what).toHaveLength(200)
    expect(events[0]?.userAgent).toHaveLength(300)
    expect(events[0]?.userAgent).not.toMatch(/\p{Cc}/u)
  })

  it('is the same in whatever pieces it comes', async () => {
    const lines = fc.array(
      fc.constantFrom(signIn, visit, attack, 'onzin', '', combinedLine({ agent: 'é😀' })),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        async (all, size, packed) => {
          const text = [signIn, ...all].join('\n')
          const bytes = packed ? gzipSync(text) : Buffer.from(text)
          expect(await resultOf(inPieces(bytes, size))).toEqual(await resultOf(text))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('counts every line once, under one head', async () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(signIn, visit, attack),
        fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => !/[\n\r]/.test(text)),
      ),
      { maxLength: 15 },
    )
    await fc.assert(
      fc.asyncProperty(lines, async (all) => {
        const { counts, events } = await resultOf([signIn, ...all].join('\n') + '\n')
        const kept = Object.values(counts.kept).reduce((sum, count) => sum + count, 0)
        expect(kept).toBe(events.length)
        expect(kept + counts.other + counts.empty + counts.malformed + counts.pastTerm).toBe(
          counts.lines,
        )
        expect(counts.lines).toBe(all.length + 1)
        const reasons = Object.values(counts.problems).reduce((sum, count) => sum + count, 0)
        expect(reasons).toBe(counts.malformed)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the identity of an event', () => {
  const identities = async (text: string | Uint8Array) =>
    (await resultOf(text)).events.map(({ identity }) => identity)

  it('is the same in the same file, an overlapping one, a packed one and with other line ends', async () => {
    const whole = [signIn, attack, combinedLine({ request: 'POST /login HTTP/1.1' })]
    const all = await identities(whole.join('\n'))
    expect(new Set(all).size).toBe(3)
    expect(await identities(whole.join('\n'))).toEqual(all)
    expect(await identities(whole.join('\r\n') + '\r\n')).toEqual(all)
    expect(await identities(gzipSync(whole.join('\n')))).toEqual(all)
    expect(await identities([visit, ...whole.slice(1)].join('\n'))).toEqual(all.slice(1))
  })

  it('differs when anything in the line does', async () => {
    const others = [
      combinedLine({ request: 'POST /login HTTP/1.1', ip: '203.0.113.8' }),
      combinedLine({ request: 'POST /login HTTP/1.1', agent: 'Other' }),
      combinedLine({ request: 'POST /login HTTP/1.1', time: '22/Nov/2026:12:30:01 +0100' }),
      combinedLine({ request: 'POST /login HTTP/1.1', status: '401' }),
    ]
    expect(new Set(await identities(others.join('\n'))).size).toBe(4)
  })
})

describe('a packed log', () => {
  const packed = gzipSync(
    Array.from({ length: 5000 }, (_, n) => combinedLine({ status: String(200 + (n % 300)) })).join(
      '\n',
    ),
  )

  it('is read through several members, as rotation appends them', async () => {
    const twice = Buffer.concat([gzipSync(`${signIn}\n`), gzipSync(`${attack}\n`)])
    expect((await resultOf(twice)).events).toHaveLength(2)
  })

  it('that stops half-way is refused, with the line', async () => {
    await expect(resultOf(packed.subarray(0, packed.length - 200))).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { reason: 'truncated' },
    })
    await expect(resultOf(packed.subarray(0, 12))).rejects.toMatchObject(refusal('truncated', 1))
  })

  it('with a changed byte is refused', async () => {
    const changed = Buffer.from(packed)
    changed.writeUInt8((changed[changed.length - 6] ?? 0) ^ 1, changed.length - 6)
    await expect(resultOf(changed)).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { reason: 'damaged-gzip' },
    })
  })
})

describe('what is no log', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['empty lines', '\n\n \n', 'empty'],
    ['a letter', 'Geachte heer,\n\nHierbij', 'not-a-log'],
    ['a PDF', '%PDF-1.7\n%\u0000\n', 'not-a-log'],
    ['a ZIP', 'PK\u0003\u0004aaaa', 'not-a-log'],
    ['a JSON list', '[{"ip":"203.0.113.7"}]', 'not-a-log'],
    ['a web page', '<!doctype html>\n<html>', 'not-a-log'],
    ['a packed letter', gzipSync('Geachte heer'), 'not-a-log'],
    ['a packed nothing', gzipSync(''), 'empty'],
    ['one byte', '\u001f', 'not-a-log'],
  ])('%s is refused', async (_, data, reason) => {
    await expect(resultOf(data)).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { reason },
    })
  })

  it('is told from a log after fifty lines, without reading the rest', async () => {
    let given = 0
    async function* endless() {
      for (;;) {
        given += 1
        yield Buffer.from('Geachte heer\n')
      }
    }
    await expect(resultOf(endless())).rejects.toMatchObject(refusal('not-a-log', 1))
    expect(given).toBeLessThan(60)
  })

  it('lets go of the file it came from', async () => {
    let released = false
    async function* source() {
      try {
        for (;;) yield Buffer.from('Geachte heer\n'.repeat(10))
      } finally {
        released = true
      }
    }
    await expect(resultOf(source())).rejects.toMatchObject(refusal('not-a-log', 1))
    expect(released).toBe(true)
  })
})

describe('a portal’s log', () => {
  const entry = (own: Record<string, unknown> = {}) =>
    JSON.stringify({
      timestamp: '2026-11-22T11:00:00Z',
      ip: '203.0.113.7',
      user: { email: 'jan@example.nl' },
      event: 'user.login',
      userAgent: 'Mozilla/5.0',
      ...own,
    })

  it('is read by the names portals use, sign-ins and changes by the words the owner named', async () => {
    const { format, events, counts } = await resultOf(
      [entry(), entry({ event: 'page.view' }), entry({ event: 'profile.email' })].join('\n'),
    )
    expect(format).toBe('json-lines')
    expect(events.map(({ kind, what, account }) => [kind, what, account])).toEqual([
      ['sign-in', 'user.login', 'jan@example.nl'],
      ['change', 'profile.email', 'jan@example.nl'],
    ])
    expect(counts.other).toBe(1)
  })

  it('is read by the names an owner gave, where a line has them', async () => {
    const line = '{"wanneer":1795345200,"van":"203.0.113.7","wie":"K1042","wat":"user.login"}'
    const portalNames = { at: 'wanneer', ip: 'van', account: 'wie', action: 'wat' }
    const guessed = resultOf(line)
    await expect(guessed).rejects.toMatchObject(refusal('not-a-log', 1))
    const { events } = await resultOf(`${entry()}\n${line}`, { portalNames })
    expect(events.map(({ account }) => account)).toEqual(['jan@example.nl', 'K1042'])
    expect(events[1]?.at).toBe('2026-11-22T11:00:00.000Z')
  })

  it.each([
    ['{"ip":', 'not-this-format'],
    ['[1]', 'not-this-format'],
    ['null', 'not-this-format'],
    [entry({ timestamp: 'gisteren' }), 'no-time'],
    [entry({ timestamp: undefined }), 'no-time'],
    [entry({ timestamp: '2026-11-22T15:00:00Z' }), 'in-the-future'],
    [entry({ ip: '::g' }), 'no-address'],
    [entry({ ip: { a: 1 } }), 'no-address'],
    [entry({ event: null }), 'no-action'],
    ['['.repeat(60_000), 'not-this-format'],
    [`{"__proto__":{"ip":"203.0.113.7"},"timestamp":"2026-11-22T11:00:00Z"}`, 'no-address'],
  ])('counts %j', async (line, problem) => {
    const { counts } = await resultOf(`${entry()}\n${line}`)
    expect(counts.firstProblems).toEqual([{ line: 2, problem }])
  })

  it('makes half a surrogate pair a mark that can be kept', async () => {
    const { events } = await resultOf(entry({ userAgent: 'a\ud800b' }))
    expect(events[0]?.userAgent).toBe('a\ufffdb')
  })

  it('shows attacks too, where actions are paths', async () => {
    const { events } = await resultOf(entry({ event: undefined, path: '/../../etc/passwd' }))
    expect(events[0]).toMatchObject({ kind: 'attack', signature: 'path-traversal' })
  })
})

it('a log of any length takes no more memory than a page', async () => {
  const lines = Array.from({ length: 400 }, (_, n) =>
    combinedLine({ agent: `Mozilla/5.0 ${n}`, request: n % 40 ? 'GET /a' : 'POST /login' }),
  )
  const piece = Buffer.from(`${lines.join('\n')}\n`)
  async function* long() {
    for (let n = 0; n < 500; n++) yield Buffer.from(piece)
  }
  const { readLog } = await import('../../../electron/office/access-events/read-log')
  const { rules } = await import('../../support/logs')
  const base = process.memoryUsage().rss
  let most = 0
  let read = 0
  for await (const part of readLog(long(), {
    rules,
    now: new Date('2026-11-22T12:00:00Z'),
    keepFrom: '2026-01-01',
    zone: 'Europe/Amsterdam',
    portalNames: {},
  })) {
    read = part.counts.lines
    most = Math.max(most, process.memoryUsage().rss)
  }
  expect(read).toBe(200_000)
  // Twenty megabytes of log; what the garbage collector leaves lying about is allowed for.
  expect((most - base) / 1024 / 1024).toBeLessThan(120)
})
