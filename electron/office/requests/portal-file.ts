/**
 * Writes a portal file: one HTML file without anything from elsewhere, whose content opens with the
 * client's e-mail address and the password only. What stands in the clear says which office it is of
 * and how to reach it, nothing about the client.
 */
import { createHash } from 'node:crypto'
import {
  portalRounds,
  type PortalContent,
  type PortalHeader,
} from '../../../shared/requests/portal'
import { keysFromPassword, sealPart } from './portal-keys'
import type { PortalPage } from './portal-page'

export interface PortalFileInput {
  content: PortalContent
  /** per place in `content.invoices`, those with `hasPdf` */
  pdfs: ReadonlyMap<number, Uint8Array>
  language: PortalHeader['language']
  office: string
  file: string
  /** sixteen random bytes */
  salt: Uint8Array
  /** the address the client is known by, and what Kluis made for them */
  email: string
  password: string
  page: PortalPage
}

export interface PortalFile {
  html: string
  /** kept by the office, to know requests made with the password */
  macKey: Uint8Array
}

/**
 * @throws RangeError when an invoice says it has a PDF and none came, or the reverse; for ids that
 * are not letters, digits and dashes; for a page whose script or style would end its own element
 */
export async function writePortalFile(input: PortalFileInput): Promise<PortalFile> {
  const { content, pdfs, email, password, page } = input
  content.invoices.forEach(({ hasPdf }, index) => {
    if (hasPdf !== pdfs.has(index)) throw new RangeError('the PDFs are not those of the invoices')
  })
  if (![input.office, input.file].every((id) => /^[\w-]{1,64}$/.test(id)))
    throw new RangeError('not an id')
  if (/<\/?(?:script|style)|<!--/i.test(page.script + page.style))
    throw new RangeError('the page would end its own script')
  const header: PortalHeader = {
    kluis: 'portal',
    version: 1,
    office: input.office,
    file: input.file,
    salt: Buffer.from(input.salt).toString('base64'),
    rounds: portalRounds,
    language: input.language,
  }
  const headerText = JSON.stringify(header)
  const { contentKey, macKey } = await keysFromPassword(header, email, password)
  const parts = new Map<string, Uint8Array>([['content', Buffer.from(JSON.stringify(content))]])
  for (const [index, pdf] of pdfs) parts.set(`pdf-${index}`, pdf)
  const blocks = [dataBlock('portal-header', 'application/json', headerText)]
  for (const [part, plain] of parts) {
    const sealed = await sealPart(contentKey, headerText, part, plain)
    blocks.push(dataBlock(`portal-${part}`, 'text/plain', Buffer.from(sealed).toString('base64')))
  }
  contentKey.fill(0)
  return { html: filled(page, input, blocks), macKey }
}

/** A block that is not a script: browsers keep it and run nothing. */
function dataBlock(id: string, type: string, text: string): string {
  return `<script type="${type}" id="${id}">${text}</script>`
}

function filled(
  page: PortalPage,
  { content, language }: PortalFileInput,
  blocks: string[],
): string {
  const { agency } = content
  const script = `\n${page.script}`
  const style = `\n${page.style}`
  const title = language === 'nl' ? 'Klantportaal' : 'Client portal'
  const values: Record<string, string> = {
    language,
    policy: policyFor(script, style),
    title: escaped(`${title} – ${agency.name}`),
    agency: escaped(agency.name),
    contact: escaped([agency.name, agency.email, agency.phone].filter(Boolean).join(', ')),
    blocks: blocks.join('\n'),
  }
  // What is filled in last is not looked through for marks.
  return page.html
    .replace(/\{\{([a-z]+)\}\}/g, (whole, name: string) => values[name] ?? whole)
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`)
}

/**
 * Nothing may be loaded, sent, framed or submitted; only this script and this style count. Pictures
 * are the payment codes, which come as data.
 */
function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${sha256(script)}'`,
    `style-src '${sha256(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
