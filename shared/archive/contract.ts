/**
 * The sealed archive: what tax law keeps of clients who left. Anyone's session adds to it; only the
 * owner's key opens it, item by item and in memory. After its term an item is destroyed.
 */
import { z } from 'zod'
import { csvForms } from '../csv'
import { civilDate, id } from '../fields'
import { action, gives, nothing, ownerOnly, query, saveToken } from '../operation'
import type { DestructionRule } from '../retention/clocks'

export interface ArchiveItem {
  id: number
  kind: 'invoice' | 'payment'
  fiscalYear: number
  sealedAt: string
  destroyAfter: string
  rule: DestructionRule
  basis: string
  /** number of the invoice; '' for a payment */
  number: string
  name: string
  on: string
  cents: number
}

export interface ArchiveYear {
  fiscalYear: number
  items: number
  destroyed: number
  /** the last day the year's items are kept, the latest of them */
  destroyAfter: string
  held: boolean
}

export interface CheckResult {
  checkedAt: string
  items: number
  destroyed: number
  /** items whose bytes, place in the chain or PDF are not what was sealed */
  broken: number[]
  /** items that reached their term, per fiscal year and rule */
  due: { fiscalYear: number; rule: DestructionRule; items: number; destroyAfter: string }[]
  /** fiscal years a hold keeps, though their term has passed */
  held: { fiscalYear: number; items: number }[]
  /** today is more than a month after the latest day the office saw: the owner confirms the date */
  clockJumped: boolean
  /** the chain's last hash */
  head: string
}

export interface ForeignItem {
  id: number
  kind: 'invoice' | 'payment'
  fiscalYear: number
  sealedAt: string
  foundAt: string
}

export const archive = {
  years: query({ input: nothing, output: gives<ArchiveYear[]>(), roles: ownerOnly }),
  /** Decrypts in memory and searches number, name and amount. An action: it can take a while. */
  search: action({
    input: z.object({
      search: z.string().max(200).default(''),
      fiscalYear: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: gives<{ rows: ArchiveItem[]; more: boolean }>(),
    roles: ownerOnly,
  }),
  /** The PDF as sent, or its UBL. Errors: not-found, archive-damaged, archive-destroyed. */
  saveDocument: action({
    input: z.object({ id, kind: z.enum(['pdf', 'ubl', 'json']), file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: ownerOnly,
  }),
  /** For a tax inspection: every invoice of the years as PDF and UBL, with an overview as CSV. */
  exportYears: action({
    input: z.object({
      from: z.number().int().min(1990).max(2199),
      to: z.number().int().min(1990).max(2199),
      csvForm: z.enum(csvForms).default('comma'),
      /** who asked for it: handing it over is logged. Errors: not-found, recipient-ended */
      recipientId: id,
      file: saveToken,
    }),
    output: gives<{ invoices: number; payments: number }>(),
    roles: ownerOnly,
  }),
  /** The integrity of every sealed item, and what reached its term. Destroys nothing. */
  check: action({ input: nothing, output: gives<CheckResult>(), once: 'answer', roles: ownerOnly }),
  /**
   * Opens what was sealed since an owner's keys were last tried on it; done by itself as an owner comes
   * in. What does not open is listed in `foreign`, and keeps nobody out.
   */
  lookAtNew: action({
    input: nothing,
    output: gives<{ looked: number; foreign: number }>(),
    roles: ownerOnly,
  }),
  /** Sealed items that did not open with an owner's keys: of another key, or damaged. */
  foreign: query({ input: nothing, output: gives<ForeignItem[]>(), roles: ownerOnly }),
  /**
   * Destroys what reached its term and no hold keeps, and writes the proof pack. Errors:
   * approval-needed, archive-damaged (nothing is destroyed while something is broken), ask-owner-first
   * (the clock jumped ahead: `dateConfirmed` is the day the owner says it is).
   */
  destroyDue: action({
    input: z.object({
      file: saveToken,
      language: z.enum(['nl', 'en']),
      dateConfirmed: civilDate.nullable().default(null),
    }),
    output: gives<{ destroyed: number }>(),
    roles: ownerOnly,
    irreversible: true,
  }),
  /**
   * Whether the yearly check is due, and when the last one was; how many items have had their whole
   * term and since when, and what comes next.
   */
  reminder: query({
    input: nothing,
    output: gives<{
      due: boolean
      lastCheckedAt: string | null
      items: number
      /** to destroy now; `since`: the day after the earliest last day */
      ended: { items: number; since: string } | null
      /** within thirty days: the first day on which there is something to destroy */
      coming: { items: number; on: string } | null
    }>(),
    roles: ownerOnly,
  }),
}
