import { Button, Group, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { toast } from '../ui/toast'

/** Copies what is shown only once; the clipboard is emptied by itself. */
export function CopyOnce({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation()
  const copy = useCall('session.copyOnce')
  const [seconds, setSeconds] = useState<number | null>(null)
  return (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconCopy size={18} aria-hidden />}
        loading={copy.isPending}
        onClick={() =>
          copy.mutate(
            { text },
            { onSuccess: (copied) => setSeconds(copied.seconds), onError: toast.failed },
          )
        }
      >
        {label}
      </Button>
      <Text role="status" c="dimmed" flex={1} miw="12rem">
        {seconds === null ? '' : t('session.copied', { seconds })}
      </Text>
    </Group>
  )
}
