import { AnchorLink } from './links'

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
