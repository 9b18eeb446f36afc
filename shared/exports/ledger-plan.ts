/**
 * The ledger accounts an accountant gets the books on: which account plays which part, with the
 * numbers and names the office chose. Defaults are the usual ones of small Dutch offices; RGS codes
 * from the Referentie Grootboekschema, none where the office has to choose.
 */
import { z } from 'zod'
import type { FieldProblem } from '../errors'

export const ledgerRoles = [
  'debtors',
  'bank',
  'provider',
  'transit',
  'unplaced',
  'vat-standard',
  'vat-reduced',
  'vat-other',
  'vat-consumer-eu',
  'sales-standard',
  'sales-reduced',
  'sales-other',
  'sales-consumer-eu',
  'sales-zero',
  'sales-exempt',
  'sales-small-business',
  'sales-reverse-domestic',
  'sales-reverse-eu',
  'sales-goods-eu',
  'sales-export',
  'write-off',
  'payment-fees',
  'other-income',
] as const
export type LedgerRole = (typeof ledgerRoles)[number]

export interface LedgerAccount {
  /** at most 35 characters */
  id: string
  name: string
  rgsCode: string | null
}

export type LedgerPlan = Record<LedgerRole, LedgerAccount>

export const usualPlan: LedgerPlan = {
  debtors: { id: '1300', name: 'Debiteuren', rgsCode: 'BVorDebHad' },
  bank: { id: '1100', name: 'Bank', rgsCode: 'BLimBanRba' },
  provider: { id: '1120', name: 'Betaalproviders', rgsCode: null },
  transit: { id: '1050', name: 'Kruisposten', rgsCode: 'BLimKruSto' },
  unplaced: { id: '1390', name: 'Vraagposten', rgsCode: 'BSchOpaOop' },
  'vat-standard': { id: '1500', name: 'Btw hoog tarief', rgsCode: 'BSchBepBtwOla' },
  'vat-reduced': { id: '1510', name: 'Btw laag tarief', rgsCode: 'BSchBepBtwOlv' },
  'vat-other': { id: '1520', name: 'Btw overige tarieven', rgsCode: 'BSchBepBtwOlo' },
  'vat-consumer-eu': { id: '1530', name: 'Btw andere EU-landen (OSS)', rgsCode: null },
  'sales-standard': { id: '8000', name: 'Omzet hoog tarief', rgsCode: 'WOmzNodOdh' },
  'sales-reduced': { id: '8010', name: 'Omzet laag tarief', rgsCode: 'WOmzNodOdl' },
  'sales-other': { id: '8020', name: 'Omzet overige tarieven', rgsCode: null },
  'sales-consumer-eu': { id: '8025', name: 'Omzet consumenten andere EU-landen', rgsCode: null },
  'sales-zero': { id: '8030', name: 'Omzet 0%', rgsCode: 'WOmzNodOdg' },
  'sales-exempt': { id: '8040', name: 'Omzet vrijgesteld', rgsCode: null },
  'sales-small-business': { id: '8050', name: 'Omzet onder de KOR', rgsCode: null },
  'sales-reverse-domestic': { id: '8060', name: 'Omzet btw verlegd', rgsCode: 'WOmzNodOdv' },
  'sales-reverse-eu': { id: '8070', name: 'Omzet diensten binnen de EU', rgsCode: 'WOmzNodOdi' },
  'sales-goods-eu': { id: '8075', name: 'Omzet goederen binnen de EU', rgsCode: null },
  'sales-export': { id: '8080', name: 'Omzet buiten de EU', rgsCode: null },
  'write-off': { id: '4750', name: 'Afboeking oninbare vorderingen', rgsCode: 'WBedVkkAdd' },
  'payment-fees': { id: '4760', name: 'Kosten betalingsverkeer', rgsCode: null },
  'other-income': { id: '8900', name: 'Overige opbrengsten', rgsCode: null },
}

/** Whether an account stands on the balance sheet (B) or in the profit and loss account (P). */
export function accountType(role: LedgerRole): 'B' | 'P' {
  return /^(?:sales-|write-off|payment-fees|other-income)/.test(role) ? 'P' : 'B'
}

/** What keeps a plan from being used; each path is a role. Two parts of one type may share an account. */
export function planProblems(plan: LedgerPlan): FieldProblem[] {
  const types = new Map<string, 'B' | 'P'>()
  return ledgerRoles.flatMap((role): FieldProblem[] => {
    const { id, name, rgsCode } = plan[role]
    const path = role
    if (id.trim() === '' || name.trim() === '') return [{ path, code: 'required' }]
    if ([...id].length > 35 || [...name].length > 255) return [{ path, code: 'too-long' }]
    if (id !== id.trim() || /[\p{Cc}]/u.test(id + name))
      return [{ path, code: 'control-characters' }]
    if (rgsCode !== null && !/^[BW](?:[A-Z][a-z]{2}){1,5}$/.test(rgsCode))
      return [{ path, code: 'not-an-rgs-code' }]
    const type = types.get(id) ?? accountType(role)
    types.set(id, type)
    return type === accountType(role) ? [] : [{ path, code: 'account-of-two-types' }]
  })
}

/** A plan as it is typed: what keeps it from being used is told at the role. */
export const ledgerPlan = z
  .record(
    z.enum(ledgerRoles),
    z.object({
      id: z.string().trim(),
      name: z.string().trim(),
      rgsCode: z.string().trim().nullable(),
    }),
  )
  .superRefine((plan, context) => {
    for (const { path, code } of planProblems(plan))
      context.addIssue({ code: 'custom', path: [path], message: code })
  })
