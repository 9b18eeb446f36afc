import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { paymentCodeSvg } from '../../../electron/office/requests/payment-code'
import { loadPortalPage } from '../../../electron/office/requests/portal-page'
import { formatPortalPassword } from '../../../shared/requests/portal-password'
import type { PortalHeader } from '../../../shared/requests/portal'
import {
  aPortalFile,
  blockOf,
  email,
  pdf,
  portalContent,
  sealing,
  type PortalOfTest,
} from '../../support/portal'

const headerOf = (html: string): PortalHeader =>
  JSON.parse(blockOf(html, 'portal-header')) as PortalHeader

/** Without what is encrypted: in base64 any few letters can come up by chance. */
const readableOf = (html: string) =>
  html.replace(/(<script type="[a-z/]+" id="[\w-]+">)[^<]*/g, '$1')

describe('a portal file', () => {
  let made: PortalOfTest
  beforeAll(async () => {
    made = await aPortalFile()
  })

  const open = async (
    { html, password }: PortalOfTest,
    own: { email?: string; password?: string; header?: string; part?: string; block?: string } = {},
  ) => {
    const header = own.header ?? blockOf(html, 'portal-header')
    const keys = await sealing.portalKeysFrom(
      JSON.parse(header) as PortalHeader,
      own.email ?? email,
      own.password ?? password,
    )
    const part = own.part ?? 'content'
    const bytes = await sealing.openPart(
      keys,
      header,
      part,
      blockOf(html, own.block ?? `portal-${part}`),
    )
    return Buffer.from(bytes)
  }

  it('opens with e-mail address and password, as people type them', async () => {
    const whole = JSON.parse((await open(made)).toString()) as unknown
    expect(whole).toEqual(made.content)
    const typed = ` ${made.password.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `
    const again = await open(made, { email: ' JAN.jansen@Voorbeeld.NL ', password: typed })
    expect(JSON.parse(again.toString())).toEqual(made.content)
  })

  it('holds the PDF, which opens the same way', async () => {
    expect((await open(made, { part: 'pdf-0' })).equals(pdf)).toBe(true)
  })

  it('does not open with another password, address or header, or as another part', async () => {
    const last = made.password.endsWith('Z') ? 'Y' : 'Z'
    const header = headerOf(made.html)
    const changed = [
      { password: made.password.slice(0, -1) + last },
      { email: 'jan@voorbeeld.nl' },
      { header: JSON.stringify({ ...header, office: 'another' }) },
      { header: JSON.stringify({ ...header, rounds: header.rounds + 1 }) },
      { header: `${JSON.stringify(header)} ` },
      { part: 'content', block: 'portal-pdf-0' },
      { part: 'pdf-1', block: 'portal-pdf-0' },
    ]
    for (const one of changed) await expect(open(made, one)).rejects.toThrow()
  })

  it('says nothing about the client in the clear', () => {
    const secrets = [
      'Jansen',
      'jansen',
      'voorbeeld.nl',
      'K1042',
      'Dorpsstraat',
      '2026-0042',
      'NL91',
      'Hosting',
    ]
    const sealed = Buffer.from(blockOf(made.html, 'portal-content'), 'base64')
    for (const secret of secrets) {
      expect(readableOf(made.html).replace(loadPortalPage().script, '')).not.toContain(secret)
      expect(sealed.includes(secret)).toBe(false)
    }
    expect(Object.keys(headerOf(made.html)).sort()).toEqual(
      ['file', 'kluis', 'language', 'office', 'rounds', 'salt', 'version'].sort(),
    )
    expect(headerOf(made.html).rounds).toBe(600_000)
  })

  it('names nothing that lies elsewhere', () => {
    const readable = readableOf(made.html).replaceAll('http://www.w3.org/2000/svg', '')
    expect(readable).toContain('portal-content')
    expect(readable).not.toMatch(/https?:|\/\/[a-z]|\ssrc="|<link|@import|url\(|<iframe|<object/)
    const code = loadPortalPage().script.replace(/\/\*[^]*?\*\//g, '')
    expect(code).not.toMatch(/fetch\(|XMLHttp|WebSocket|sendBeacon|import\(|eval|innerHTML/)
  })

  it('allows its own script and style by their hash, and nothing else', () => {
    const policy =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(made.html)?.[1] ?? ''
    const scripts = [...made.html.matchAll(/<script>([^]*?)<\/script>/g)].map(
      ([, text]) => text ?? '',
    )
    const styles = [...made.html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => text ?? '')
    expect([scripts.length, styles.length]).toEqual([1, 1])
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(scripts[0])}`,
      `style-src ${hash(styles[0])}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(made.html.replace(scripts[0] ?? '', '')).not.toMatch(/\son\w+=|\sstyle="/)
  })

  it('explains itself in both languages where no script runs', () => {
    const text = made.html.slice(made.html.indexOf('<main'), made.html.indexOf('</main>'))
    expect(text).toContain('Bewaar de bijlage op een computer.')
    expect(text).toContain('Save the attachment on a computer.')
    expect(text).toContain('Studio &amp; Zn, post@studio.example, 010 123 45 67')
  })

  it('takes a name for a name, whatever it looks like', async () => {
    const name = '</title><script>alert(1)</script>{{script}}$&"'
    const { html } = await aPortalFile({ agency: { name, email: 'a@b.example', phone: null } })
    expect(html.match(/<script>/g)).toHaveLength(1)
    expect(html).toContain(
      '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{script}}$&amp;&quot;',
    )
  })

  it('is not written without the PDFs it promises, or with others', async () => {
    await expect(aPortalFile({}, { pdfs: new Map() })).rejects.toThrow(RangeError)
    const both = new Map([0, 1].map((index) => [index, pdf] as const))
    await expect(aPortalFile({}, { pdfs: both })).rejects.toThrow(RangeError)
  })

  it('is not written with an id or a page that would break out', async () => {
    await expect(aPortalFile({}, { file: '"></script>' })).rejects.toThrow(RangeError)
    const page = loadPortalPage()
    const broken = { ...page, script: `${page.script}// </script>` }
    await expect(aPortalFile({}, { page: broken })).rejects.toThrow(RangeError)
  })

  it('is another one each time: same content, nothing alike', async () => {
    const other = await aPortalFile()
    expect(other.password).not.toBe(made.password)
    expect(blockOf(other.html, 'portal-content').slice(0, 40)).not.toBe(
      blockOf(made.html, 'portal-content').slice(0, 40),
    )
    await expect(open(other, { password: made.password })).rejects.toThrow()
  })
})

describe('the password', () => {
  it('carries all eighty bits, in four groups without easily confused letters', () => {
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(bytes, bytes, (one, two) => {
        const text = formatPortalPassword(one)
        expect(text).toMatch(/^(?:[\dA-HJKMNP-TV-Z]{4}-){3}[\dA-HJKMNP-TV-Z]{4}$/)
        expect(text === formatPortalPassword(two)).toBe(Buffer.from(one).equals(Buffer.from(two)))
        expect(sealing.cleanPassword(text.toLowerCase())).toBe(text.replaceAll('-', ''))
      }),
    )
    expect(() => formatPortalPassword(new Uint8Array(9))).toThrow(RangeError)
  })
})

describe('the payment code', () => {
  it('is a picture of the transfer, and none when the transfer cannot be', () => {
    const transfer = {
      name: 'Studio',
      iban: 'NL91ABNA0417164300',
      bic: null,
      amountCents: 100,
      text: '2026-0042',
    }
    expect(paymentCodeSvg(transfer)).toMatch(
      /^<svg xmlns="[^"]+" viewBox="0 0 \d+ \d+"><path .+<\/svg>$/,
    )
    expect(paymentCodeSvg({ ...transfer, amountCents: 0 })).toBeNull()
    expect(portalContent().invoices[0]?.payment?.code).toContain('<svg')
  })
})
