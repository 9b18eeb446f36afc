import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import 'dayjs/locale/nl'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './frame/app'
import './frame/first-words'
import './ui/theme.css'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
