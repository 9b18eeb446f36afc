import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { todayIn } from '../../shared/dates'
import type { Paper } from '../../shared/papers/contract'
import { paperEnding } from '../../shared/papers/kinds'
import { call, useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { DataState } from '../ui/data-state'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { AddPaper } from './add-paper'

interface ClientPapersProps {
  clientId: number
  /** those of a quote alone, under a title of their own */
  quote?: { id: number; title: string }
  /** nothing is added for who was partly erased */
  gone: boolean
}

/** What a client signed, and what came in about them. */
export function ClientPapers({ clientId, quote, gone }: ClientPapersProps) {
  const { t } = useTranslation()
  const record = quote ? { entity: 'quote' as const, entityId: quote.id } : null
  const found = useData('papers.list', { clientId, record })
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={quote?.title ?? t('papers.title')}
      actions={
        !gone && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('papers.add')}
          </Button>
        )
      }
    >
      <DataState of={found}>
        {(papers) =>
          papers.length === 0 ? (
            <Text c="dimmed">{t('papers.none')}</Text>
          ) : (
            <Stack gap="sm">
              {papers.map((paper) => (
                <OnePaper key={paper.id} paper={paper} />
              ))}
            </Stack>
          )
        }
      </DataState>
      {adding && <AddPaper clientId={clientId} record={record} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function OnePaper({ paper }: { paper: Paper }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { id, title, kind, signedOn, addedAt, format } = paper
  const open = useCall('papers.open')
  const remove = useCall('papers.remove')
  const save = async () => {
    const suggestedName = `${kind}-${id}.${paperEnding(format)}`
    try {
      const chosen = await call('files.chooseSave', {
        kind: format === 'pdf' ? 'pdf' : 'image',
        suggestedName,
      })
      if (chosen === null) return
      await call('papers.save', { id, file: chosen.file })
      toast.done(t('papers.saved', { name: chosen.name }))
    } catch (error) {
      toast.failed(error)
    }
  }
  const ask = async () => {
    const sure = await confirm({
      title: t('papers.removeTitle'),
      body: t('papers.removeBody'),
      confirm: t('papers.remove'),
      danger: true,
    })
    if (sure) remove.mutate({ id }, { onError: toast.failed })
  }
  const button = (label: string, name: string, act: () => void, loading = false) => (
    <Button size="compact-sm" variant="subtle" aria-label={name} loading={loading} onClick={act}>
      {label}
    </Button>
  )
  return (
    <Group justify="space-between" gap="xs" wrap="wrap">
      <div className="kluis-wrap">
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {[
            t(`papers.kinds.${kind}`),
            signedOn === null
              ? t('papers.addedOn', { date: date(todayIn(new Date(addedAt))) })
              : t('papers.signed', { date: date(signedOn) }),
          ].join(' · ')}
        </Text>
      </div>
      <Group gap={0} ml="auto">
        {button(
          t('papers.open'),
          t('papers.openWhich', { title }),
          () => open.mutate({ id }, { onError: toast.failed }),
          open.isPending,
        )}
        {button(t('papers.save'), t('papers.saveWhich', { title }), () => void save())}
        {button(t('papers.remove'), t('papers.removeWhich', { title }), () => void ask())}
      </Group>
    </Group>
  )
}
