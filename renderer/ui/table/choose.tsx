import { Checkbox } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import type { Selection } from './use-selection'

interface ChooseRowProps<Row> {
  row: Row
  /** what it is called */
  name: string
  selection: Selection<Row>
}

/** The mark before a row; the row itself takes the keyboard. */
export function ChooseRow<Row>({ row, name, selection }: ChooseRowProps<Row>) {
  const { t } = useTranslation()
  return (
    <td>
      <Checkbox
        tabIndex={-1}
        aria-label={t('ui.chooseRow', { name })}
        checked={selection.has(row)}
        onChange={() => undefined}
        onClick={(event) => selection.toggle(row, event.shiftKey)}
      />
    </td>
  )
}

interface ChooseAllProps<Row> {
  selection: Selection<Row>
  /** rows that are loaded */
  count: number
}

export function ChooseAll<Row>({ selection, count }: ChooseAllProps<Row>) {
  const { t } = useTranslation()
  const chosen = selection.rows.length
  return (
    <th scope="col">
      <Checkbox
        aria-label={t('ui.chooseAll')}
        checked={chosen > 0 && chosen === count}
        indeterminate={chosen > 0 && chosen < count}
        onChange={selection.all}
      />
    </th>
  )
}
