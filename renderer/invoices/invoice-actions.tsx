import { Button, Group, List, Menu, Stack, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import {
  IconChevronDown,
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconFileCode,
  IconMail,
  IconReceiptRefund,
  IconSend,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { Invoice } from '../../shared/invoices/contract'
import { call, isError } from '../api'
import { problemSentence } from '../i18n/problems/problems'
import { useFormat } from '../i18n/use-format'
import { confirm } from '../ui/confirm'
import { toast } from '../ui/toast'
import { CreditDialog } from './credit/credit-dialog'
import { useHandOut } from './use-hand-out'
import { useWhere } from './where'

/** What can be done with an issued invoice: hand it out, credit it, begin the next from it. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [busy, setBusy] = useState<string | null>(null)
  const [crediting, setCrediting] = useState(false)
  const handOut = useHandOut(invoice)
  const refused = useUblRefusal()
  const { id, kind, grossCents, creditedCents } = invoice
  const sent = invoice.mailedAt !== null
  const creditable = kind === 'invoice' && creditedCents < grossCents

  const run = (name: string, work: () => Promise<unknown>) => async () => {
    setBusy(name)
    try {
      await work()
    } catch (error) {
      if (isError(error, 'ubl-invalid')) refused(error.details)
      else toast.failed(error)
    } finally {
      setBusy(null)
    }
  }
  const pdf = run('pdf', handOut.savePdf)
  const mail = (ubl: 'nlcius' | 'peppol' | null) =>
    run('mail', async () => {
      if (await handOut.openMail(ubl)) return
      const save = await confirm({
        title: t('invoices.page.noMail'),
        body: t('invoices.page.noMailBody'),
        confirm: t('invoices.page.mailSave'),
      })
      if (save) await handOut.saveMail(ubl)
    })
  const copy = run('copy', async () => {
    const draft = await call('invoices.copy', { id })
    toast.done(t('invoices.editor.copied'))
    void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: String(draft.id) } })
  })
  useHotkeys([
    ['p', () => void pdf()],
    ['m', () => void mail(null)()],
    ['c', () => creditable && setCrediting(true)],
  ])
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={t('invoices.page.more')}>
            <IconDotsVertical size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCopy size={18} stroke={1.75} aria-hidden />}
            onClick={() => void copy()}
          >
            {t('invoices.page.copy')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMail size={18} stroke={1.75} aria-hidden />}
            onClick={() => void run('mail', () => handOut.saveMail(null))()}
          >
            {t('invoices.page.mailSave')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSend size={18} stroke={1.75} aria-hidden />}
            onClick={() => void run('sent', () => call('invoices.markSent', { id, sent: !sent }))()}
          >
            {t(sent ? 'invoices.page.markNotSent' : 'invoices.page.markSent')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {creditable && (
        <Button
          variant="default"
          leftSection={<IconReceiptRefund size={18} stroke={1.75} aria-hidden />}
          aria-keyshortcuts="C"
          onClick={() => setCrediting(true)}
        >
          {t('invoices.page.credit')}
        </Button>
      )}
      <UblMenu
        busy={busy === 'ubl'}
        onChoose={(flavour, withPdf) => void run('ubl', () => handOut.saveUbl(flavour, withPdf))()}
      />
      <Button
        variant="default"
        loading={busy === 'pdf'}
        leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
        aria-keyshortcuts="P"
        onClick={() => void pdf()}
      >
        {t('invoices.page.pdf')}
      </Button>
      <MailButton busy={busy === 'mail'} onMail={(ubl) => void mail(ubl)()} />
      {crediting && (
        <CreditDialog invoice={invoice} draft={null} onClose={() => setCrediting(false)} />
      )}
    </>
  )
}

interface UblMenuProps {
  busy: boolean
  onChoose: (flavour: 'nlcius' | 'peppol', withPdf: boolean) => void
}

function UblMenu({ busy, onChoose }: UblMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" shadow="md" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconFileCode size={18} stroke={1.75} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('invoices.page.ubl')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChoose('nlcius', false)}>{t('invoices.page.nlcius')}</Menu.Item>
        <Menu.Item onClick={() => onChoose('nlcius', true)}>
          {t('invoices.page.nlciusPdf')}
        </Menu.Item>
        <Menu.Item onClick={() => onChoose('peppol', false)}>{t('invoices.page.peppol')}</Menu.Item>
        <Menu.Item onClick={() => onChoose('peppol', true)}>
          {t('invoices.page.peppolPdf')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface MailButtonProps {
  busy: boolean
  onMail: (ubl: 'nlcius' | 'peppol' | null) => void
}

function MailButton({ busy, onMail }: MailButtonProps) {
  const { t } = useTranslation()
  return (
    <Group gap={1} wrap="nowrap">
      <Button
        loading={busy}
        leftSection={<IconMail size={18} stroke={1.75} aria-hidden />}
        aria-keyshortcuts="M"
        style={{ borderStartEndRadius: 0, borderEndEndRadius: 0 }}
        onClick={() => onMail(null)}
      >
        {t('invoices.page.mail')}
      </Button>
      <Menu position="bottom-end" shadow="md" withinPortal={false}>
        <Menu.Target>
          <Button
            px={8}
            disabled={busy}
            aria-label={t('invoices.page.mailMore')}
            style={{ borderStartStartRadius: 0, borderEndStartRadius: 0 }}
          >
            <IconChevronDown size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onMail('nlcius')}>{t('invoices.page.mailNlcius')}</Menu.Item>
          <Menu.Item onClick={() => onMail('peppol')}>{t('invoices.page.mailPeppol')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}

/** Tells in plain words why the e-invoice is not made, and what would cure it. */
const useUblRefusal = () => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const where = useWhere()
  return ({
    rules,
    problems,
  }: {
    rules: string[]
    problems: Parameters<typeof problemSentence>[0][]
  }) =>
    modals.open({
      title: t('invoices.page.ublInvalid'),
      closeButtonProps: { 'aria-label': t('ui.close') },
      children: (
        <Stack gap="sm">
          <Text>{t('invoices.page.ublInvalidBody')}</Text>
          <List size="sm" spacing={4}>
            {problems.map((problem) => (
              <List.Item key={`${problem.path} ${problem.code}`}>
                {where(problem.path)}: {problemSentence(problem, language)}
              </List.Item>
            ))}
          </List>
          <Text>{t('invoices.page.ublFix')}</Text>
          <Text size="xs" c="dimmed" className="kluis-mono">
            {t('invoices.page.rules', { rules: rules.join(', ') })}
          </Text>
        </Stack>
      ),
    })
}
