/** What is done with several invoices at once: each by itself, and what does not fit is left alone. */
import { z } from 'zod'
import { id } from '../fields'
import { action, backOffice, gives, saveToken } from '../operation'

export const mostAtOnce = 500

const ids = z.array(id).min(1).max(mostAtOnce)

export interface SeveralSaved {
  saved: number
  /** drafts, and those whose data went: they have no document */
  without: number
  /** numbers of those whose e-invoice the official rules refuse, or that cannot be drawn */
  refused: string[]
}

export const several = {
  /**
   * A ZIP of e-mail drafts, each with its PDF; these invoices count as sent then. Errors: not-found
   * (none of them has a document), cancelled, those of writing.
   */
  saveMails: action({
    input: z.object({ ids, file: saveToken }),
    output: gives<SeveralSaved & { mailed: number[] }>(),
    roles: backOffice,
  }),
  /** A ZIP of documents as they were issued. Errors: as saveMails. */
  saveSeveral: action({
    input: z.object({ ids, as: z.enum(['pdf', 'nlcius', 'peppol']), file: saveToken }),
    output: gives<SeveralSaved>(),
    roles: backOffice,
  }),
  /** One PDF of all of them, to print. Errors: as saveMails. */
  savePrint: action({
    input: z.object({ ids, file: saveToken }),
    output: gives<SeveralSaved>(),
    roles: backOffice,
  }),
}
