import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { queryClient } from '../../../renderer/api'
import '../../../renderer/frame/first-words'
import { theme } from '../../../renderer/ui/theme'

// What a window has and jsdom has not; nothing here is laid out, so nothing is ever resized.
Object.assign(window, {
  matchMedia: (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
})
Element.prototype.scrollIntoView = () => undefined

/**
 * Puts a piece of the program on screen as the app would, in Dutch, and gives hands to use it. For
 * test files with `// @vitest-environment jsdom`; the office is `openAnsweringOffice`.
 */
export function show(piece: ReactNode) {
  return {
    ...render(
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={queryClient}>
          <ModalsProvider>{piece}</ModalsProvider>
        </QueryClientProvider>
      </MantineProvider>,
    ),
    // Keys follow one another at once: what is tested is never how fast somebody types.
    hands: userEvent.setup({ delay: null }),
  }
}
