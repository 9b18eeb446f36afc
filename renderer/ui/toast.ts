import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { errorSentence } from '../i18n/errors/errors'

const language = () => (i18next.language === 'en' ? 'en' : 'nl')

/** Short notices in the corner, read out by screen readers. */
export const toast = {
  done: (message: string): void => {
    notifications.show({ message, color: 'teal', role: 'status', autoClose: 4000 })
  },
  /** A failure away from any field; stays until it was read. */
  failed: (error: unknown): void => {
    notifications.show({
      title: i18next.t('ui.failedTitle'),
      message: errorSentence(error, language()),
      color: 'red',
      role: 'alert',
      autoClose: false,
    })
  },
}
