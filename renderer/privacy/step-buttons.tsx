import { Button, Group } from '@mantine/core'
import type { Input } from '../../shared/contract'
import type { RequestCase } from '../../shared/privacy/contract'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import type { Letter } from './letter-modal'
import { answerLetter, isKnown, type Answer } from './step-answer'
import type { CaseForm } from './use-case-form'

/** What opens for a step before its letter. */
export type Extra = 'package' | 'parts' | 'rectify'

interface StepButtonsProps {
  request: RequestCase
  form: CaseForm['form']
  outcome: Answer
  extending: boolean
  moving: boolean
  onExtending: (extending: boolean) => void
  onLetter: (letter: Letter) => void
  onMove: (move: Input<'privacy.move'>['move']) => void
  onExtra: (extra: Extra) => void
}

/** The buttons of the step that comes next, the one to press first of all. */
export function StepButtons(props: StepButtonsProps) {
  const { t } = useTranslation()
  const { request, form, outcome, extending, moving, onExtending, onLetter, onMove } = props
  const { next, type } = request
  const method = form.values.identityMethod
  const identifying = next === 'check-identity' || next === 'wait-for-identity'
  const withdraw = async () => {
    const sure = await confirm({
      title: t('privacy.withdrawAsk'),
      body: t('privacy.withdrawHelp'),
      confirm: t('privacy.withdraw'),
    })
    if (sure) onMove({ move: 'withdraw' })
  }
  const close = async () => {
    const sure = await confirm({
      title: t('privacy.closeAsk'),
      body: t('privacy.closeHelp'),
      confirm: t('privacy.close'),
      danger: true,
    })
    if (sure) onMove({ move: 'close' })
  }
  const letter = (one: Letter, words = t('privacy.letter.open'), first = true) => (
    <Button variant={first ? 'filled' : 'default'} onClick={() => onLetter(one)}>
      {words}
    </Button>
  )
  return (
    <Group gap="sm">
      {next === 'confirm-receipt' && letter({ kind: 'request-receipt', move: { move: 'confirm' } })}
      {identifying && (
        <>
          {letter(
            { kind: 'request-identity', move: { move: 'ask-identity' } },
            t('privacy.letter.open'),
            next === 'check-identity',
          )}
          <Button
            variant={next === 'wait-for-identity' ? 'filled' : 'default'}
            onClick={() => onMove({ move: 'pass-identity', method: method ?? 'in-person' })}
          >
            {t('privacy.passed')}
          </Button>
        </>
      )}
      {next === 'wait-for-identity' && (
        <Button variant="default" onClick={() => onMove({ move: 'fail-identity' })}>
          {t('privacy.failed')}
        </Button>
      )}
      {(next === 'answer' || next === 'refuse') &&
        !extending &&
        letter({ kind: answerLetter[outcome], move: { move: 'answer', outcome } })}
      {next === 'answer' && isKnown(request) && request.identityPassedOn !== null && (
        <>
          {(type === 'access' || type === 'portability') && (
            <Button variant="default" onClick={() => props.onExtra('package')}>
              {t('privacy.package.open')}
            </Button>
          )}
          {type === 'rectification' && request.clientId !== null && (
            <Button variant="default" onClick={() => props.onExtra('rectify')}>
              {t('privacy.rectify.open')}
            </Button>
          )}
          {type === 'erasure' && request.clientId !== null && (
            <Button variant="default" onClick={() => props.onExtra('parts')}>
              {t('privacy.parts.open')}
            </Button>
          )}
        </>
      )}
      {extending &&
        letter({ kind: 'request-extension', move: { move: 'extend' } }, t('privacy.extendLetter'))}
      {next === 'close' && (
        <Button onClick={() => void close()} loading={moving}>
          {t('privacy.close')}
        </Button>
      )}
      {form.dirty && (
        <Button type="submit" variant="default" loading={form.busy}>
          {t('ui.save')}
        </Button>
      )}
      {request.extendableUntil !== null && (
        <Button variant="subtle" onClick={() => onExtending(!extending)}>
          {t(extending ? 'privacy.notExtend' : 'privacy.extend')}
        </Button>
      )}
      {request.answeredOn === null && (
        <Button variant="subtle" onClick={() => void withdraw()}>
          {t('privacy.withdraw')}
        </Button>
      )}
    </Group>
  )
}
