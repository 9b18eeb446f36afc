/**
 * What a person typed and did not save yet, kept in the encrypted office so that it survives a
 * refused save, a lock and a crash. Each user sees only their own.
 */
import { z } from 'zod'
import { id } from '../fields'
import { command, everyone, gives, query } from '../operation'

/** `clients/new`, `letters/invoice-mail/nl`: one form, one place. */
export const form = z
  .string()
  .regex(/^[a-z-]+(\/[a-z0-9-]+)+$/)
  .max(80)

export const typing = {
  recall: query({
    input: z.object({ form }),
    output: gives<{ value: string; keptAt: string } | null>(),
    roles: everyone,
  }),
  keep: command({
    input: z.object({ form, value: z.string().max(4_000_000), clientId: id.nullable() }),
    output: gives<{ kept: boolean }>(),
    roles: everyone,
    quiet: true,
  }),
  discard: command({
    input: z.object({ form }),
    output: gives<{ discarded: boolean }>(),
    roles: everyone,
    quiet: true,
  }),
}
