import type { exports as contract } from '../../../shared/exports/contract'
import type { HandlersOf } from '../context'
import { makeAccessPackage, reviewAccess } from './access/package'
import { makeOrderPackage } from './orders/package'
import { exportWhole } from './whole/whole'

export const exports: HandlersOf<typeof contract> = {
  accessReview: (context, { requestId }) => reviewAccess(context, requestId),
  accessPackage: (context, asked) => makeAccessPackage(context, asked),
  whole: (context, asked) => exportWhole(context, asked),
  orderPackage: (context, asked) => makeOrderPackage(context, asked),
}
