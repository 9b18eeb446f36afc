/**
 * What a login is for, as people write it: a name ("DirectAdmin"), a host ("server12.voorbeeld.nl")
 * or an address. An address is kept without what may carry a secret: its query and fragment.
 */

const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?`
const name = String.raw`(?:${label}\.)*${label}\.?`
const ipv6 = String.raw`\[[0-9a-f:.]+\]`
const port = String.raw`(?::\d{1,5})?`

const address = new RegExp(String.raw`^(https?):\/\/(?:${name}|${ipv6})${port}(?=[/?#]|$)`, 'iu')
/** Without a scheme only what has a dot and ends as a top-level domain or an IPv4 address does. */
const bareHost = new RegExp(
  String.raw`^(?:(?:${label}\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)|(?:\d{1,3}\.){3}\d{1,3})${port}(?=[/?#]|$)`,
  'iu',
)

/**
 * The address of the host alone (`https://host:port/`), which the person may open in a browser;
 * null for a name that is no host. A path is left out: it may be a way in by itself.
 */
export const hostAddress = (system: string): string | null => {
  const text = system.trim()
  if (/\s/.test(text)) return null
  const written = address.exec(text)?.[0]
  if (written !== undefined) return `${written.toLowerCase()}/`
  const host = bareHost.exec(text)?.[0]
  return host === undefined ? null : `https://${host.toLowerCase()}/`
}

/** Whether a user name or password stands in the address (`https://name:secret@host`). */
export const carriesLogin = (system: string): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*@/i.test(system.trim())

/** The system as it is kept: an address without query and fragment, anything else as typed. */
export const systemLabel = (system: string): string =>
  hostAddress(system) !== null || /^[a-z][a-z0-9+.-]*:\/\//i.test(system)
    ? system.replace(/[?#].*$/s, '')
    : system
