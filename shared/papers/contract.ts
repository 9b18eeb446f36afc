/** Papers: what was signed, or came from an authority, kept as a file. */
import { z } from 'zod'
import { civilDate, id, requiredText } from '../fields'
import { action, backOffice, command, fileToken, gives, query, saveToken } from '../operation'
import { paperKinds, type PaperFormat, type PaperKind } from './kinds'

export interface Paper {
  id: number
  clientId: number | null
  /** another record that it belongs to */
  entity: PaperEntity | null
  entityId: number | null
  kind: PaperKind
  title: string
  format: PaperFormat
  sizeBytes: number
  /** of the bytes, as they came in */
  sha256: string
  signedOn: string | null
  addedAt: string
  addedBy: string
}

/** Records that a paper can belong to beside its client. */
export const paperEntities = ['quote', 'mandate', 'processorAgreement', 'legalOrder'] as const
export type PaperEntity = (typeof paperEntities)[number]

const record = z.object({ entity: z.enum(paperEntities), entityId: id })

export const paperInput = z.object({
  clientId: id.nullable(),
  record: record.nullable().default(null),
  kind: z.enum(paperKinds),
  title: requiredText(120),
  signedOn: civilDate.nullable().default(null),
  file: fileToken,
})

export const papers = {
  /** Those of a client or of a record that may be known of, newest first; never their bytes. */
  list: query({
    input: z.object({
      clientId: id.nullable().default(null),
      record: record.nullable().default(null),
    }),
    output: gives<Paper[]>(),
    roles: backOffice,
  }),
  /**
   * Takes in a PDF or a picture. Errors: not-found (the client), forbidden (an order, by staff),
   * invalid-input (of nobody, or signed in the future), forbidden-content, file-token-unknown,
   * file-gone, file-changed, file-too-large, file-unreadable.
   */
  add: action({
    input: paperInput,
    output: gives<{ id: number }>(),
    roles: backOffice,
    once: 'answer',
  }),
  /** Opens it in this desktop's own program. Errors: not-found, no-program, those of writing. */
  open: action({ input: z.object({ id }), output: gives<{ opened: true }>(), roles: backOffice }),
  /** Writes it where the person chose. Errors: not-found, file-token-unknown, those of writing. */
  save: action({
    input: z.object({ id, file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /** It goes for good. Errors: not-found. */
  remove: command({
    input: z.object({ id }),
    output: gives<{ removed: true }>(),
    roles: backOffice,
  }),
}
