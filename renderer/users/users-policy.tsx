import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { SwitchField } from '../ui/fields/choice-fields'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** Whether everyone needs the second step (P10). */
export function UsersPolicy({ policy }: { policy: { requireTotp: boolean } }) {
  const { t } = useTranslation()
  const save = useCall('users.savePolicy')
  const set = async (requireTotp: boolean) => {
    const sure =
      requireTotp ||
      (await confirm({
        title: t('users.policy.off'),
        consequences: [t('users.policy.offPassword'), t('users.policy.offApps')],
        confirm: t('users.policy.offConfirm'),
        danger: true,
      }))
    if (!sure) return
    save.mutate(
      { requireTotp },
      { onSuccess: () => toast.done(t('users.policy.saved')), onError: toast.failed },
    )
  }
  return (
    <Section title={t('users.policy.title')}>
      <SwitchField
        name="requireTotp"
        label={t('users.policy.requireTotp')}
        description={t('users.policy.requireTotpHelp')}
        value={policy.requireTotp}
        disabled={save.isPending}
        onChange={(value) => void set(value)}
      />
    </Section>
  )
}
