import type { RequestCase } from '../../shared/privacy/contract'
import { useTranslation } from '../i18n/use-translation'
import { RadioField } from '../ui/fields/choice-fields'
import { TextAreaField } from '../ui/fields/text-field'
import { possibleAnswers, type Answer } from './step-answer'
import type { CaseForm } from './use-case-form'

interface StepFieldsProps {
  request: RequestCase
  form: CaseForm['form']
  outcome: Answer
  onOutcome: (outcome: Answer) => void
  /** more time is about to be taken */
  extending: boolean
}

/** What must be written for the step that comes next. */
export function StepFields({ request, form, outcome, onOutcome, extending }: StepFieldsProps) {
  const { t } = useTranslation()
  const { next, methods } = request
  const answering = next === 'answer' || next === 'refuse'
  const identifying = next === 'check-identity' || next === 'wait-for-identity'
  return (
    <>
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
          options={methods.map((value) => ({ value, label: t(`privacy.methods.${value}`) }))}
          {...form.field('identityMethod')}
          value={form.values.identityMethod ?? 'in-person'}
        />
      )}
      {next === 'answer' && (
        <RadioField
          label={t('privacy.outcome')}
          name="outcome"
          error={null}
          value={outcome}
          onChange={onOutcome}
          options={possibleAnswers(request).map((value) => ({
            value,
            label: t(`privacy.outcomes.${value}`),
          }))}
        />
      )}
      {answering && (outcome === 'granted' || outcome === 'nothing-held') && (
        <TextAreaField
          label={t('privacy.answer')}
          description={t('privacy.letterHelp')}
          minRows={4}
          maxRows={14}
          {...form.field('answer')}
        />
      )}
      {answering && outcome === 'partly' && (
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
      {((answering && outcome === 'refused') || extending) && (
        <TextAreaField
          label={t('privacy.reason')}
          description={t('privacy.letterHelp')}
          minRows={3}
          maxRows={10}
          {...form.field('reason')}
        />
      )}
    </>
  )
}
