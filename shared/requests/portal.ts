/**
 * The portal file: what a client sees when it is opened in a browser, and what comes back. One HTML
 * file, readable with e-mail address and password only; requests come back as a small file that only
 * the office can read. Types alone: the page is plain JavaScript and carries no schema.
 */
import type { CivilDate } from '../dates'
import type { Language } from '../language'

export type Words = Record<Language, string>

/** In the clear in the file, and bound to all that is encrypted. */
export interface PortalHeader {
  kluis: 'portal'
  version: 1
  /** which office, and which portal file of it: random ids that say nothing about the client */
  office: string
  file: string
  /** base64, 16 bytes */
  salt: string
  rounds: number
  language: Language
}

/** Everything the client sees; encrypted. */
export interface PortalContent {
  /** UTC ISO text */
  madeAt: string
  /** the last day on which the office takes requests made with this file */
  validUntil: CivilDate
  /** where requests go, and who to call */
  agency: { name: string; email: string; phone: string | null }
  /** base64 of the uncompressed P-256 point requests are sealed to; for this file alone */
  officeKey: string
  client: { number: string; name: string }
  /** whether the prices of services and products include VAT */
  pricesIncludeVat: boolean
  data: PortalGroup[]
  services: PortalService[]
  products: PortalProduct[]
  invoices: PortalInvoice[]
  purposes: PortalPurpose[]
}

/** What is held about the client, in groups with a heading of their own. */
export interface PortalGroup {
  title: Words
  /** why it is held, from the policy; of what a card says also how long */
  why: Words
  fields: PortalField[]
}

export interface PortalField {
  /** what a request to change it calls it */
  field: string
  label: Words
  value: string
  input: 'text' | 'email' | 'tel'
  editable: boolean
}

export interface PortalService {
  id: number
  name: string
  /** as people read it */
  domain: string | null
  /** per period */
  priceCents: number
  periodMonths: number
  startsOn: CivilDate
  /** the first day of the next period; null when it ends before */
  renewsOn: CivilDate | null
  /** set once it was cancelled */
  endsOn: CivilDate | null
  /** the last day of service if the client cancels on the day the file was made, and why; null: not to be cancelled here */
  cancellation: { endsOn: CivilDate; reason: Words } | null
  /** the last day to withdraw; null when there is no such right */
  withdrawUntil: CivilDate | null
}

export interface PortalProduct {
  id: number
  name: string
  description: string | null
  priceCents: number
  setUpCents: number
  /** null: once */
  periodMonths: number | null
  /** the order needs a domain name */
  asksDomain: boolean
}

export interface PortalInvoice {
  number: string
  kind: 'invoice' | 'credit'
  issuedOn: CivilDate
  dueOn: CivilDate
  grossCents: number
  openCents: number
  /** whether its PDF is in the file */
  hasPdf: boolean
  /** how to pay what is open */
  payment: {
    iban: string
    bic: string | null
    name: string
    reference: string
    /** the payment code as an SVG picture; null when the amount does not fit the standard */
    code: string | null
  } | null
}

/** A use of the data, to which the client may object. */
export interface PortalPurpose {
  id: string
  name: Words
  basis: Words
  /** false: the law or the contract needs it */
  objectable: boolean
  objected: boolean
}

/** What a client can ask; ids are those of the content. */
export type PortalWish =
  | { kind: 'change-data'; changes: { field: string; from: string; to: string }[] }
  | { kind: 'order'; product: number; domain: string | null; note: string | null }
  | { kind: 'cancel'; service: number; wishedOn: CivilDate | null; note: string | null }
  | { kind: 'withdraw'; service: number }
  | { kind: 'object'; purpose: string; note: string | null }
  | { kind: 'access' }
  | { kind: 'erasure'; note: string }
  | { kind: 'question'; note: string }
  | {
      kind: 'login'
      /** what it opens, and the job it is for */
      system: string
      url: string | null
      job: string
      /** the last day it is needed */
      until: CivilDate
      username: string
      secret: string
    }

/** The inside of a request file. */
export interface PortalRequest {
  /** random; the same request is taken once */
  id: string
  /** the client's clock, UTC ISO text: a claim, no proof */
  madeAt: string
  language: Language
  wishes: PortalWish[]
}

/** The request file: JSON of these, each in base64 where it is bytes. */
export interface SealedRequest {
  kluis: 'portal-request'
  version: 1
  office: string
  file: string
  /** the client's one-time P-256 point */
  key: string
  nonce: string
  sealed: string
  /** under a key from the password: it comes from who had it */
  mac: string
}

/** Rounds of PBKDF2-SHA-256 (OWASP, 2023). */
export const portalRounds = 600_000
