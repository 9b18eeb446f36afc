import { describe, expect, it } from 'vitest'
import { renderRecoveryKit } from '../../../electron/office/session/kit/recovery-kit'
import { formatRecoveryKey } from '../../../shared/session/recovery-key'
import { readPdf } from '../invoices/pdf-reader'

const key = formatRecoveryKey(new Uint8Array(20).map((_, place) => (place * 37 + 11) % 256))
const right = 538.59

const aKit = (change: Partial<Parameters<typeof renderRecoveryKit>[0]> = {}) => ({
  key,
  language: 'nl' as const,
  agencyName: 'Webbureau De Gracht B.V.',
  createdAt: new Date('2026-11-22T23:30:00Z'),
  ...change,
})

const read = async (change: Parameters<typeof aKit>[0] = {}) =>
  readPdf(await renderRecoveryKit(aKit(change)))

const sheet = async (change: Parameters<typeof aKit>[0] = {}) =>
  (await read(change)).text.join('\n')

describe('the recovery kit', () => {
  it('is one sheet with its fonts embedded', async () => {
    const { pages, fontDescriptors } = await read()
    expect(pages).toHaveLength(1)
    expect(fontDescriptors.length).toBeGreaterThan(0)
    for (const font of fontDescriptors) expect(font).toMatch(/\/FontFile/)
  })

  it('shows the whole key in numbered groups, every character apart', async () => {
    const text = await sheet()
    const spread = key.split('-').map((group) => [...group].join(' | '))
    expect(text).toContain(spread.slice(0, 4).join(' | '))
    expect(text).toContain(spread.slice(4).join(' | '))
    for (let group = 1; group <= 8; group++) expect(text).toContain(`Groep ${group}`)
  })

  it('says whose it is and of which day in the Netherlands, what it is for and how to keep it', async () => {
    const text = await sheet()
    for (const part of [
      'Herstelset',
      'Webbureau De Gracht B.V.',
      'Gemaakt op 23 november 2026',
      'kan alle gegevens van uw kantoor openen',
      'Waarvoor is dit blad?',
      'Zo gebruikt u het',
      'Zo bewaart u het',
      'Opgeborgen bij',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('is in English for who reads English', async () => {
    const text = await sheet({ language: 'en' })
    expect(text).toContain('Recovery kit')
    expect(text).toContain('Made on 23 November 2026')
    expect(text).toContain('Group 8')
    expect(text).not.toMatch(/Herstel|Groep/)
  })

  it.each([
    'Een heel lange naam voor een heel klein bureau '.repeat(5),
    '日本語デザイン',
    'A & <B>',
  ])('keeps everything on the sheet for an agency called %s', async (agencyName) => {
    const { pages } = await read({ agencyName })
    expect(pages).toHaveLength(1)
    for (const { x, y, width, glyphs } of pages[0]?.texts ?? []) {
      expect(x + width).toBeLessThanOrEqual(right + 0.5)
      expect(y).toBeLessThan(841.89 - 20)
      expect(glyphs).not.toContain(0)
    }
  })
})
