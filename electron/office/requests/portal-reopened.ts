/** A portal file opened again as a browser would open it, before anybody gets it. */
import type { PortalContent, PortalHeader } from '../../../shared/requests/portal'
import { keysFromPassword, openPart } from './portal-keys'

interface Written {
  email: string
  password: string
  content: PortalContent
  pdfs: ReadonlyMap<number, Uint8Array>
}

/** Whether the very text opens with address and password, and holds what it was to hold. */
export async function opensAsWritten(html: string, written: Written): Promise<boolean> {
  const { email, password, content, pdfs } = written
  const headerText = blockOf(html, 'portal-header')
  if (headerText === null) return false
  const { contentKey } = await keysFromPassword(
    JSON.parse(headerText) as PortalHeader,
    email,
    password,
  )
  const reads = async (part: string, plain: Uint8Array): Promise<boolean> => {
    const sealed = blockOf(html, `portal-${part}`)
    const opened =
      sealed && (await openPart(contentKey, headerText, part, Buffer.from(sealed, 'base64')))
    return opened instanceof Uint8Array && Buffer.compare(opened, plain) === 0
  }
  try {
    if (!(await reads('content', Buffer.from(JSON.stringify(content))))) return false
    for (const [place, pdf] of pdfs) if (!(await reads(`pdf-${place}`, pdf))) return false
    return true
  } finally {
    contentKey.fill(0)
  }
}

/** The text of a block that is no script; null when it is not there. */
function blockOf(html: string, id: string): string | null {
  const mark = ` id="${id}">`
  const at = html.indexOf(mark)
  const end = html.indexOf('</script>', at)
  return at < 0 || end < 0 ? null : html.slice(at + mark.length, end)
}
