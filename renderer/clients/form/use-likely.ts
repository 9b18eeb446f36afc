import { useState, type FocusEvent } from 'react'
import type { Client, Duplicate } from '../../../shared/clients/contract'
import { call, useData } from '../../api'
import { inputOf, valuesOf, type ClientForm, type TypedClient } from './client-values'

/** Fields by which a client may be recognised. */
const telling =
  /^(companyName|firstName|lastName|postcode|houseNumber|kvkNumber|vatId)$|[eE]mails?\b|\.address$/

/**
 * Who the client that is being typed may be already, asked each time a telling field is left, and once
 * more before it is saved. What was so before this change is no news.
 */
export const useLikely = (form: ClientForm, client: Client | null) => {
  const id = client?.id ?? null
  const [question, setQuestion] = useState<ReturnType<typeof questionOf> | null>(null)
  const before = client ? questionOf(inputOf(valuesOf(client)), id) : null
  const found = useData('clients.duplicates', question ?? nothing, { enabled: question !== null })
  const known = useData('clients.duplicates', before ?? nothing, {
    enabled: question !== null && before !== null,
  })
  const answered = before === null || known.data !== undefined
  return {
    /** by what is typed so far; a question that cannot be answered tells nothing yet */
    likely: question !== null && answered ? newsOf(found.data ?? [], known.data ?? []) : [],
    /** for the element around the fields */
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (telling.test(event.target.dataset.field ?? ''))
        setQuestion(questionOf(inputOf(form.values), id))
    },
    ask: async (input: TypedClient): Promise<Duplicate[]> =>
      newsOf(
        await call('clients.duplicates', questionOf(input, id)),
        before ? await call('clients.duplicates', before) : [],
      ),
  }
}

const newsOf = (found: readonly Duplicate[], known: readonly Duplicate[]): Duplicate[] =>
  found.filter((one) => !known.some((other) => other.id === one.id))

const questionOf = (input: TypedClient, id: number | null) => ({
  id,
  kind: input.kind,
  companyName: input.companyName ?? null,
  firstName: input.firstName ?? null,
  lastName: input.lastName ?? null,
  postcode: input.postcode ?? null,
  houseNumber: input.houseNumber ?? null,
  country: input.country ?? null,
  kvkNumber: input.kvkNumber ?? null,
  vatId: input.vatId ?? null,
  emails: [
    ...(input.emails ?? []).map(({ address }) => address),
    ...(input.contacts ?? []).flatMap(({ email }) => (email ? [email] : [])),
  ],
})

const nothing = { kind: 'company' as const }
