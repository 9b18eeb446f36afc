/**
 * Documents that say what the policy table says: the privacy statement (AVG art. 13 and 14) and the
 * register of processing (art. 30(1)). Nobody types them; each names the version it was made from.
 */
import { z } from 'zod'
import { csvForms } from '../csv'
import { language } from '../fields'
import {
  action,
  backOffice,
  command,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
} from '../operation'
import type { Statement } from './statement'

export const statementForms = ['html', 'pdf', 'md'] as const
export type StatementForm = (typeof statementForms)[number]

export interface PolicyState {
  /** of what is in force now: the same as long as nothing that the documents say has changed */
  version: string
  /** the statement the agency published last; null: none yet */
  published: { version: string; at: string; by: string } | null
  /** the published one says something that holds no more */
  outdated: boolean
}

const asked = z.object({ language, file: saveToken })

export const policy = {
  state: query({ input: nothing, output: gives<PolicyState>(), roles: backOffice }),
  statement: query({
    input: z.object({ language }),
    output: gives<Statement>(),
    roles: backOffice,
  }),
  /** Errors: those of writing. */
  saveStatement: action({
    input: asked.extend({ form: z.enum(statementForms) }),
    output: gives<{ version: string }>(),
    roles: backOffice,
  }),
  /** Errors: those of writing. */
  saveRegister: action({
    input: asked.extend({
      form: z.enum(['pdf', 'csv']),
      csvForm: z.enum(csvForms).default('semicolon'),
    }),
    output: gives<{ version: string }>(),
    roles: backOffice,
  }),
  /** The statement of this version stands where clients read it. Errors: changed-meanwhile. */
  publish: command({
    input: z.object({ version: z.string().max(40) }),
    output: gives<PolicyState>(),
    roles: ownerOnly,
  }),
}
