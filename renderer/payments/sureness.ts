import { useQuery } from '@tanstack/react-query'
import type { ShownProposal } from '../../shared/payments/contract'
import { call } from '../api'

/** How sure matching is of its best proposal; a number would say more than it knows. */
export type Sureness = 'certain' | 'likely' | 'unknown'

const likelyFrom = 50

export const surenessOf = (
  best: Pick<ShownProposal, 'certain' | 'score'> | undefined,
): Sureness => {
  if (best?.certain) return 'certain'
  return best !== undefined && best.score >= likelyFrom ? 'likely' : 'unknown'
}

/** What rows in sight ask in one breath goes to the office as one question. */
let asked: Map<number, ((sure: Sureness) => void)[]> | null = null
let refused: ((error: unknown) => void)[] = []

const askTogether = (id: number): Promise<Sureness> =>
  new Promise((resolve, reject) => {
    if (asked === null) {
      asked = new Map()
      refused = []
      queueMicrotask(() => void send())
    }
    asked.set(id, [...(asked.get(id) ?? []), resolve])
    refused.push(reject)
  })

const send = async (): Promise<void> => {
  const waiting = asked ?? new Map<number, ((sure: Sureness) => void)[]>()
  const rejects = refused
  asked = null
  try {
    const found = await call('payments.proposals', { ids: [...waiting.keys()].slice(0, 200) })
    const sure = new Map(found.map(({ entryId, proposals: [best] }) => [entryId, surenessOf(best)]))
    for (const [id, resolves] of waiting) {
      for (const resolve of resolves) resolve(sure.get(id) ?? 'unknown')
    }
  } catch (error) {
    for (const reject of rejects) reject(error)
  }
}

/** For an entry in sight that waits for a person. */
export const useSureness = (id: number, enabled: boolean): Sureness | undefined =>
  useQuery({
    queryKey: ['payments.proposals', 'sureness', id],
    queryFn: () => askTogether(id),
    placeholderData: (before) => before,
    enabled,
  }).data
