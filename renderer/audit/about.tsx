import type { AuditEntry } from '../../shared/audit/contract'
import { ClientLink } from '../clients/client-link'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { entityWords } from './entity-words'

/** What a line is about, leading there when it has a page; the client beside it. */
export function About({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const { entity, clientId } = entry
  return (
    <>
      <Entity entry={entry} />
      {clientId !== null && entity !== 'client' && (
        <>
          {' · '}
          <ClientLink id={clientId} name={t('audit.clientNumber', { number: clientId })} />
        </>
      )}
    </>
  )
}

function Entity({ entry: { entity, entityId, number } }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const word = entityWords(entity, language)
  const name = `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  if (entityId === null) return name
  if (entity === 'client') return <ClientLink id={entityId} name={`${name} ${entityId}`} />
  if (entity === 'invoice') {
    return (
      <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId: String(entityId) }} inherit>
        {`${name} ${number ?? t('audit.draft')}`}
      </AnchorLink>
    )
  }
  return `${name} ${entityId}`
}
