import type { RequestCase } from '../../shared/privacy/contract'
import { useCall } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { toast } from '../ui/toast'

interface WhoIsItProps {
  request: RequestCase
  onDone: (now: RequestCase) => void
}

/** Puts the case with a client, once it is known who asks. */
export function WhoIsIt({ request: { id, version }, onDone }: WhoIsItProps) {
  const { t } = useTranslation()
  const link = useCall('privacy.link')
  return (
    <ClientPicker
      label={t('privacy.whoIsIt')}
      description={t('privacy.whoIsItHelp')}
      name="client"
      value={null}
      error={null}
      onChange={(clientId) => {
        if (clientId !== null)
          link.mutate({ id, version, clientId }, { onSuccess: onDone, onError: toast.failed })
      }}
    />
  )
}
