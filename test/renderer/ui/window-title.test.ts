/** The window's own title is seen by others: in the task bar, while a screen is shared. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '../../../renderer')

/** The opening tags of pages, with what they are given. */
const pagesIn = (source: string): string[] =>
  source
    .split(/<Page(?=[\s>])/)
    .slice(1)
    .map((rest) => rest.slice(0, closing(rest)))

const closing = (text: string): number => {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (text[at] === '>' && depth === 0) return at
  }
  return text.length
}

/** Words of the program alone; anything else may be somebody's name. */
const isFixed = (tag: string): boolean => /\btitle=\{t\('[\w.-]+'\)\}/.test(tag)
const topicOf = (tag: string): string | undefined => /\btopic=\{(.*)\}/.exec(tag)?.[1]

it('names nobody: where a page is headed by what is in a record, the window says what it is about', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  const tags = files
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => {
      const source = readFileSync(join(renderer, path), 'utf8')
      return pagesIn(source).map((tag) => ({ path, tag }))
    })
  expect(tags.length).toBeGreaterThan(20)
  for (const { path, tag } of tags) {
    expect([path, isFixed(tag) || topicOf(tag) !== undefined]).toEqual([path, true])
    expect([path, topicOf(tag) ?? '']).not.toEqual([path, expect.stringMatching(/name|system/i)])
  }
  expect(tags.filter(({ tag }) => topicOf(tag) !== undefined).length).toBeGreaterThan(4)
})
