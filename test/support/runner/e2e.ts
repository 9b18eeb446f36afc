/* `npm run e2e -- NAME…`: builds when needed and runs just those journeys. */
import { buildWhenNeeded } from '../../../electron/launch/build'
import { command } from '../../../electron/launch/project'
import { findRuntime } from '../../../electron/launch/runtime'
import { journeyNames, runJourneys } from './journeys'
import { requirePackages } from './packages'

await command(async () => {
  const known = journeyNames()
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(`No journey is called ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  await buildWhenNeeded()
  const runtime = await findRuntime()
  await requirePackages(runtime.path)
  return runJourneys(names, runtime)
})
