import type { exports as contract } from '../../../shared/exports/contract'
import type { HandlersOf } from '../context'
import { makeAccessPackage, reviewAccess } from './access/package'
import { makeAccountantPack } from './accountant/pack'
import { planOf, savePlan } from './accountant/plan'
import { makeOrderPackage } from './orders/package'
import { exportWhole } from './whole/whole'

export const exports: HandlersOf<typeof contract> = {
  accessReview: (context, { requestId }) => reviewAccess(context, requestId),
  accessPackage: (context, asked) => makeAccessPackage(context, asked),
  whole: (context, asked) => exportWhole(context, asked),
  accountantPack: (context, asked) => makeAccountantPack(context, asked),
  ledgerPlan: ({ db }) => planOf(db),
  saveLedgerPlan: (context, asked) => savePlan(context, asked),
  orderPackage: (context, asked) => makeOrderPackage(context, asked),
}
