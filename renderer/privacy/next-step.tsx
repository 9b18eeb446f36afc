import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '../../shared/contract'
import { caseTexts, neededTexts, type RequestCase } from '../../shared/privacy/contract'
import { outcomes, type IdentityMethod, type Outcome } from '../../shared/privacy/request-state'
import { call, useCall } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { RadioField } from '../ui/fields/choice-fields'
import { TextAreaField } from '../ui/fields/text-field'
import { fieldsPart, useConflict } from '../ui/form/conflict'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { PackageModal } from './package-modal'
import { LetterModal, type Letter } from './letter-modal'

type Answer = Exclude<Outcome, 'withdrawn'>
const answers = outcomes.filter((one): one is Answer => one !== 'withdrawn')

const valuesOf = (request: RequestCase) => ({
  version: request.version,
  scope: request.scope ?? '',
  identityMethod: request.identityMethod ?? request.methods[0] ?? null,
  reason: request.reason ?? '',
  answer: request.answer ?? '',
  done: request.done ?? '',
  notDone: request.notDone ?? '',
})

const letterOf = {
  granted: 'request-answer',
  'nothing-held': 'request-answer',
  partly: 'request-partial',
  refused: 'request-refusal',
} as const satisfies Record<Answer, Letter['kind']>

/** What to do now: the words for it, what must be written for it, and its buttons. */
export function NextStep({ request }: { request: RequestCase }) {
  const { t } = useTranslation()
  const { id, next, methods } = request
  const write = useCall('privacy.write')
  const move = useCall('privacy.move')
  const [letter, setLetter] = useState<{ letter: Letter; saved: RequestCase } | null>(null)
  const known = request.clientId !== null || request.identityPassedOn !== null
  const possible = answers.filter(
    (one) => known || request.type === 'explanation' || one === 'nothing-held' || one === 'refused',
  )
  const [chosen, setChosen] = useState<Answer>('granted')
  const outcome = possible.includes(chosen) ? chosen : 'nothing-held'
  const [extending, setExtending] = useState(false)
  const [packing, setPacking] = useState(false)
  const form = useForm({
    // What is told of a person goes with the case: it is kept nowhere beside it.
    form: null,
    initial: valuesOf(request),
    schema: caseTexts,
  })
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => valuesOf(await call('privacy.get', { id })),
    parts: () => [
      fieldsPart(['scope'], t('privacy.scope'), ({ scope }) => scope),
      fieldsPart(['identityMethod'], t('privacy.method'), ({ identityMethod }) =>
        identityMethod === null ? '' : t(`privacy.methods.${identityMethod}`),
      ),
      fieldsPart(['reason'], t('privacy.reason'), ({ reason }) => reason),
      fieldsPart(['answer'], t('privacy.answer'), ({ answer }) => answer),
      fieldsPart(['done'], t('privacy.done'), ({ done }) => done),
      fieldsPart(['notDone'], t('privacy.notDone'), ({ notDone }) => notDone),
    ],
  })
  if (next === null) return null

  const save = async (): Promise<RequestCase | null> => {
    const saved = await form.submit(
      (input) => write.mutateAsync({ ...input, id, version: form.values.version }),
      conflict.answer,
    )
    if (!saved) return null
    conflict.over()
    form.reset(valuesOf(saved.value))
    return saved.value
  }
  const withLetter = (one: Letter) => async () => {
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
  const moveTo = (wanted: Input<'privacy.move'>['move']) => async () => {
    const saved = await save()
    if (!saved) return
    const given = { id, version: saved.version, move: wanted }
    move.mutate(given, { onSuccess: moved, onError: toast.failed })
  }
  const moved = (now: RequestCase) => {
    setLetter(null)
    setExtending(false)
    form.reset(valuesOf(now))
  }
  const withdraw = async () => {
    const sure = await confirm({
      title: t('privacy.withdrawAsk'),
      body: t('privacy.withdrawHelp'),
      confirm: t('privacy.withdraw'),
    })
    if (sure) await moveTo({ move: 'withdraw' })()
  }
  const close = async () => {
    const sure = await confirm({
      title: t('privacy.closeAsk'),
      body: t('privacy.closeHelp'),
      confirm: t('privacy.close'),
      danger: true,
    })
    if (sure) await moveTo({ move: 'close' })()
  }
  const answering = next === 'answer' || next === 'refuse'
  const shown: Answer = next === 'refuse' ? 'refused' : outcome
  const method: IdentityMethod | null = form.values.identityMethod
  const identifying = next === 'check-identity' || next === 'wait-for-identity'
  return (
    <>
      <Section title={t(`privacy.acts.${next}`)}>
        <Text>{t(`privacy.actHelp.${next}`)}</Text>
        <Form form={form} label={t(`privacy.acts.${next}`)} onSubmit={() => void save()}>
          <ConflictPanel conflict={conflict} form={form} />
          <Stack gap="md">
            {request.answeredOn === null && (
              <TextAreaField
                label={t('privacy.scope')}
                minRows={2}
                maxRows={8}
                {...form.field('scope')}
              />
            )}
            {identifying && (
              <RadioField
                label={t('privacy.method')}
                description={t('privacy.methodHelp')}
                options={methods.map((value) => ({
                  value,
                  label: t(`privacy.methods.${value}`),
                }))}
                {...form.field('identityMethod')}
                value={method ?? 'in-person'}
              />
            )}
            {!known && request.answeredOn === null && <WhoIsIt request={request} onDone={moved} />}
            {next === 'answer' && (
              <RadioField
                label={t('privacy.outcome')}
                name="outcome"
                error={null}
                value={outcome}
                onChange={setChosen}
                options={possible.map((value) => ({
                  value,
                  label: t(`privacy.outcomes.${value}`),
                }))}
              />
            )}
            {answering && (shown === 'granted' || shown === 'nothing-held') && (
              <TextAreaField
                label={t('privacy.answer')}
                description={t('privacy.letterHelp')}
                minRows={4}
                maxRows={14}
                {...form.field('answer')}
              />
            )}
            {answering && shown === 'partly' && (
              <>
                <TextAreaField
                  label={t('privacy.done')}
                  minRows={3}
                  maxRows={10}
                  {...form.field('done')}
                />
                <TextAreaField
                  label={t('privacy.notDone')}
                  description={t('privacy.notDoneHelp')}
                  minRows={3}
                  maxRows={10}
                  {...form.field('notDone')}
                />
              </>
            )}
            {((answering && shown === 'refused') || extending) && (
              <TextAreaField
                label={t('privacy.reason')}
                description={t('privacy.letterHelp')}
                minRows={3}
                maxRows={10}
                {...form.field('reason')}
              />
            )}
            <Group gap="sm">
              {next === 'confirm-receipt' && (
                <Button
                  onClick={() =>
                    void withLetter({ kind: 'request-receipt', move: { move: 'confirm' } })()
                  }
                >
                  {t('privacy.letter.open')}
                </Button>
              )}
              {identifying && (
                <>
                  <Button
                    variant={next === 'check-identity' ? 'filled' : 'default'}
                    onClick={() =>
                      void withLetter({
                        kind: 'request-identity',
                        move: { move: 'ask-identity' },
                      })()
                    }
                  >
                    {t('privacy.letter.open')}
                  </Button>
                  <Button
                    variant={next === 'wait-for-identity' ? 'filled' : 'default'}
                    onClick={() =>
                      void moveTo({ move: 'pass-identity', method: method ?? 'in-person' })()
                    }
                  >
                    {t('privacy.passed')}
                  </Button>
                </>
              )}
              {next === 'wait-for-identity' && (
                <Button variant="default" onClick={() => void moveTo({ move: 'fail-identity' })()}>
                  {t('privacy.failed')}
                </Button>
              )}
              {answering && !extending && (
                <Button
                  onClick={() =>
                    void withLetter({
                      kind: letterOf[shown],
                      move: { move: 'answer', outcome: shown },
                    })()
                  }
                >
                  {t('privacy.letter.open')}
                </Button>
              )}
              {next === 'answer' &&
                known &&
                request.identityPassedOn !== null &&
                (request.type === 'access' || request.type === 'portability') && (
                  <Button variant="default" onClick={() => setPacking(true)}>
                    {t('privacy.package.open')}
                  </Button>
                )}
              {extending && (
                <Button
                  onClick={() =>
                    void withLetter({ kind: 'request-extension', move: { move: 'extend' } })()
                  }
                >
                  {t('privacy.extendLetter')}
                </Button>
              )}
              {next === 'close' && (
                <Button onClick={() => void close()} loading={move.isPending}>
                  {t('privacy.close')}
                </Button>
              )}
              {form.dirty && (
                <Button type="submit" variant="default" loading={form.busy}>
                  {t('ui.save')}
                </Button>
              )}
              {request.extendableUntil !== null && (
                <Button variant="subtle" onClick={() => setExtending(!extending)}>
                  {t(extending ? 'privacy.notExtend' : 'privacy.extend')}
                </Button>
              )}
              {request.answeredOn === null && (
                <Button variant="subtle" onClick={() => void withdraw()}>
                  {t('privacy.withdraw')}
                </Button>
              )}
            </Group>
          </Stack>
        </Form>
      </Section>
      {packing && <PackageModal request={request} onClose={() => setPacking(false)} />}
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

/** Puts the case with a client, once it is known who asks. */
function WhoIsIt({
  request: { id, version },
  onDone,
}: {
  request: RequestCase
  onDone: (now: RequestCase) => void
}) {
  const { t } = useTranslation()
  const link = useCall('privacy.link')
  return (
    <ClientPicker
      label={t('privacy.whoIsIt')}
      description={t('privacy.whoIsItHelp')}
      name="client"
      value={null}
      error={null}
      onChange={(clientId) => {
        if (clientId !== null)
          link.mutate({ id, version, clientId }, { onSuccess: onDone, onError: toast.failed })
      }}
    />
  )
}
