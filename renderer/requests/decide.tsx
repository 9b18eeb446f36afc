import { Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClientRequest, Difference } from '../../shared/requests/contract'
import { isPrivacyWish } from '../../shared/requests/wish'
import { isRecurring } from '../../shared/services/catalogue'
import { isError, useCall } from '../api'
import { errorSentence } from '../i18n/errors/errors'
import { problemSentence } from '../i18n/problems/problems'
import { useLanguage } from '../i18n/use-format'
import { useTranslation, type WordKey } from '../i18n/use-translation'
import { AppError } from '../../shared/errors'
import { CheckField } from '../ui/fields/choice-fields'
import { TextAreaField } from '../ui/fields/text-field'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { Changes, changeable } from './difference/changes'
import { Consequence } from './difference/consequence'
import { TermsFields, termsFor, type Terms } from './difference/terms'
import { RefuseModal } from './refuse-modal'

interface DecideProps {
  request: ClientRequest
  difference: Difference
}

/** All that would happen, and the one button that makes it happen. */
export function Decide({ request, difference }: DecideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const { id, version, seen, held, kind, obstacle, client } = request
  const accept = useCall('requests.accept')
  const settle = useCall('requests.settle')
  const [again, setAgain] = useState(false)
  const [refusing, setRefusing] = useState(false)
  const [answer, setAnswer] = useState<string | null>(null)
  const [fields, setFields] = useState<readonly string[]>(() => changeable(difference))
  const [terms, setTerms] = useState<Terms | null>(() => termsFor(difference))
  const [problems, setProblems] = useState<string[]>([])
  const privacy = isPrivacyWish(kind)
  const failed = (error: Error) => {
    if (isError(error, 'invalid-input'))
      setProblems(error.details.problems.map((problem) => problemSentence(problem, language)))
    else toast.failed(error)
  }
  const carryOut = () => {
    setProblems([])
    accept.mutate(
      {
        id,
        version,
        seen,
        again,
        answer,
        fields: difference.kind === 'change-data' ? [...fields] : null,
        terms: terms && termsInput(terms),
      },
      {
        onError: failed,
        onSuccess: ({ became }) => {
          toast.done(t('requests.done'))
          if (became?.entity === 'privacyRequest')
            void navigate({
              to: '/privacy/$requestId',
              params: { requestId: String(became.id) },
            })
        },
      },
    )
  }
  const empty = difference.kind === 'change-data' && fields.length === 0
  return (
    <>
      {held && (
        <Notice
          tone="warn"
          action={
            <Button
              variant="default"
              loading={settle.isPending}
              onClick={() =>
                settle.mutate(
                  { id, version },
                  {
                    onError: toast.failed,
                    onSuccess: () => {
                      if (privacy) void navigate({ to: '/requests', search: { decided: false } })
                    },
                  },
                )
              }
            >
              {t('requests.settle')}
            </Button>
          }
        >
          <Text fw={600}>{t('requests.heldTitle')}</Text>
          <Text>{t('requests.heldHelp')}</Text>
        </Notice>
      )}
      <Section title={t('requests.does')}>
        <Stack gap="md">
          {obstacle !== null && (
            <Notice tone="bad">
              {errorSentence(new AppError('request-decision', { why: obstacle }), language)}
            </Notice>
          )}
          {difference.kind === 'change-data' ? (
            <Changes
              clientId={client.id}
              changes={difference.changes}
              chosen={fields}
              onChoose={setFields}
            />
          ) : (
            <Consequence request={request} difference={difference} />
          )}
          {terms !== null && obstacle === null && (
            <TermsFields
              terms={terms}
              onChange={setTerms}
              orders={difference.kind === 'order'}
              perPeriod={
                difference.kind !== 'order' ||
                difference.item === null ||
                isRecurring(difference.item.kind)
              }
            />
          )}
          {!privacy && kind !== 'login' && obstacle === null && (
            <TextAreaField
              name="answer"
              label={t('requests.answerLabel')}
              description={t('requests.answerHelp')}
              value={answer}
              onChange={setAnswer}
              error={null}
              minRows={2}
              maxRows={8}
            />
          )}
          {problems.length > 0 && (
            <Notice tone="bad" role="alert">
              {problems.map((problem) => (
                <Text key={problem}>{problem}</Text>
              ))}
            </Notice>
          )}
          {held && obstacle === null && (
            <CheckField
              name="again"
              label={t('requests.again')}
              value={again}
              onChange={setAgain}
            />
          )}
          <Group justify="flex-end" gap="xs">
            {!privacy && (
              <Button variant="default" onClick={() => setRefusing(true)}>
                {t('requests.refuse')}
              </Button>
            )}
            {obstacle === null && (
              <Button
                loading={accept.isPending}
                disabled={empty || (held && !again)}
                onClick={carryOut}
              >
                {t(verbOf(request))}
              </Button>
            )}
          </Group>
        </Stack>
      </Section>
      {refusing && <RefuseModal request={request} onClose={() => setRefusing(false)} />}
    </>
  )
}

const verbOf = ({ kind }: ClientRequest): WordKey => {
  if (isPrivacyWish(kind)) return 'requests.acceptRegister'
  if (kind === 'question') return 'requests.acceptQuestion'
  return kind === 'login' ? 'requests.acceptLogin' : 'requests.accept'
}

/** What is not filled in is told by the door, as a problem at its field. */
const termsInput = ({ from, priceCents, customer, informedOn }: Terms) => ({
  from: from ?? '',
  priceCents: priceCents ?? -1,
  customer,
  informedOn: customer === 'consumer' ? informedOn : null,
})
