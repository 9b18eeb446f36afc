import type { exports as contract } from '../../../shared/exports/contract'
import type { HandlersOf } from '../context'
import { makeAccessPackage, reviewAccess } from './access/package'

export const exports: HandlersOf<typeof contract> = {
  accessReview: (context, { requestId }) => reviewAccess(context, requestId),
  accessPackage: (context, asked) => makeAccessPackage(context, asked),
}
