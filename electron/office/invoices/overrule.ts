/** What must never be kept, in the texts of invoices; and an owner's word that a number is no BSN. */
import { everyForbidden } from '../../../shared/clients/forbidden-content'
import { AppError } from '../../../shared/errors'
import type { OverruleReason } from '../../../shared/invoices/contract'
import type { CommandContext } from '../context'

interface Texts {
  reference: string | null
  orderNumber?: string | null
  attention?: string | null
  note: string | null
  lines?: readonly { description: string | null }[]
}

const fieldsOf = ({ reference, orderNumber, attention, note, lines = [] }: Texts) => [
  ...Object.entries({ reference, orderNumber, attention, note }),
  ...lines.map(({ description }, at) => [`lines.${at}.description`, description] as const),
]

interface Find {
  field: string
  found: 'bsn' | 'card-number'
  digits: string
  /** the words before it call it a BSN: nobody's word makes it another number */
  named: boolean
}

const findsIn = (texts: Texts): Find[] =>
  fieldsOf(texts).flatMap(([field, text]) =>
    [...everyForbidden(labelled(field, text ?? ''))].map(({ found, index, length, named }) => ({
      field,
      found,
      named,
      digits: labelled(field, text ?? '')
        .slice(index, index + length)
        .replace(/\P{N}/gu, ''),
    })),
  )

/** In its own field, an order number is named by the field. */
const labelled = (field: string, text: string): string =>
  field === 'orderNumber' ? `order ${text}` : text

/**
 * Refuses a BSN or card number, but for one that stands there already, and for the one of which an
 * owner says that it is no BSN: then gives what the log keeps of it, which is not the number. What is
 * called a BSN is one. Errors: forbidden-content.
 */
export const refuseNewForbidden = (
  { user }: Pick<CommandContext, 'user'>,
  texts: Texts,
  { overrule, standing }: { overrule: OverruleReason | null; standing: Texts | null },
): { code: string; fields: string[] } | null => {
  const known = new Set(standing === null ? [] : findsIn(standing).map(({ digits }) => digits))
  const finds = findsIn(texts).filter(({ digits, named }) => named || !known.has(digits))
  const word = user.role === 'owner' ? overrule : null
  const [first] = finds
  // The owner saw the first of them and spoke of that one.
  const refused =
    finds.find(({ found, named }) => word === null || found !== 'bsn' || named) ??
    finds.find(({ digits }) => digits !== first?.digits)
  if (refused) {
    const { field, found } = refused
    throw new AppError('forbidden-content', { field, found })
  }
  if (finds.length === 0 || word === null) return null
  const fields = finds.map(({ field }) => field.replace(/\..*/, ''))
  return { code: `no-bsn-${word}`, fields: [...new Set(fields)] }
}
