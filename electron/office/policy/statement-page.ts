/** The privacy statement as one web page of its own: no script, nothing fetched, readable on a phone. */
import type { Rows, Statement, StatementPart } from '../../../shared/policy/statement'
import { xmlText } from '../xml-text'

const style = `body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#16202c;background:#fff}
h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.25rem;margin-top:2.2rem}
address,footer{font-style:normal;color:#4b5565}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;border-bottom:1px solid #d5dae1}`

const escaped = (text: string): string =>
  xmlText(text).replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
  )

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`

const tableOf = ({ head, rows }: Rows): string => {
  const heads = head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')
  const lines = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  )
  return `<div class="table"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table></div>`
}

const partOf = ({ topic, title, text: [first, ...rest], list, table }: StatementPart): string =>
  [
    `<section id="${topic}">`,
    `<h2>${escaped(title)}</h2>`,
    ...(first === undefined ? [] : [paragraph(first)]),
    ...(list.length === 0
      ? []
      : [`<ul>\n${list.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`]),
    ...rest.map(paragraph),
    ...(table === null ? [] : [tableOf(table)]),
    '</section>',
  ].join('\n')

/** UTF-8 HTML. */
export const statementPage = (statement: Statement): string => {
  const title = escaped(statement.title)
  return `<!doctype html>
<html lang="${statement.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${escaped(statement.from[0] ?? '')}</title>
<style>
${style}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<address>${statement.from.map(escaped).join('<br>\n')}</address>
${paragraph(statement.intro)}
${statement.parts.map(partOf).join('\n')}
</main>
<footer>
${paragraph(statement.madeFrom)}
</footer>
</body>
</html>
`
}
