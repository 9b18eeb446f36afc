import { Button, Stack, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { FileToken } from '../../shared/operation'
import { call, isError } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState, ErrorState } from '../ui/data-state'
import { DateField } from '../ui/fields/date-field'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** A request file that was dropped or chosen: taken in, or told why not. */
export function TakePage() {
  const { t } = useTranslation()
  const { file } = useSearch({ from: '/requests/file' })
  return (
    <Page
      title={t('requests.take.title')}
      breadcrumbs={[
        <AnchorLink key="all" to="/requests" search={{ decided: false }}>
          {t('requests.title')}
        </AnchorLink>,
      ]}
      width="form"
    >
      {file === undefined ? (
        <EmptyState title={t('requests.take.gone')} />
      ) : (
        <Taking key={file} file={file as FileToken} />
      )}
    </Page>
  )
}

function Taking({ file }: { file: FileToken }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const [receivedOn, setReceivedOn] = useState<string | null>(null)
  /** What went wrong; null: nothing. */
  const take = async (on: string | null): Promise<unknown> => {
    try {
      const { ids } = await call('requests.take', { file, receivedOn: on })
      toast.done(t('requests.take.done', { count: ids.length }))
      await navigate({
        to: '/requests/$requestId',
        params: { requestId: String(ids[0] ?? 0) },
        replace: true,
      })
      return null
    } catch (failure) {
      return failure
    }
  }
  useEffect(() => {
    void take(null).then(setError)
    // Each file once, whatever is drawn anew meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `take` is new each time
  }, [file])
  if (error === null)
    return (
      <Text role="status" c="dimmed">
        {t('requests.take.busy')}
      </Text>
    )
  const expired = isError(error, 'request-refused') && error.details.problem === 'expired'
  return (
    <Stack gap="md">
      <ErrorState error={error} />
      {(expired || isError(error, 'invalid-input')) && (
        <Section title={t('requests.take.early')}>
          <Stack gap="md" align="flex-start">
            <DateField
              name="receivedOn"
              label={t('requests.receivedOn')}
              description={t('requests.take.earlyHelp')}
              inputWidth="12rem"
              value={receivedOn}
              onChange={setReceivedOn}
              error={null}
              unread={null}
              onUnread={() => undefined}
            />
            <Button
              disabled={receivedOn === null}
              onClick={() => {
                setError(null)
                void take(receivedOn).then(setError)
              }}
            >
              {t('requests.take.again')}
            </Button>
          </Stack>
        </Section>
      )}
    </Stack>
  )
}
