import { Button, Code, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Client } from '../../../shared/clients/contract'
import type { Output } from '../../../shared/contract'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { SelectField } from '../../ui/fields/choice-fields'
import { JobProgress, useJob } from '../../ui/job'
import { ButtonLink } from '../../ui/links'
import { Notice } from '../../ui/notice'
import { toast } from '../../ui/toast'

interface MakePortalModalProps {
  client: Client
  onClose: () => void
}

type Made = Output<'requests.makePortalFile'>

/** The client's portal file: what it opens with, where it goes, and its password, shown once. */
export function MakePortalModal({ client, onClose }: MakePortalModalProps) {
  const { t } = useTranslation()
  const job = useJob('requests.makePortalFile')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Modal
      opened
      onClose={job.progress || made ? () => undefined : onClose}
      title={t('requests.portal.make')}
      size="lg"
      withCloseButton={!job.progress && !made}
      closeOnEscape={!job.progress && !made}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {job.progress ? (
        <JobProgress
          label={t('requests.portal.running')}
          progress={job.progress}
          onStop={job.stop}
        />
      ) : made ? (
        <Password made={made} onClose={onClose} />
      ) : client.emails.length === 0 ? (
        <Stack gap="md">
          <Notice tone="warn">{t('requests.portal.noEmail')}</Notice>
          <Group justify="flex-end">
            <ButtonLink to="/clients/$clientId/edit" params={{ clientId: String(client.id) }}>
              {t('requests.portal.toCard')}
            </ButtonLink>
          </Group>
        </Stack>
      ) : (
        <Choices client={client} job={job} onClose={onClose} onMade={setMade} />
      )}
    </Modal>
  )
}

interface ChoicesProps extends MakePortalModalProps {
  job: ReturnType<typeof useJob<'requests.makePortalFile'>>
  onMade: (made: Made) => void
}

const terms = ['1', '3', '6', '12'] as const

function Choices({ client, job, onClose, onMade }: ChoicesProps) {
  const { t } = useTranslation()
  const [email, setEmail] = useState(
    String((client.emails.find(({ forNotices }) => forNotices) ?? client.emails[0])?.id ?? ''),
  )
  const [language, setLanguage] = useState(client.language)
  const [months, setMonths] = useState<(typeof terms)[number]>('3')
  const run = async () => {
    const chosen = await call('files.chooseSave', {
      kind: 'html',
      suggestedName: `klantportaal-${client.id}.html`,
    })
    if (!chosen) return
    const result = await job.start({
      clientId: client.id,
      emailId: Number(email),
      language,
      months: Number(months),
      file: chosen.file,
    })
    if (result) onMade(result)
  }
  return (
    <Stack gap="md">
      <SelectField
        name="email"
        label={t('requests.portal.email')}
        options={client.emails.map(({ id, address }) => ({ value: String(id), label: address }))}
        value={email}
        onChange={setEmail}
        error={null}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <SelectField
          name="language"
          label={t('requests.portal.language')}
          options={(['nl', 'en'] as const).map((value) => ({
            value,
            label: t(`ui.languages.${value}`),
          }))}
          value={language}
          onChange={setLanguage}
          error={null}
        />
        <SelectField
          name="months"
          label={t('requests.portal.months')}
          options={terms.map((value) => ({
            value,
            label: t('requests.portal.monthsOf', { count: Number(value) }),
          }))}
          value={months}
          onChange={setMonths}
          error={null}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('requests.portal.disclosure')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button onClick={() => void run().catch(toast.failed)}>{t('requests.portal.make')}</Button>
      </Group>
    </Stack>
  )
}

function Password({ made, onClose }: { made: Made; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Notice tone="good">{t('requests.portal.done')}</Notice>
      <Text fw={600}>{t('requests.portal.password')}</Text>
      <Code block className="kluis-mono" fz="lg">
        {made.password}
      </Code>
      <Text>{t('requests.portal.once')}</Text>
      <Text c="dimmed" className="kluis-wrap">
        {t('requests.portal.opens', { email: made.email })}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('requests.portal.finish')}</Button>
      </Group>
    </Stack>
  )
}
