import { outcomes, type Outcome } from '../../shared/privacy/request-state'
import type { RequestCase } from '../../shared/privacy/contract'
import type { Letter } from './letter-modal'

/** What a case can be answered with. */
export type Answer = Exclude<Outcome, 'withdrawn'>
const answers = outcomes.filter((one): one is Answer => one !== 'withdrawn')

export const answerLetter = {
  granted: 'request-answer',
  'nothing-held': 'request-answer',
  partly: 'request-partial',
  refused: 'request-refusal',
} as const satisfies Record<Answer, Letter['kind']>

/** Whether it is known who asks, or was when they were recognised. */
export const isKnown = ({ clientId, identityPassedOn }: RequestCase): boolean =>
  clientId !== null || identityPassedOn !== null

/** Who is not known is told nothing that would say whether they ever were. */
export const possibleAnswers = (request: RequestCase): readonly Answer[] =>
  answers.filter(
    (one) =>
      isKnown(request) ||
      request.type === 'explanation' ||
      one === 'nothing-held' ||
      one === 'refused',
  )
