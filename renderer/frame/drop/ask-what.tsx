import { Button, Modal, Stack, Text } from '@mantine/core'
import { droppedKinds, type ChosenFile, type DroppedAs } from '../../../shared/files/contract'
import { useTranslation } from '../../i18n/use-translation'

interface AskWhatProps {
  files: readonly ChosenFile[]
  /** none: it may be anything */
  among: readonly DroppedAs[]
  onChoose: (as: DroppedAs) => void
  onClose: () => void
}

/** What dropped files are, where that cannot be seen for certain; or that these go one at a time. */
export function AskWhat({ files, among, onChoose, onClose }: AskWhatProps) {
  const { t } = useTranslation()
  const certain = among.length === 1 ? among[0] : undefined
  return (
    <Modal
      opened
      size="32rem"
      onClose={onClose}
      title={t('frame.drop.which')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        <Text className="kluis-wrap">
          {certain
            ? t('frame.drop.oneAtATime', { what: t(`frame.drop.kinds.${certain}`) })
            : t('frame.drop.ask', { count: files.length, name: files[0]?.name ?? '' })}
        </Text>
        {!certain &&
          (among.length === 0 ? droppedKinds : among).map((kind, place) => (
            <Button
              key={kind}
              variant="default"
              justify="flex-start"
              data-autofocus={place === 0 ? true : undefined}
              onClick={() => onChoose(kind)}
            >
              {t(`frame.drop.kinds.${kind}`)}
            </Button>
          ))}
      </Stack>
    </Modal>
  )
}
