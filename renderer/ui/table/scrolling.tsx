import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

interface ScrollingProps {
  /** in pixels; in a narrower place it scrolls sideways, by keyboard too */
  minWidth: number
  children: ReactNode
}

/** A table that keeps its columns readable in a narrow window. */
export function Scrolling({ minWidth, children }: ScrollingProps) {
  return (
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      {children}
    </Table.ScrollContainer>
  )
}
