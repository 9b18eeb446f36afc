import { Button, Drawer, List, Loader, Stack, Tabs, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Topic } from '../../i18n/help'
import { useTranslation } from '../../i18n/use-translation'
import { Keys, type NamedKey } from './keys'
import { topicsWith } from './pages'
import { useHelpPages } from './use-help-pages'
import './help-drawer.css'

interface HelpDrawerProps {
  opened: boolean
  /** the place one is at */
  path: string
  rooms: readonly NamedKey[]
  here: readonly NamedKey[]
  onClose: () => void
}

/** Beside the screen one is at: what it is for, what else there is to know, and every key. */
export default function HelpDrawer({ opened, path, rooms, here, onClose }: HelpDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size="26rem"
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay backgroundOpacity={0.2} />
      <Drawer.Content aria-label={t('frame.help.title')}>
        <Drawer.Body>
          <div className="kluis-help-head">
            <Text fw={640} size="lg">
              {t('frame.help.title')}
            </Text>
            <Drawer.CloseButton />
          </div>
          <Tabs defaultValue="pages" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="pages">{t('frame.help.pages')}</Tabs.Tab>
              <Tabs.Tab value="keys">{t('frame.keys.title')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="pages" pt="md">
              <Pages path={path} />
            </Tabs.Panel>
            <Tabs.Panel value="keys" pt="md">
              <Keys rooms={rooms} here={here} />
            </Tabs.Panel>
          </Tabs>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Pages({ path }: { path: string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  /** another page than that of the screen; null: that one */
  const [chosen, setChosen] = useState<string | null>(null)
  const { pages, own } = useHelpPages(path)
  if (pages === null) return <Loader size="sm" aria-label={t('ui.loading')} />
  const found = topicsWith(pages, typed)
  const shown = pages.find(({ name }) => name === (chosen ?? own)) ?? pages[0]
  return (
    <Stack gap="md">
      <TextInput
        type="search"
        data-autofocus
        aria-label={t('frame.help.search')}
        placeholder={t('frame.help.search')}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      />
      {typed.trim() !== '' ? (
        <>
          {found.length === 0 && <Text role="status">{t('frame.help.nothing')}</Text>}
          {found.slice(0, 12).map(({ page, topic }) => (
            <TopicText key={`${page.name} ${topic.title}`} topic={topic} of={page.title} />
          ))}
        </>
      ) : (
        <>
          {shown && (
            <article aria-label={shown.title}>
              <Title order={2} size="h3" mb="sm">
                {shown.title}
              </Title>
              <Stack gap="md">
                {shown.topics.map((topic) => (
                  <TopicText key={topic.title} topic={topic} />
                ))}
              </Stack>
            </article>
          )}
          <nav aria-label={t('frame.help.others')}>
            <Text fw={640} mb={4}>
              {t('frame.help.others')}
            </Text>
            <div className="kluis-help-others">
              {pages
                .filter((page) => page !== shown)
                .map(({ name, title }) => (
                  <Button
                    key={name}
                    variant="default"
                    size="compact-sm"
                    onClick={() => setChosen(name)}
                  >
                    {title}
                  </Button>
                ))}
            </div>
          </nav>
        </>
      )}
    </Stack>
  )
}

function TopicText({ topic, of }: { topic: Topic; of?: string }) {
  return (
    <section>
      {of !== undefined && (
        <Text size="xs" opacity={0.85}>
          {of}
        </Text>
      )}
      <Title order={3} size="h5" mb={2}>
        {topic.title}
      </Title>
      <Text size="sm">{topic.text}</Text>
      {topic.steps && (
        <List type="ordered" size="sm" mt={4} spacing={2}>
          {topic.steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      )}
    </section>
  )
}
