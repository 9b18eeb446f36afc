import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'

interface ClientLinkProps {
  id: number
  /** as it stands where the link stands: on the invoice, in the list */
  name: string
}

/** A client's name that leads to the client's page. */
export function ClientLink({ id, name }: ClientLinkProps) {
  return (
    <AnchorLink
      to="/clients/$clientId"
      params={{ clientId: String(id) }}
      className="kluis-wrap"
      inherit
    >
      {name}
    </AnchorLink>
  )
}

/** For the crumbs above a page: the list of all clients. */
export function ClientsLink() {
  const { t } = useTranslation()
  return <Link to="/clients">{t('clients.title')}</Link>
}

interface ClientCrumbLinkProps {
  id: string
  /** none: the client's number stands for it */
  name?: string
}

/** For the crumbs above a page: the client that page is about. */
export function ClientCrumbLink({ id, name }: ClientCrumbLinkProps) {
  const { t } = useTranslation()
  return (
    <Link to="/clients/$clientId" params={{ clientId: id }}>
      {name ?? t('clients.number', { number: id })}
    </Link>
  )
}
