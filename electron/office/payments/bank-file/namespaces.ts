/**
 * XML namespaces for a parser that does not resolve them itself. saxes can, at three quarters more
 * time per element; in a bank file nearly every element shares the root's, so a name is resolved
 * once per scope. Source: Namespaces in XML 1.0.
 */

/** An element's local name and namespace (null: none, or a prefix that is not bound). */
export interface QualifiedName {
  uri: string | null
  local: string
  bound: boolean
}

interface Scope {
  depth: number
  bindings: ReadonlyMap<string, string>
  resolved: Map<string, QualifiedName>
}

// A file that uses more different names than this is no bank file; they are resolved anew.
const rememberedNames = 1000

export interface Namespaces {
  /** Enters an element. */
  open(name: string, attributes: Record<string, string>): QualifiedName
  /** Leaves it. */
  close(): void
}

export function createNamespaces(): Namespaces {
  const scopes: Scope[] = []
  let scope: Scope = { depth: 0, bindings: new Map(), resolved: new Map() }
  let depth = 0
  return {
    open(name, attributes) {
      depth += 1
      const declared = declarations(attributes)
      if (declared) {
        scopes.push(scope)
        const bindings = new Map([...scope.bindings, ...declared])
        scope = { depth, bindings, resolved: new Map() }
      }
      return resolve(scope, name)
    },
    close() {
      if (scope.depth === depth) scope = scopes.pop() ?? scope
      depth -= 1
    },
  }
}

function declarations(attributes: Record<string, string>): [string, string][] | null {
  let found: [string, string][] | null = null
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null
    if (prefix !== null) (found ??= []).push([prefix, attributes[name] ?? ''])
  }
  return found
}

function resolve(scope: Scope, name: string): QualifiedName {
  const known = scope.resolved.get(name)
  if (known) return known
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const uri = scope.bindings.get(prefix) ?? null
  const qualified = { uri, local: name.slice(colon + 1), bound: prefix === '' || uri !== null }
  if (scope.resolved.size < rememberedNames) scope.resolved.set(name, qualified)
  return qualified
}
