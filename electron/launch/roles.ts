/** Who may do what, as a page: printed from the contract, so that it cannot drift from the program. */
import { contract } from '../../shared/contract'
import { roles, type AnyOperation } from '../../shared/operation'

const intro = `# Who may do what

Printed from the contract by \`npm run docs\`; a test fails when it is out of date. The door checks it
at every call, before it looks at the input. What a role may not do, its screens do not show.

While Kluis is locked, or somebody is between password and second step, only what says "also locked"
answers. A query reads. A command writes in one transaction and leaves a line in the audit log, or it
is undone; a quiet one changes nothing in the books. An action works with files, keys or the desktop.
`

const header = ['Operation', 'Kind', 'Owner', 'Staff', 'Support', 'Also locked']

const rowOf = (name: string, operation: AnyOperation): string[] => [
  `\`${name}\``,
  operation.quiet ? `${operation.kind}, quiet` : operation.kind,
  ...roles.map((role) => (operation.roles.includes(role) ? 'yes' : '–')),
  operation.whileLocked ? 'yes' : '–',
]

/** Markdown with its columns aligned, as the formatter leaves it. */
const table = (rows: string[][]): string => {
  const widths = header.map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  const rule = widths.map((width) => '-'.repeat(width))
  return [line(head), line(rule), ...body.map(line)].join('\n')
}

export const rolesDocument = (): string => {
  const parts = Object.entries(contract).map(([domain, operations]) => {
    const rows = Object.entries<AnyOperation>(operations).map(([verb, operation]) =>
      rowOf(`${domain}.${verb}`, operation),
    )
    return `\n## ${domain}\n\n${table([header, ...rows])}\n`
  })
  return intro + parts.join('')
}
