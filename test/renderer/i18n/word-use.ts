import ts from 'typescript'

/** What a source asks for: whole keys, and patterns where a part is only known at run time. */
export interface WordUse {
  /** inside `t(…)` or `say(…)` */
  asked: ReadonlySet<string>
  /** literals elsewhere: they may be handed on to one of those, or be something else */
  written: ReadonlySet<string>
  /** `retention.tabs.${one}` inside those: whatever stands there */
  families: readonly RegExp[]
}

const ASKING = ['t', 'say']
/** One segment of a key, or what asks for a second person: an operation, named with a dot. */
const GAP = '(?:[\\w-]+|archive\\.\\w+|disclosures\\.\\w+)'

/** Reads which words a source file of the renderer asks for. */
export const wordUse = (text: string): WordUse => {
  const asked = new Set<string>()
  const written = new Set<string>()
  const families: RegExp[] = []
  const visit = (node: ts.Node, within: boolean): void => {
    if (ts.isImportDeclaration(node)) return
    if (ts.isStringLiteralLike(node)) (within ? asked : written).add(node.text)
    if (within && ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
      const escaped = parts.map((part) => part.replaceAll('.', '\\.'))
      families.push(new RegExp(`^${escaped.join(GAP)}$`))
      node.templateSpans.forEach(({ expression }) => visit(expression, false))
      return
    }
    if (ts.isCallExpression(node)) {
      const asks = ts.isIdentifier(node.expression) && ASKING.includes(node.expression.text)
      visit(node.expression, false)
      node.arguments.forEach((argument, place) => visit(argument, asks && place === 0))
    } else if (within && ts.isConditionalExpression(node)) {
      visit(node.condition, false)
      visit(node.whenTrue, true)
      visit(node.whenFalse, true)
    } else ts.forEachChild(node, (child) => visit(child, within))
  }
  visit(ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX), false)
  return { asked, written, families }
}
