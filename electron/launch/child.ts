import { spawn } from 'node:child_process'

/**
 * Runs a program in this one's place: same terminal, signals handed on. Resolves to its exit code;
 * 0 when it ended on the signal it was handed, as that is what the person asked for.
 */
export function runChild(
  path: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { env, stdio: 'inherit' })
    const hand = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', hand)
    process.on('SIGTERM', hand)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', hand)
      process.off('SIGTERM', hand)
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
}
