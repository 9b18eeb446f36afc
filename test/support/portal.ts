/** A portal file for tests, and the page's own code run outside a browser. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { paymentCodeSvg } from '../../electron/office/requests/payment-code'
import { writePortalFile, type PortalFileInput } from '../../electron/office/requests/portal-file'
import { newPortalKeyPair } from '../../electron/office/requests/portal-keys'
import { loadPortalPage } from '../../electron/office/requests/portal-page'
import type { KnownPortalFile } from '../../electron/office/requests/request-file'
import { formatPortalPassword } from '../../shared/requests/portal-password'
import type {
  PortalContent,
  PortalHeader,
  PortalRequest,
  PortalWish,
} from '../../shared/requests/portal'

export const email = 'Jan.Jansen@voorbeeld.nl'
export const office = 'office-7f3a'

const words = (nl: string, en: string) => ({ nl, en })

/** What a client of a small agency would see. */
export const portalContent = (own: Partial<PortalContent> = {}): PortalContent => ({
  madeAt: '2026-11-22T10:00:00.000Z',
  validUntil: '2199-12-31',
  agency: { name: 'Studio & Zn', email: 'post@studio.example', phone: '010 123 45 67' },
  officeKey: '',
  client: { number: 'K1042', name: 'Jan Jansen' },
  pricesIncludeVat: true,
  data: [
    {
      title: words('Naam en adres', 'Name and address'),
      why: words(
        'Voor facturen en contact, zolang u klant bent.',
        'For invoices and contact, as long as you are a client.',
      ),
      fields: [
        {
          field: 'name',
          label: words('Naam', 'Name'),
          value: 'Jan Jansen',
          input: 'text',
          editable: false,
        },
        {
          field: 'street',
          label: words('Straat', 'Street'),
          value: 'Dorpsstraat',
          input: 'text',
          editable: true,
        },
        {
          field: 'town',
          label: words('Plaats', 'Town'),
          value: 'Ons Dorp',
          input: 'text',
          editable: true,
        },
        {
          field: 'phone',
          label: words('Telefoon', 'Telephone'),
          value: '',
          input: 'tel',
          editable: true,
        },
      ],
    },
  ],
  services: [
    {
      id: 11,
      name: 'Hosting Brons',
      domain: 'café-jansen.nl',
      priceCents: 12100,
      periodMonths: 12,
      startsOn: '2025-03-01',
      renewsOn: '2027-03-01',
      endsOn: null,
      cancellation: {
        endsOn: '2026-12-22',
        reason: words(
          'Na de eerste termijn mag een consument elke dag opzeggen, met een opzegtermijn van ten hoogste een maand.',
          'After the first term a consumer may leave any day, with at most one month’s notice.',
        ),
      },
      withdrawUntil: null,
    },
    {
      id: 12,
      name: 'Onderhoud',
      domain: null,
      priceCents: 2500,
      periodMonths: 1,
      startsOn: '2026-11-20',
      renewsOn: '2026-12-20',
      endsOn: null,
      cancellation: { endsOn: '2027-11-19', reason: words('Eerste termijn.', 'First term.') },
      withdrawUntil: '2199-12-31',
    },
  ],
  products: [
    {
      id: 3,
      name: 'Domeinnaam .nl',
      description: 'Een jaar, met doorsturen van e-mail.',
      priceCents: 1500,
      setUpCents: 500,
      periodMonths: 12,
      asksDomain: true,
    },
  ],
  invoices: [
    {
      number: '2026-0042',
      kind: 'invoice',
      issuedOn: '2026-11-01',
      dueOn: '2026-11-15',
      grossCents: 12100,
      openCents: 12100,
      hasPdf: true,
      payment: {
        iban: 'NL91 ABNA 0417 1643 00',
        bic: null,
        name: 'Studio & Zn',
        reference: '2026-0042',
        code: paymentCodeSvg({
          name: 'Studio & Zn',
          iban: 'NL91ABNA0417164300',
          bic: null,
          amountCents: 12100,
          text: '2026-0042',
        }),
      },
    },
    {
      number: '2026-0007',
      kind: 'invoice',
      issuedOn: '2026-02-01',
      dueOn: '2026-02-15',
      grossCents: 2500,
      openCents: 0,
      hasPdf: false,
      payment: null,
    },
  ],
  purposes: [
    {
      id: 'contract',
      name: words('Uw bestelling uitvoeren', 'Carrying out your order'),
      basis: words('overeenkomst', 'contract'),
      objectable: false,
      objected: false,
    },
    {
      id: 'newsletter',
      name: words('Tips en aanbiedingen', 'Tips and offers'),
      basis: words('gerechtvaardigd belang', 'legitimate interest'),
      objectable: true,
      objected: false,
    },
  ],
  ...own,
})

export const pdf = Buffer.from('%PDF-1.7\n% een factuur\n%%EOF\n')

export interface PortalOfTest {
  html: string
  password: string
  file: string
  known: KnownPortalFile
  content: PortalContent
}

/** A portal file with its keys, as the office would make it. */
export const aPortalFile = async (
  own: Partial<PortalContent> = {},
  input: Partial<PortalFileInput> = {},
): Promise<PortalOfTest> => {
  const pair = await newPortalKeyPair()
  const password = formatPortalPassword(randomBytes(10))
  const officeKey = Buffer.from(pair.publicKey).toString('base64')
  const content = { ...portalContent(own), officeKey }
  const file = 'file-01'
  const { html, macKey } = await writePortalFile({
    content,
    pdfs: new Map(content.invoices.flatMap(({ hasPdf }, index) => (hasPdf ? [[index, pdf]] : []))),
    language: 'nl',
    office,
    file,
    salt: randomBytes(16),
    email,
    password,
    page: loadPortalPage(),
    ...input,
  })
  const known = { privateKey: pair.privateKey, macKey, validUntil: content.validUntil }
  return { html, password, file, known, content }
}

/** The text of one of the file's blocks, as a browser would hand it out. */
export const blockOf = (html: string, id: string): string => {
  const [, text] = new RegExp(`<script type="[a-z/]+" id="${id}">([^<]*)</script>`).exec(html) ?? []
  if (text === undefined) throw new Error(`no block ${id}`)
  return text
}

interface SealingKeys {
  contentKey: CryptoKey
  macKey: CryptoKey
}

/** `portal/sealing.js`, the very code the client's browser runs. */
export const sealing = runInThisContext(
  `(() => {${readFileSync(fileURLToPath(new URL('../../portal/sealing.js', import.meta.url)), 'utf8')}
  return { cleanPassword, portalKeysFrom, openPart, sealRequest }})()`,
) as {
  cleanPassword: (typed: string) => string
  portalKeysFrom: (header: PortalHeader, email: string, password: string) => Promise<SealingKeys>
  openPart: (keys: SealingKeys, header: string, part: string, sealed: string) => Promise<Uint8Array>
  sealRequest: (
    keys: SealingKeys,
    header: PortalHeader,
    officeKey: string,
    request: unknown,
  ) => Promise<string>
}

export const aRequest = (...wishes: PortalWish[]): PortalRequest => ({
  id: '0123456789abcdef0123456789abcdef',
  madeAt: '2026-11-23T09:30:00.000Z',
  language: 'nl',
  wishes: wishes.length > 0 ? wishes : [{ kind: 'access' }],
})
