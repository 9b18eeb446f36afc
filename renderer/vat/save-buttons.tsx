import { Button } from '@mantine/core'
import type { VatPage } from '../../shared/vat/contract'
import { periodSlug } from '../../shared/vat/words'
import { call } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { rememberedCsvForm } from '../ui/csv-form'
import { toast } from '../ui/toast'

/** The overview as a page to print, and for a spreadsheet. */
export function SaveButtons({ page: { period } }: { page: VatPage }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { length, from } = period
  const save = async (kind: 'pdf' | 'csv') => {
    try {
      const suggestedName = `${t('vat.fileName', { period: periodSlug(period) })}.${kind}`
      const chosen = await call('files.chooseSave', { kind, suggestedName })
      if (!chosen) return
      const asked = { length, from, language, file: chosen.file }
      if (kind === 'pdf') await call('vat.savePdf', asked)
      else await call('vat.saveCsv', { ...asked, csvForm: rememberedCsvForm() })
      toast.done(t('vat.saved'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <>
      <Button variant="default" onClick={() => void save('csv')}>
        {t('vat.saveCsv')}
      </Button>
      <Button variant="default" onClick={() => void save('pdf')}>
        {t('vat.savePdf')}
      </Button>
    </>
  )
}
