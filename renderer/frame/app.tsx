import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { queryClient } from '../api'
import { useLanguage } from '../i18n/use-format'
import { Gate } from './gate'
import { cssVariables, theme } from '../ui/theme'

export function App() {
  const { t } = useTranslation()
  const language = useLanguage()
  const closeLabel = t('ui.close')
  const spoken = useMemo(
    () =>
      // The cross of dialogs and notices has no words of its own.
      mergeThemeOverrides(theme, {
        components: { CloseButton: { defaultProps: { 'aria-label': closeLabel } } },
      }),
    [closeLabel],
  )
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>
            <Notifications position="top-center" limit={3} className="kluis-toasts" />
            <Gate />
          </ModalsProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  )
}
