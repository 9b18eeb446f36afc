import { Button, Group, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { Login } from '../../../shared/credentials/contract'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { StatusBadge } from '../../ui/status-badge'
import { toast } from '../../ui/toast'
import '../credentials.css'

interface LoginFieldsProps {
  id: number
  fields: NonNullable<Login['fields']>
}

/** The fields of a login, each with a button that copies it without showing it. */
export function LoginFields({ id, fields }: LoginFieldsProps) {
  return (
    <div>
      {fields.map((field, place) => (
        <FieldLine key={place} id={id} place={place} field={field} />
      ))}
    </div>
  )
}

interface FieldLineProps {
  id: number
  place: number
  field: NonNullable<Login['fields']>[number]
}

function FieldLine({ id, place, field }: FieldLineProps) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const name = field.name ?? t(`credentials.kind.${field.kind}`)
  const label = t(
    field.kind === 'one-time-codes' ? 'credentials.page.copyCode' : 'credentials.page.copy',
  )
  const copy = async () => {
    setBusy(true)
    try {
      const { seconds, destroyed } = await call('credentials.copy', { id, field: place })
      toast.done(
        destroyed ? t('credentials.page.copiedLast') : t('credentials.page.copied', { seconds }),
      )
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="kluis-login-field">
      <Group gap="xs">
        <Text className="kluis-wrap">{name}</Text>
        {field.used && <StatusBadge tone="plain" label={t('credentials.page.used')} />}
      </Group>
      <Text c="dimmed" className="kluis-mono" aria-hidden>
        ••••••••
      </Text>
      <Button
        variant="default"
        loading={busy}
        aria-label={t('credentials.page.copyOf', { copy: label, name })}
        leftSection={<IconCopy size={18} stroke={1.75} aria-hidden />}
        onClick={() => void copy()}
      >
        {label}
      </Button>
    </div>
  )
}
