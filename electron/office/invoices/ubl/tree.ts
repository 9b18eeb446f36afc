/** An e-invoice read back as a tree, with the usual prefixes whatever the file calls them. */
import { SaxesParser } from 'saxes'

export interface Node {
  /** "cbc:ID", "cac:Party", "Invoice" */
  name: string
  attributes: Record<string, string>
  text: string
  children: Node[]
}

const prefixes: Record<string, string> = {
  'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2': 'cbc:',
  'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2': 'cac:',
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': '',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': '',
}

/** The root element, or null when the text is not well-formed XML or has a DTD. */
export function parseUbl(xml: string): Node | null {
  const parser = new SaxesParser({ xmlns: true })
  const top: Node = { name: '', attributes: {}, text: '', children: [] }
  const open = [top]
  const broken: string[] = []
  parser.on('error', ({ message }) => broken.push(message))
  parser.on('doctype', () => broken.push('doctype'))
  parser.on('opentag', ({ uri, local, attributes }) => {
    const node: Node = {
      name: `${prefixes[uri] ?? '?:'}${local}`,
      attributes: {},
      text: '',
      children: [],
    }
    for (const { prefix, local: name, value } of Object.values(attributes)) {
      if (prefix !== 'xmlns' && name !== 'xmlns') node.attributes[name] = value
    }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('cdata', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return broken.length > 0 ? null : (top.children[0] ?? null)
}

/** All nodes at a path such as "cac:Party/cac:PostalAddress", seen from `node`. */
export function all(node: Node | undefined, path: string): Node[] {
  let found = node ? [node] : []
  for (const step of path.split('/')) {
    found = found.flatMap((one) => one.children.filter((child) => child.name === step))
  }
  return found
}

export function first(node: Node | undefined, path: string): Node | undefined {
  return all(node, path)[0]
}

/** The trimmed text at a path; undefined when the element is not there. */
export function value(node: Node | undefined, path: string): string | undefined {
  return first(node, path)?.text.trim()
}

/** The node and everything below it. */
export function* everything(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) yield* everything(child)
}
