import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ClientRequest, WishLetterKind } from '../../shared/requests/contract'
import { isPrivacyWish } from '../../shared/requests/wish'
import { useTranslation } from '../i18n/use-translation'
import { LetterModal } from './letter-modal'

/** The letters that fit the request as it is now. */
export function Letters({ request }: { request: ClientRequest }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<WishLetterKind | null>(null)
  // A request about the own data has letters of its own, in the register.
  if (isPrivacyWish(request.kind)) return null
  const answer = letterOf(request)
  return (
    <>
      <Group gap="xs">
        {request.outcome === null && (
          <Button variant="default" onClick={() => setOpen('wish-receipt')}>
            {t('requests.letter.receipt')}
          </Button>
        )}
        {answer !== null && (
          <Button variant="default" onClick={() => setOpen(answer)}>
            {t(`requests.letter.${answer}`)}
          </Button>
        )}
      </Group>
      {open !== null && <LetterModal request={request} kind={open} onClose={() => setOpen(null)} />}
    </>
  )
}

const letterOf = ({ outcome }: ClientRequest): 'wish-done' | 'wish-refusal' | null => {
  if (outcome === 'accepted') return 'wish-done'
  return outcome === 'refused' ? 'wish-refusal' : null
}
