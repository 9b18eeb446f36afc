import { Button, Menu } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconCheck,
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconFileDownload,
  IconMail,
  IconRotate,
  IconX,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { invoiceFileName } from '../../shared/invoices/file-name'
import type { Quote } from '../../shared/quotes/contract'
import { call, isError, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { toast } from '../ui/toast'
import { AcceptModal } from './accept-modal'
import { CloseModal } from './close-modal'

/** The ways a sent quote leaves the office, and what came of it. */
export function QuoteActions({ quote }: { quote: Quote }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id, number, language, outcome, begun, mailedAt } = quote
  const [busy, setBusy] = useState<'pdf' | 'mail' | null>(null)
  const [deciding, setDeciding] = useState<'accept' | 'refused' | 'withdrawn' | null>(null)
  const copy = useCall('quotes.copy')
  const reopen = useCall('quotes.reopen')

  const save = async (kind: 'pdf' | 'mail'): Promise<void> => {
    const document = { kind: 'quote' as const, number: number ?? '', language: language ?? 'nl' }
    const chosen = await call('files.chooseSave', {
      kind,
      suggestedName: invoiceFileName(document, kind === 'pdf' ? 'pdf' : 'eml'),
    })
    if (chosen === null) return
    await call(kind === 'pdf' ? 'quotes.savePdf' : 'quotes.saveMail', { id, file: chosen.file })
    toast.done(t('quotes.page.pdfSaved', { name: chosen.name }))
  }
  const run = async (what: 'pdf' | 'mail', work: () => Promise<void>) => {
    if (busy !== null) return
    setBusy(what)
    await work().catch(toast.failed)
    setBusy(null)
  }
  const pdf = () => run('pdf', () => save('pdf'))
  const mail = () =>
    run('mail', async () => {
      try {
        await call('quotes.mail', { id })
        toast.done(t('quotes.page.mailed'))
      } catch (error) {
        // No program takes it: it becomes a file.
        if (!isError(error, 'no-mail-program')) throw error
        await save('mail')
      }
    })
  useHotkeys([
    ['p', () => void pdf()],
    ['m', () => void mail()],
  ])
  const icon = (Shape: typeof IconCopy) => <Shape size={18} stroke={1.75} aria-hidden />
  const open = outcome === null
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={t('quotes.page.more')}>
            <IconDotsVertical size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={icon(IconCopy)}
            onClick={() =>
              copy.mutate(
                { id },
                {
                  onError: toast.failed,
                  onSuccess: (draft) => {
                    toast.done(t('quotes.page.copied'))
                    void navigate({
                      to: '/quotes/$quoteId',
                      params: { quoteId: String(draft.id) },
                    })
                  },
                },
              )
            }
          >
            {t('quotes.page.copy')}
          </Menu.Item>
          <Menu.Item
            leftSection={icon(IconFileDownload)}
            onClick={() => void run('mail', () => save('mail'))}
          >
            {t('quotes.page.mailSave')}
          </Menu.Item>
          {open && (
            <>
              <Menu.Item leftSection={icon(IconX)} onClick={() => setDeciding('refused')}>
                {t('quotes.page.refuse')}
              </Menu.Item>
              <Menu.Item leftSection={icon(IconX)} onClick={() => setDeciding('withdrawn')}>
                {t('quotes.page.withdraw')}
              </Menu.Item>
            </>
          )}
          {!open && !begun && (
            <Menu.Item
              leftSection={icon(IconRotate)}
              onClick={() =>
                reopen.mutate(
                  { id },
                  {
                    onError: toast.failed,
                    onSuccess: () => toast.done(t('quotes.page.reopened')),
                  },
                )
              }
            >
              {t('quotes.page.reopen')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        loading={busy === 'pdf'}
        leftSection={icon(IconDownload)}
        aria-keyshortcuts="P"
        onClick={() => void pdf()}
      >
        {t('quotes.page.pdf')}
      </Button>
      <Button
        variant={mailedAt === null ? 'filled' : 'default'}
        loading={busy === 'mail'}
        leftSection={icon(IconMail)}
        aria-keyshortcuts="M"
        onClick={() => void mail()}
      >
        {t('quotes.page.mail')}
      </Button>
      {open && (
        <Button
          variant={mailedAt === null ? 'default' : 'filled'}
          leftSection={icon(IconCheck)}
          onClick={() => setDeciding('accept')}
        >
          {t('quotes.page.accept')}
        </Button>
      )}
      {deciding === 'accept' && <AcceptModal quote={quote} onClose={() => setDeciding(null)} />}
      {(deciding === 'refused' || deciding === 'withdrawn') && (
        <CloseModal quote={quote} outcome={deciding} onClose={() => setDeciding(null)} />
      )}
    </>
  )
}
