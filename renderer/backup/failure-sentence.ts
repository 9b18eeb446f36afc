import type { ErrorCode } from '../../shared/errors'
import { codeSentence } from '../i18n/errors/errors'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'

const aboutFolders = [
  'backup-folder-gone',
  'disk-full',
  'folder-not-writable',
  'file-write-failed',
] as const

/** What a backup ended in, in a sentence that is about its folder. */
export const useFailureSentence = (): ((code: ErrorCode) => string) => {
  const { t } = useTranslation()
  const language = useLanguage()
  return (code) => {
    const known = aboutFolders.find((one) => one === code)
    return known ? t(`backup.failures.${known}`) : codeSentence(code, language)
  }
}
