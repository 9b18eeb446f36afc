import { Stack, Text } from '@mantine/core'
import { useTranslation, type WordKey } from '../../i18n/use-translation'
import { KeyHint } from '../../ui/key-hint'
import './keys.css'

export interface NamedKey {
  name: string
  keys: string
}

interface KeysProps {
  /** of the rooms in the menu */
  rooms: readonly NamedKey[]
  /** what the screen beneath has of its own */
  here: readonly NamedKey[]
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
  ['frame.help.title', '?'],
]

const inLists: readonly (readonly [WordKey, string])[] = [
  ['frame.keys.row', '↑ ↓'],
  ['frame.keys.open', 'Enter'],
  ['frame.keys.ends', 'Home End'],
]

/** Every key there is, and those of the screen one is at. */
export function Keys({ rooms, here }: KeysProps) {
  const { t } = useTranslation()
  const named = (list: typeof everywhere) => list.map(([name, keys]) => ({ name: t(name), keys }))
  return (
    <Stack gap="lg">
      <Group title={t('frame.keys.here')} keys={here} />
      <Group title={t('frame.keys.everywhere')} keys={named(everywhere)} />
      <Group title={t('frame.menu')} keys={rooms} />
      <Group title={t('frame.keys.inLists')} keys={named(inLists)} />
    </Stack>
  )
}

function Group({ title, keys }: { title: string; keys: readonly NamedKey[] }) {
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
