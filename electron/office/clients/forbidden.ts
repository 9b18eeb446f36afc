import { findForbidden } from '../../../shared/clients/forbidden-content'
import { AppError } from '../../../shared/errors'

/**
 * Refuses free text that holds what must never be kept (P1). `fields` by the path the form knows
 * them by. Errors: forbidden-content with the first such field.
 */
export const refuseForbidden = (fields: Readonly<Record<string, string | null>>): void => {
  for (const [field, text] of Object.entries(fields)) {
    const forbidden = text === null ? null : findForbidden(text)
    if (forbidden) throw new AppError('forbidden-content', { field, found: forbidden.found })
  }
}
