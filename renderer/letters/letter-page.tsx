import { Navigate, useParams } from '@tanstack/react-router'
import { writtenKinds, type LetterText } from '../../shared/letters/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { LetterForm } from './letter-form'

/** One text in one language: what it says, what it is filled in with, what comes of it. */
export function LetterPage() {
  const params = useParams({ from: '/letters/$kind/$language' })
  const kind = writtenKinds.find((one) => one === params.kind)
  const language = (['nl', 'en'] as const).find((one) => one === params.language)
  if (!kind || !language) return <Navigate to="/letters" replace />
  return <Letter key={`${kind} ${language}`} kind={kind} language={language} />
}

function Letter({ kind, language }: Pick<LetterText, 'kind' | 'language'>) {
  const { t } = useTranslation()
  const text = useData('letters.text', { kind, language })
  return (
    <Page
      title={t('letters.open', {
        kind: t(`letters.kinds.${kind}`),
        language: t(`letters.languages.${language}`),
      })}
      topic={t('letters.title')}
      subtitle={text.data && <Origin text={text.data} />}
      breadcrumbs={[
        <AnchorLink key="all" to="/letters">
          {t('letters.title')}
        </AnchorLink>,
      ]}
    >
      <DataState of={text}>{(data) => <LetterForm text={data} />}</DataState>
    </Page>
  )
}

function Origin({ text: { changedAt, changedBy } }: { text: LetterText }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (changedAt === null) return t('letters.isStandard')
  return t('letters.changedBy', { date: format.moment(changedAt), name: changedBy ?? '' })
}
