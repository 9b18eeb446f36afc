/**
 * Random life stories, played on an office and on a model of the rules written apart. A failing one is
 * shrunk and printed, and told again by `npm run faults -- stories --seed S --path P`.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { verifyOnly } from '../../../../electron/office/verify-only'
import { isAppError } from '../../../../shared/errors'
import { anAgency, anOffice, ownerEmail, ownerPassword } from '../../../support/office/office'
import { known, plots, type Plot } from './steps'
import { Story } from './story'

const tell = async ({ fiscalYearStart, start, steps }: Plot): Promise<void> => {
  const office = await anOffice({
    now: `${start}T09:00:00.000Z`,
    setUp: { agency: anAgency({ fiscalYearStart }) },
  })
  try {
    const story = new Story(office, { today: start, fiscalYearStart })
    await story.begin()
    for (const step of steps) await story.play(step)
    await story.play({ kind: 'run', which: 0, how: 0 })
    const { today } = story.world
    await office.office.ledgerCopied()
    office.close()
    const answer = await verifyOnly(
      office.dir,
      { email: ownerEmail, password: ownerPassword },
      () => new Date(`${today}T10:00:00.000Z`),
    )
    expect(answer).toMatchObject({ ok: true, value: { ok: true } })
  } catch (error) {
    // With its code: what a shrunk story ends with is not always what it began with.
    if (isAppError(error)) throw new Error(`refused: ${error.code}`, { cause: error })
    throw error
  } finally {
    office.close()
  }
}

const { KLUIS_FAULTS_TIMES: times, KLUIS_FAULTS_SEED: seed, KLUIS_FAULTS_PATH: path } = process.env

it('what is kept, sealed and destroyed goes as the rules say, whatever happens in whatever order', async () => {
  await fc.assert(fc.asyncProperty(plots, tell), {
    numRuns: known.length + Number(times ?? 4),
    seed: Number(seed ?? 20260316),
    examples: known.map((plot) => [plot]),
    ...(path ? { path } : {}),
  })
})
