/** Carrying out what was asked and looked at: each by the functions of the domain it belongs to. */
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import { draftInput } from '../../../shared/invoices/contract'
import { purposes, type Purpose } from '../../../shared/privacy/purposes'
import type { RequestType } from '../../../shared/privacy/request-state'
import type { Became, Difference, requests as contract } from '../../../shared/requests/contract'
import type { Wish } from '../../../shared/requests/wish'
import { isRecurring } from '../../../shared/services/catalogue'
import { subscriptionInput } from '../../../shared/services/subscription'
import { changedClient } from '../clients/card-fields'
import { changeClient } from '../clients/change'
import { showClient } from '../clients/record'
import type { CommandContext } from '../context'
import { addDraft } from '../invoices/drafts'
import { putObjection, registerCase } from '../privacy/register'
import { endSubscription, repriceSubscription } from '../services/end'
import { addSubscription } from '../services/sell'
import { isChange } from './difference'
import { wishOf, type StoredRequest } from './rows'
import { purposeWords } from './words'

type Accepted = z.output<typeof contract.accept.input>
type DifferenceOf<K extends Difference['kind']> = Extract<Difference, { kind: K }>

/** Errors: those of what is done; invalid-input where the terms lack something. */
export const carryOut = (
  context: CommandContext,
  row: StoredRequest,
  difference: Difference,
  given: Accepted,
): Became | null => {
  const wish = wishOf(row)
  switch (difference.kind) {
    case 'order':
      return order(context, row, difference, given)
    case 'change':
      return reprice(context, difference, given)
    case 'cancel':
    case 'withdraw':
      return end(context, row, difference, wish)
    case 'change-data':
      changeData(context, row, difference, given)
      return null
    case 'object':
      objectTo(context, row, wish)
      return register(context, row, 'objection', scopeOf(row, wish))
    case 'access':
      return register(context, row, 'access', null)
    case 'erasure':
      return register(context, row, 'erasure', scopeOf(row, wish))
    case 'question':
    case 'login':
      return null
  }
}

const termsOf = ({ terms }: Accepted): NonNullable<Accepted['terms']> => {
  if (terms === null)
    throw new AppError('invalid-input', { problems: [{ path: 'terms', code: 'required' }] })
  return terms
}

/** As the door does it: problems by the place the form knows. */
const checked = <S extends z.ZodType>(schema: S, input: z.input<S>): z.output<S> => {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    code: message,
  }))
  throw new AppError('invalid-input', { problems })
}

const order = (
  context: CommandContext,
  { clientId, wish }: StoredRequest,
  { item }: DifferenceOf<'order'>,
  given: Accepted,
): Became => {
  const { from, priceCents, customer, informedOn } = termsOf(given)
  if (!item) throw new AppError('request-decision', { why: 'item-gone' })
  const { kind, name, vatKind, unit, periodMonths, setupCents, noticeMonths } = item
  const asked = wishOf({ wish })
  const domain = asked.kind === 'order' ? asked.domain : null
  if (!isRecurring(kind) || periodMonths === null) {
    const description = domain === null ? name : `${name}, ${domain}`
    const line = { description, unit, unitPriceCents: priceCents, vatKind }
    const draft = checked(draftInput, { clientId, supplyFrom: from, lines: [line] })
    return { entity: 'invoice', id: addDraft(context, { ...draft, overrule: null }) }
  }
  const subscription = checked(subscriptionInput, {
    clientId,
    itemId: item.id,
    startsOn: from,
    periodMonths,
    priceCents,
    setupCents,
    vatKind,
    domain,
    customer,
    noticeMonths,
    // Agreed on at a distance, on the day it is accepted; not begun before the days to withdraw are over.
    distance:
      customer === 'consumer'
        ? { concludedOn: context.today, informedOn, begunOnRequest: false, fulfilledOn: null }
        : null,
  })
  return { entity: 'subscription', id: addSubscription(context, subscription) }
}

const reprice = (
  context: CommandContext,
  { service, item }: DifferenceOf<'change'>,
  given: Accepted,
): Became => {
  const { from, priceCents } = termsOf(given)
  if (!service || !item) throw new AppError('request-decision', { why: 'service-gone' })
  const { id, version } = service
  repriceSubscription(context, { id, version, itemId: item.id, validFrom: from, priceCents })
  return { entity: 'subscription', id }
}

const end = (
  context: CommandContext,
  { receivedOn }: StoredRequest,
  { service }: DifferenceOf<'cancel' | 'withdraw'>,
  wish: Wish,
): Became => {
  if (!service) throw new AppError('request-decision', { why: 'service-gone' })
  const { id, version } = service
  const wishedOn = wish.kind === 'cancel' ? wish.wishedOn : null
  endSubscription(context, { id, version, receivedOn, wishedOn })
  return { entity: 'subscription', id }
}

const changeData = (
  context: CommandContext,
  { clientId }: StoredRequest,
  { changes }: DifferenceOf<'change-data'>,
  { fields }: Accepted,
): void => {
  const chosen = changes.filter(
    (change) => isChange(change) && (fields === null || fields.includes(change.field)),
  )
  if (chosen.length === 0) throw new AppError('request-decision', { why: 'nothing-changes' })
  changeClient(context, changedClient(showClient(context, clientId), chosen))
}

const isPurpose = (text: string): text is Purpose => purposes.some((one) => one === text)

/** In force at once: a use that somebody objected to rests until it was looked at. AVG art. 18(1)(d). */
const objectTo = (context: CommandContext, { clientId }: StoredRequest, wish: Wish): void => {
  if (wish.kind === 'object' && isPurpose(wish.purpose))
    putObjection(context, { clientId, purpose: wish.purpose, objects: true })
}

const scopeOf = ({ language }: StoredRequest, wish: Wish): string | null => {
  if (wish.kind === 'erasure') return wish.note
  if (wish.kind !== 'object') return null
  const purpose = isPurpose(wish.purpose) ? purposeWords[wish.purpose][language] : wish.purpose
  return wish.note === null ? purpose : `${purpose}\n${wish.note}`
}

const register = (
  context: CommandContext,
  { clientId, channel, language, receivedOn }: StoredRequest,
  type: RequestType,
  scope: string | null,
): Became => ({
  entity: 'privacyRequest',
  id: registerCase(context, {
    type,
    clientId,
    name: null,
    email: null,
    channel,
    language,
    receivedOn,
    scope,
  }),
})
