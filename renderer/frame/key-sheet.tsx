import { Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useTranslation, type WordKey } from '../i18n/use-translation'
import { KeyHint } from '../ui/key-hint'
import './key-sheet.css'

export interface SheetKey {
  name: string
  keys: string
}

interface KeySheetProps {
  opened: boolean
  /** of the rooms in the menu */
  rooms: readonly SheetKey[]
  /** what the screen beneath has of its own */
  here: readonly SheetKey[]
  onClose: () => void
}

const everywhere: readonly (readonly [WordKey, string])[] = [
  ['frame.keys.search', 'Ctrl+K'],
  ['frame.keys.searchHere', '/'],
  ['frame.keys.new', 'N'],
  ['frame.keys.save', 'Ctrl+S'],
  ['frame.keys.back', 'Alt+←'],
  ['frame.keys.forward', 'Alt+→'],
  ['frame.keys.leave', 'Esc'],
  ['frame.lock', 'Ctrl+L'],
  ['frame.keys.title', '?'],
]

const inLists: readonly (readonly [WordKey, string])[] = [
  ['frame.keys.row', '↑ ↓'],
  ['frame.keys.open', 'Enter'],
  ['frame.keys.ends', 'Home End'],
]

/** Every key there is, and those of the screen one is at. */
export default function KeySheet({ opened, rooms, here, onClose }: KeySheetProps) {
  const { t } = useTranslation()
  const named = (list: typeof everywhere) => list.map(([name, keys]) => ({ name: t(name), keys }))
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('frame.keys.title')}
      size="46rem"
      transitionProps={{ duration: 0 }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xl" verticalSpacing="lg">
        <Stack gap="lg">
          <Keys title={t('frame.keys.here')} keys={here} />
          <Keys title={t('frame.menu')} keys={rooms} />
        </Stack>
        <Stack gap="lg">
          <Keys title={t('frame.keys.everywhere')} keys={named(everywhere)} />
          <Keys title={t('frame.keys.inLists')} keys={named(inLists)} />
        </Stack>
      </SimpleGrid>
    </Modal>
  )
}

function Keys({ title, keys }: { title: string; keys: readonly SheetKey[] }) {
  if (keys.length === 0) return null
  return (
    <Stack gap={4} component="section" aria-label={title}>
      <Text fw={640}>{title}</Text>
      <dl className="kluis-keys">
        {keys.map(({ name, keys: pressed }) => (
          <div key={`${name} ${pressed}`}>
            <dt>{name}</dt>
            <dd>
              <KeyHint keys={pressed} spoken />
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  )
}
