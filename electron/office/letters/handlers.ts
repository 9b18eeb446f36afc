import type { letters as contract } from '../../../shared/letters/contract'
import { refuseForbidden } from '../clients/forbidden'
import type { HandlersOf } from '../context'
import { personOf } from '../who'
import { listTexts, putText, requireSameText, takeBack, textOf } from './texts'

export const letters: HandlersOf<typeof contract> = {
  list: ({ db }) => listTexts(db),
  text: ({ db }, which) => textOf(db, which),
  save: ({ db, now, user, audit }, { version, subject, body, ...which }) => {
    refuseForbidden({ subject, body })
    requireSameText(db, which, version)
    const id = putText(db, which, { subject, body, userId: personOf(user).id, now })
    audit({ entity: 'letter', id, code: `${which.kind}-${which.language}` })
    return textOf(db, which)
  },
  reset: ({ db, audit }, { version, ...which }) => {
    requireSameText(db, which, version)
    takeBack(db, which)
    audit({ entity: 'letter', id: version, code: `${which.kind}-${which.language}-reset` })
    return textOf(db, which)
  },
}
