import { caseTexts, type RequestCase } from '../../shared/privacy/contract'
import { call } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { fieldsPart, useConflict } from '../ui/form/conflict'
import { useForm } from '../ui/form/form'

const valuesOf = (request: RequestCase) => ({
  version: request.version,
  scope: request.scope ?? '',
  identityMethod: request.identityMethod ?? request.methods[0] ?? null,
  reason: request.reason ?? '',
  answer: request.answer ?? '',
  done: request.done ?? '',
  notDone: request.notDone ?? '',
})

/** What is written in a case, with what another desk wrote meanwhile. */
export const useCaseForm = (request: RequestCase) => {
  const { t } = useTranslation()
  const form = useForm({
    // What is told of a person goes with the case: it is kept nowhere beside it.
    form: null,
    initial: valuesOf(request),
    schema: caseTexts,
  })
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => valuesOf(await call('privacy.get', { id: request.id })),
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
  /** The page goes on from what the case is now. */
  const take = (now: RequestCase) => form.reset(valuesOf(now))
  return { form, conflict, take }
}

export type CaseForm = ReturnType<typeof useCaseForm>
