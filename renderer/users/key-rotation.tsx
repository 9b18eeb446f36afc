import { Button, Text } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { JobProgress, useJob } from '../ui/job'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** A new key for the database, for when somebody left in anger. */
export function KeyRotation() {
  const { t } = useTranslation()
  const { progress, start, stop } = useJob('session.rotateKey')
  const ask = async () => {
    const sure = await confirm({
      title: t('users.rotation.question'),
      consequences: [
        t('users.rotation.reads'),
        t('users.rotation.passwords'),
        t('users.rotation.safe'),
      ],
      confirm: t('users.rotation.confirm'),
    })
    if (sure && (await start({}))) toast.done(t('users.rotation.done'))
  }
  return (
    <Section title={t('users.rotation.title')}>
      <Text c="dimmed">{t('users.rotation.help')}</Text>
      {progress ? (
        <JobProgress label={t('users.rotation.running')} progress={progress} onStop={stop} />
      ) : (
        <div>
          <Button variant="default" onClick={() => void ask()}>
            {t('users.rotation.action')}
          </Button>
        </div>
      )}
    </Section>
  )
}
