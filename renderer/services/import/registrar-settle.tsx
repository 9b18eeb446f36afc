import { Button, Group } from '@mantine/core'
import type { Input } from '../../../shared/contract'
import { shownDomainName } from '../../../shared/services/domain-name'
import type { RegistrarLine } from '../../../shared/services/files'
import type { Subscription } from '../../../shared/services/subscription'
import { useCall } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { toast } from '../../ui/toast'

interface SettleButtonsProps {
  line: RegistrarLine
  onSettled: () => void
  onSell: () => void
  onAside: () => void
  onEnd: (subscription: Subscription) => void
}

/** What the registrar says of a line, as the office would keep it; null: nothing to take over. */
const takenOver = ({
  kind,
  subscriptions: [subscription],
  expiresOn,
  holder,
}: RegistrarLine): Input<'services.checkDomain'> | null => {
  if (!subscription) return null
  const { id, version, holder: ours } = subscription
  if (kind === 'other-expiry' && expiresOn !== null) return { id, version, expiresOn }
  if (kind !== 'other-holder') return null
  // What the registrar does not say stays as it was.
  const theirs = {
    name: holder?.name ?? ours.name,
    email: holder?.email ?? ours.email,
    phone: holder?.phone ?? ours.phone,
  }
  return { id, version, holder: theirs }
}

/** Both sides stand beside each other in the line: that is the look before the button. */
export function SettleButtons({ line, onSettled, onSell, onAside, onEnd }: SettleButtonsProps) {
  const { t } = useTranslation()
  const check = useCall('services.checkDomain')
  const resume = useCall('services.resume')
  const { kind, subscriptions } = line
  const domain = shownDomainName(line.domain)
  const [first] = subscriptions
  const button = (label: string, name: string, act: () => void, busy = false) => (
    <Button
      key={name}
      size="compact-sm"
      variant="subtle"
      aria-label={name}
      loading={busy}
      onClick={act}
    >
      {label}
    </Button>
  )
  const settled = {
    onSuccess: () => {
      toast.done(t('services.import.registrar.settled', { domain }))
      onSettled()
    },
    onError: toast.failed,
  }
  const theirs = takenOver(line)
  const goOn = async ({ id, version }: Subscription) => {
    const sure = await confirm({
      title: t('services.import.registrar.goOnTitle', { domain }),
      body: t('services.import.registrar.goOnBody'),
      confirm: t('services.ending.undo'),
    })
    if (sure) resume.mutate({ id, version }, settled)
  }
  const ends = kind === 'billed-but-gone' || kind === 'billed-twice' ? subscriptions : []
  return (
    <Group gap={2}>
      {theirs !== null &&
        button(
          t('services.import.registrar.takeTheirs'),
          t('services.import.registrar.takeTheirsWhich', { domain }),
          () => check.mutate(theirs, settled),
          check.isPending,
        )}
      {kind === 'paid-not-billed' &&
        button(
          t('services.import.registrar.sell'),
          t('services.import.registrar.sellWhich', { domain }),
          onSell,
        )}
      {ends.map((one) =>
        button(
          kind === 'billed-twice'
            ? t('services.ending.title', { name: one.item.name })
            : t('services.ending.action'),
          t('services.import.registrar.endWhich', { domain, client: one.client.name }),
          () => onEnd(one),
        ),
      )}
      {kind === 'ends-but-renews' &&
        first &&
        button(
          t('services.ending.undo'),
          t('services.import.registrar.goOnTitle', { domain }),
          () => void goOn(first),
          resume.isPending,
        )}
      {button(
        t('services.import.aside.action'),
        t('services.import.aside.actionWhich', { domain }),
        onAside,
      )}
    </Group>
  )
}

/** After a year of renewals every date is another one. */
export function TakeAllExpiries({
  rows,
  onSettled,
}: {
  rows: readonly RegistrarLine[]
  onSettled: () => void
}) {
  const { t } = useTranslation()
  const take = useCall('services.takeExpiries')
  const domains = rows.flatMap((line) => {
    const theirs = takenOver(line)
    return theirs?.expiresOn === undefined ? [] : [{ ...theirs, expiresOn: theirs.expiresOn }]
  })
  const count = domains.length
  return (
    <Button
      variant="light"
      loading={take.isPending}
      onClick={() =>
        void (async () => {
          const sure = await confirm({
            title: t('services.import.registrar.takeAll', { count }),
            body: t('services.import.registrar.takeAllBody'),
            confirm: t('services.import.registrar.takeTheirs'),
          })
          if (!sure) return
          take.mutate(
            { domains },
            {
              onSuccess: () => {
                toast.done(t('services.import.registrar.tookAll', { count }))
                onSettled()
              },
              onError: toast.failed,
            },
          )
        })()
      }
    >
      {t('services.import.registrar.takeAll', { count })}
    </Button>
  )
}
