import { Button, Checkbox, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../shared/contract'
import { checkWords } from '../../shared/retention/check-words'
import { keptSentence, partWords } from '../../shared/retention/part-words'
import type { PartFate } from '../../shared/retention/parts'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { DataState } from '../ui/data-state'
import { JobProgress, useJob } from '../ui/job'
import { Notice } from '../ui/notice'

interface ErasePartsModalProps {
  requestId: number
  onErased: (someStay: boolean) => void
  onClose: () => void
}

const keyOf = ({ part, id }: Pick<PartFate, 'part' | 'id'>): string => `${part} ${id ?? ''}`

/** What was asked to be erased, part by part: what goes, and what stays with its reason. */
export function ErasePartsModal({ requestId, onErased, onClose }: ErasePartsModalProps) {
  const { t } = useTranslation()
  const found = useData('retention.parts', { requestId })
  const job = useJob('retention.eraseParts')
  const [chosen, setChosen] = useState<string[]>([])
  const [done, setDone] = useState<Output<'retention.eraseParts'> | null>(null)
  const run = async (fates: readonly PartFate[]) => {
    const asked = fates.filter((fate) => chosen.includes(keyOf(fate)))
    const going = asked.filter(({ kept }) => kept === null).length
    const sure =
      going === 0 ||
      (await confirm({
        title: t('privacy.parts.ask', { count: going }),
        body: t('privacy.parts.askHelp'),
        confirm: t('privacy.parts.go'),
        danger: true,
      }))
    if (!sure) return
    const parts = asked.map(({ part, id }) => ({ part, id }))
    const result = await job.start({ requestId, parts })
    if (!result) return
    setDone(result)
    onErased(result.kept.length > 0)
  }
  return (
    <Modal
      opened
      onClose={job.progress ? () => undefined : onClose}
      title={t('privacy.parts.title')}
      size="lg"
      withCloseButton={!job.progress}
      closeOnEscape={!job.progress}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {job.progress ? (
        <JobProgress label={t('privacy.parts.running')} progress={job.progress} onStop={job.stop} />
      ) : done ? (
        <Erased done={done} onClose={onClose} />
      ) : (
        <DataState of={found}>
          {(fates) => (
            <Stack gap="md">
              <Checkbox.Group
                label={t('privacy.parts.asked')}
                description={t('privacy.parts.help')}
                value={chosen}
                onChange={setChosen}
              >
                <Stack gap="sm" mt="sm">
                  {fates.map((fate) => (
                    <OnePart key={keyOf(fate)} fate={fate} />
                  ))}
                </Stack>
              </Checkbox.Group>
              <Group justify="flex-end" gap="xs">
                <Button variant="default" onClick={onClose}>
                  {t('ui.cancel')}
                </Button>
                <Button disabled={chosen.length === 0} onClick={() => void run(fates)}>
                  {t('privacy.parts.go')}
                </Button>
              </Group>
            </Stack>
          )}
        </DataState>
      )}
    </Modal>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function OnePart({ fate }: { fate: PartFate }) {
  const { t } = useTranslation()
  const { language, count } = useFormat()
  const { part, shown, kept } = fate
  const name = capital(partWords[part][language])
  return (
    <Checkbox
      value={keyOf(fate)}
      label={`${name}: ${shown ?? count(fate.count ?? 0)}`}
      description={
        kept === null
          ? t('privacy.parts.goes')
          : t('privacy.parts.stays', { why: keptSentence(kept, language) })
      }
      styles={{ label: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' } }}
    />
  )
}

interface ErasedProps {
  done: Output<'retention.eraseParts'>
  onClose: () => void
}

function Erased({ done: { erased, kept, check }, onClose }: ErasedProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const words = checkWords[language]
  return (
    <Stack gap="md">
      {erased.length > 0 && (
        <Notice tone="good">{t('privacy.parts.erased', { count: erased.length })}</Notice>
      )}
      {kept.length > 0 && (
        <Notice tone="info">{t('privacy.parts.kept', { count: kept.length })}</Notice>
      )}
      <Text>{t('privacy.parts.letter')}</Text>
      {check && check.finds.length === 0 && <Text>{t('privacy.parts.nowhere')}</Text>}
      {check && check.finds.length > 0 && (
        <div>
          <Text fw={600}>{t('privacy.parts.still')}</Text>
          <List>
            {check.finds.map(({ place, kind, count, at }) => (
              <List.Item key={`${place} ${kind}`}>
                {words.places[place]} ({words.kinds[kind]}):{' '}
                {at.map(({ label, id }) => label ?? String(id)).join(', ') || count}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('privacy.parts.finish')}</Button>
      </Group>
    </Stack>
  )
}
