import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../shared/contract'
import { neededTexts, type RequestCase } from '../../shared/privacy/contract'
import { call, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { ErasePartsModal } from './erase-parts-modal'
import { LetterModal, type Letter } from './letter-modal'
import { PackageModal } from './package-modal'
import { RectifyModal } from './rectify/rectify-modal'
import { SameRequests } from './same-requests'
import { isKnown, possibleAnswers, type Answer } from './step-answer'
import { StepButtons, type Extra } from './step-buttons'
import { StepFields } from './step-fields'
import { useCaseForm } from './use-case-form'
import { WhoIsIt } from './who-is-it'

/** What to do now: the words for it, what must be written for it, and its buttons. */
export function NextStep({ request }: { request: RequestCase }) {
  const { t } = useTranslation()
  const { id, next } = request
  const write = useCall('privacy.write')
  const move = useCall('privacy.move')
  const [letter, setLetter] = useState<{ letter: Letter; saved: RequestCase } | null>(null)
  const [chosen, setChosen] = useState<Answer>('granted')
  const [extending, setExtending] = useState(false)
  const [extra, setExtra] = useState<Extra | null>(null)
  const { form, conflict, take } = useCaseForm(request)
  if (next === null) return null
  const outcome: Answer =
    next === 'refuse'
      ? 'refused'
      : possibleAnswers(request).includes(chosen)
        ? chosen
        : 'nothing-held'

  const save = async (): Promise<RequestCase | null> => {
    const saved = await form.submit(
      (input) => write.mutateAsync({ ...input, id, version: form.values.version }),
      conflict.answer,
    )
    if (!saved) return null
    conflict.over()
    take(saved.value)
    return saved.value
  }
  const withLetter = async (one: Letter) => {
    const lacking = neededTexts(one.move).filter((name) => form.values[name].trim() === '')
    if (lacking.length > 0) {
      form.refuse(
        lacking.map((path) => ({ path, code: 'required' })),
        null,
      )
      return
    }
    const saved = await save()
    if (saved) setLetter({ letter: one, saved })
  }
  const moved = (now: RequestCase) => {
    setLetter(null)
    setExtending(false)
    take(now)
  }
  const moveTo = async (wanted: Input<'privacy.move'>['move']) => {
    const saved = await save()
    if (!saved) return
    const given = { id, version: saved.version, move: wanted }
    move.mutate(given, { onSuccess: moved, onError: toast.failed })
  }
  const open = async (one: Extra) => {
    if (!form.dirty || (await save())) setExtra(one)
  }
  /** What was erased stands in the case, written there by the office. */
  const partsErased = async (someStay: boolean) => {
    take(await call('privacy.get', { id }))
    setChosen(someStay ? 'partly' : 'granted')
  }
  return (
    <>
      <SameRequests
        request={request}
        saved={async () => !form.dirty || (await save()) !== null}
        onMerged={moved}
      />
      <Section title={t(`privacy.acts.${next}`)}>
        <Text>{t(`privacy.actHelp.${next}`)}</Text>
        <Form form={form} label={t(`privacy.acts.${next}`)} onSubmit={() => void save()}>
          <ConflictPanel conflict={conflict} form={form} />
          <Stack gap="md">
            <StepFields
              request={request}
              form={form}
              outcome={outcome}
              onOutcome={setChosen}
              extending={extending}
            />
            {!isKnown(request) && request.answeredOn === null && (
              <WhoIsIt request={request} onDone={moved} />
            )}
            <StepButtons
              request={request}
              form={form}
              outcome={outcome}
              extending={extending}
              moving={move.isPending}
              onExtending={setExtending}
              onLetter={(one) => void withLetter(one)}
              onMove={(wanted) => void moveTo(wanted)}
              onExtra={(one) => void open(one)}
            />
          </Stack>
        </Form>
      </Section>
      {extra === 'package' && <PackageModal request={request} onClose={() => setExtra(null)} />}
      {extra === 'rectify' && (
        <RectifyModal requestId={id} onDone={take} onClose={() => setExtra(null)} />
      )}
      {extra === 'parts' && (
        <ErasePartsModal
          requestId={id}
          onErased={(someStay) => void partsErased(someStay).catch(toast.failed)}
          onClose={() => setExtra(null)}
        />
      )}
      {letter && (
        <LetterModal
          {...letter.letter}
          request={letter.saved}
          onClose={() => setLetter(null)}
          onMoved={moved}
        />
      )}
    </>
  )
}
