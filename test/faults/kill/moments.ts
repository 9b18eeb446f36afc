/** At which steps victims die: chosen with a seed, so that every run dies at the same ones. */

/** A small generator with a seed (mulberry32): each call gives a number from 0 up to 1. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What a step does to which file, whatever a temporary name was this time. */
const kindOf = (step: string): string => step.replace(/-\w{6}(?=\/|$)/g, '-XXXXXX')

/** The places of the steps of each kind, kinds in the order in which they first come. */
const byKind = (trace: readonly string[]): number[][] => {
  const kinds = new Map<string, number[]>()
  trace.forEach((step, place) => {
    const kind = kindOf(step)
    kinds.set(kind, [...(kinds.get(kind) ?? []), place + 1])
  })
  return [...kinds.values()]
}

/** How many moments it takes to have each kind of step once, and the beginning and the end. */
export const eachKind = (trace: readonly string[]): number => byKind(trace).length + 2

/**
 * `times` steps of a job, counted from 1, in order: before anything was changed, after everything was
 * (one past the last), and of the kinds of change in between one each, as many as there is room for,
 * evenly over the job. Where there is room for more, any others.
 */
export const momentsIn = (trace: readonly string[], times: number, seed: number): number[] => {
  const random = randomFrom(seed)
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const chosen = new Set([1, trace.length + 1])
  const kinds = byKind(trace)
  const turns = Math.min(kinds.length, Math.max(0, times - chosen.size))
  for (let turn = 0; turn < turns; turn += 1) {
    const stretch = kinds.slice(
      Math.floor((turn * kinds.length) / turns),
      Math.floor(((turn + 1) * kinds.length) / turns),
    )
    const place = oneOf(oneOf(stretch) ?? [])
    if (place !== undefined) chosen.add(place)
  }
  const others = trace.map((_, place) => place + 1).filter((place) => !chosen.has(place))
  while (chosen.size < times && others.length > 0) {
    const [place = 1] = others.splice(Math.floor(random() * others.length), 1)
    chosen.add(place)
  }
  return [...chosen].sort((a, b) => a - b)
}
