import {
  Combobox,
  Loader,
  Modal,
  Text,
  TextInput,
  useCombobox,
  VisuallyHidden,
} from '@mantine/core'
import { IconFilePlus, IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { TopBarProps } from '../room'
import { Line, RecordLine } from './lines'
import { useAnswers, type Offer } from './use-answers'
import type { Visited } from './visited'
import './search-dialog.css'

interface SearchDialogProps extends TopBarProps {
  visited: readonly Visited[]
  opened: boolean
  onClose: () => void
}

/**
 * One field over everything. Arrows choose, Enter opens the chosen line, and waits for the answer to
 * exactly what was typed: nothing of an earlier answer is ever opened.
 */
export default function SearchDialog({ opened, onClose, ...known }: SearchDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size="42rem"
      yOffset="4rem"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('search.title')}>
        <Modal.Body className="kluis-search-body">
          <SearchEverywhere {...known} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function SearchEverywhere({ goals, visited, onClose }: Omit<SearchDialogProps, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { heaps, offers, answered, failed } = useAnswers({ typed, goals, visited })
  /** Enter was pressed before the answer came */
  const waiting = useRef(false)
  const combobox = useCombobox({ opened: true })
  const { selectFirstOption, resetSelectedOption } = combobox

  const take = (offer: Offer | undefined) => {
    if (!offer) return
    onClose()
    offer.go()
  }
  useEffect(() => {
    if (answered && typed.trim() !== '') selectFirstOption()
    else resetSelectedOption()
  }, [answered, typed, offers.length, selectFirstOption, resetSelectedOption])
  useEffect(() => {
    if (!waiting.current || !answered) return
    waiting.current = false
    take(offers[0])
  })

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || answered || typed.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    waiting.current = true
  }
  const nothing = answered && !failed && offers.length === 0 && typed.trim() !== ''
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => take(offers.find((one) => one.key === key))}
    >
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          size="md"
          variant="unstyled"
          aria-label={t('search.title')}
          placeholder={t('search.hint')}
          value={typed}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          role="combobox"
          px="xs"
          onChange={(event) => {
            waiting.current = false
            setTyped(event.currentTarget.value)
          }}
          onKeyDown={keys}
          leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />}
          rightSection={answered ? null : <Loader size={16} aria-label={t('ui.searching')} />}
        />
      </Combobox.EventsTarget>
      <div className="kluis-search-options">
        <Combobox.Options aria-label={t('search.title')}>
          {heaps.map(({ key, title, lines }) => (
            <Combobox.Group key={key} label={title}>
              {lines.map((offer) => (
                <Combobox.Option key={offer.key} value={offer.key} disabled={!answered}>
                  {offer.record ? (
                    offer.name === null ? (
                      <RecordLine record={offer.record} />
                    ) : (
                      <Line icon={IconFilePlus} name={offer.name} />
                    )
                  ) : (
                    <Line icon={offer.icon ?? IconSearch} name={offer.name} />
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
        {nothing && (
          <div role="status">
            <Text fw={600} p="xs" pb={0}>
              {t('search.nothing')}
            </Text>
            <Text size="sm" p="xs" pt={0}>
              {t('search.nothingBody')}
            </Text>
          </div>
        )}
        {failed && (
          <Text role="alert" p="xs">
            {t('search.failed')}
          </Text>
        )}
      </div>
      <Text size="xs" opacity={0.85} className="kluis-search-foot">
        {t('search.keys')}
        <VisuallyHidden role="status">
          {answered && typed.trim() !== '' && offers.length > 0
            ? t('search.found', { count: offers.length })
            : ''}
        </VisuallyHidden>
      </Text>
    </Combobox>
  )
}
