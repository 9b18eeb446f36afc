import { useTranslation } from '../i18n/use-translation'
import type { Invoice } from '../../shared/invoices/contract'
import { invoiceFileName } from '../../shared/invoices/file-name'
import type { FileKind } from '../../shared/desk'
import type { FileToken } from '../../shared/operation'
import { call, isError } from '../api'
import { toast } from '../ui/toast'

type Flavour = 'nlcius' | 'peppol'

/** The ways an issued invoice leaves the office, each with the dialog that asks where to. */
export const useHandOut = ({ id, kind, number, language }: Invoice) => {
  const { t } = useTranslation()

  /** Nothing happens when the person thinks better of it. */
  const save = async (
    fileKind: FileKind,
    extension: 'pdf' | 'xml' | 'eml',
    write: (file: FileToken) => Promise<unknown>,
    done: `invoices.page.${'pdf' | 'ubl' | 'mail'}Saved`,
  ): Promise<void> => {
    const document = { kind, number: number ?? '', language: language ?? 'nl' }
    const chosen = await call('files.chooseSave', {
      kind: fileKind,
      suggestedName: invoiceFileName(document, extension),
    })
    if (chosen === null) return
    await write(chosen.file)
    toast.done(t(done, { name: chosen.name }))
  }

  return {
    savePdf: () =>
      save(
        'pdf',
        'pdf',
        (file) => call('invoices.savePdf', { id, file }),
        'invoices.page.pdfSaved',
      ),
    saveUbl: (flavour: Flavour, withPdf: boolean) =>
      save(
        'xml',
        'xml',
        (file) => call('invoices.saveUbl', { id, flavour, withPdf, file }),
        'invoices.page.ublSaved',
      ),
    saveMail: (ubl: Flavour | null) =>
      save(
        'mail',
        'eml',
        (file) => call('invoices.saveMail', { id, ubl, file }),
        'invoices.page.mailSaved',
      ),
    /** False when no program on this desktop takes the draft. */
    openMail: async (ubl: Flavour | null): Promise<boolean> => {
      try {
        await call('invoices.mail', { id, ubl })
        toast.done(t('invoices.page.mailed'))
        return true
      } catch (error) {
        if (isError(error, 'no-mail-program')) return false
        throw error
      }
    },
  }
}
