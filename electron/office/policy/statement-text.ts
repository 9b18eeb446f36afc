/** The privacy statement as Markdown (CommonMark with tables), for a website that is written in it. */
import type { Rows, Statement, StatementPart } from '../../../shared/policy/statement'
import { xmlText } from '../xml-text'

/** What means something in Markdown is written as itself. */
const plain = (text: string): string =>
  xmlText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?=\s)/, (mark) => mark.replace(/.$/, '\\$&'))

const tableOf = ({ head, rows }: Rows): string => {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n')
}

const partOf = ({ title, text: [first, ...rest], list, table }: StatementPart): string[] => [
  `## ${plain(title)}`,
  ...(first === undefined ? [] : [plain(first)]),
  ...(list.length === 0 ? [] : [list.map((item) => `- ${plain(item)}`).join('\n')]),
  ...rest.map(plain),
  ...(table === null ? [] : [tableOf(table)]),
]

/** UTF-8 Markdown. */
export const statementText = (statement: Statement): string =>
  `${[
    `# ${plain(statement.title)}`,
    // Two spaces end a line within a paragraph.
    statement.from.map(plain).join('  \n'),
    plain(statement.intro),
    ...statement.parts.flatMap(partOf),
    '---',
    plain(statement.madeFrom),
  ].join('\n\n')}\n`
