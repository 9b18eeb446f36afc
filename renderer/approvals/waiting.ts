import { approvals } from '../../shared/approvals/contract'
import { useData } from '../api'
import { useMay, useUser } from '../session/session'

/** How many requests of others wait for this person's decision; 0 for who decides nothing. */
export const useWaitingApprovals = (): number => {
  const decides = useMay(approvals.decide.roles)
  const { id } = useUser()
  const list = useData('approvals.list', {}, { enabled: decides })
  return (
    list.data?.filter(({ state, requestedBy }) => state === 'open' && requestedBy.id !== id)
      .length ?? 0
  )
}
