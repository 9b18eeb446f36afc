import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { install, isInstalled, remove, type SignInSweep } from '../../electron/shell/sign-in-sweep'
import { temporaryFolder } from '../support/office/office'

/** A program with an awkward name in an awkward folder, that writes down its arguments. */
const aSweep = (manager: 'runs' | 'absent') => {
  const calls: string[] = []
  const configHome = temporaryFolder()
  const sweep: SignInSweep = {
    command: ['/opt/Kluis "één" $HOME 100%/kluis', '--sweep', '--data', '/home/jan/mijn \\ map'],
    folder: '/home/jan/mijn \\ map',
    configHome,
    systemctl: (...args) => {
      calls.push(args.join(' '))
      return manager === 'runs' ? Promise.resolve() : Promise.reject(new Error('no bus'))
    },
  }
  const files = () =>
    readdirSync(configHome, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(service|timer|desktop)$/.test(path),
    )
  return { sweep, calls, files, configHome }
}

describe('sweeping at desktop sign-in, on Linux', () => {
  it('is a timer of the user manager where that runs, at sign-in and every hour', async () => {
    const { sweep, calls, files, configHome } = aSweep('runs')
    expect(isInstalled(sweep)).toBe(false)
    await install(sweep)
    expect(isInstalled(sweep)).toBe(true)
    const [service = '', timer = ''] = files().sort()
    expect(files()).toHaveLength(2)
    expect(calls.at(-1)).toMatch(/^enable --now kluis-sweep-[0-9a-f]{8}\.timer$/)
    expect(readFileSync(join(configHome, timer), 'utf8')).toContain('OnUnitActiveSec=1h')
    expect(readFileSync(join(configHome, service), 'utf8')).toContain(
      String.raw`ExecStart="/opt/Kluis \"één\" $$HOME 100%%/kluis" "--sweep" "--data" "/home/jan/mijn \\ map"`,
    )
    await remove(sweep)
    expect(files()).toEqual([])
    expect(calls.some((call) => call.startsWith('disable --now'))).toBe(true)
  })

  it('is an autostart entry of the desktop elsewhere', async () => {
    const { sweep, files, configHome } = aSweep('absent')
    await install(sweep)
    expect(isInstalled(sweep)).toBe(true)
    const [entry = ''] = files()
    expect(files()).toHaveLength(1)
    const text = readFileSync(join(configHome, entry), 'utf8')
    expect(text).toContain(
      String.raw`Exec="/opt/Kluis \\"één\\" \\$HOME 100%%/kluis" "--sweep" "--data" "/home/jan/mijn \\\\ map"`,
    )
    await remove(sweep)
    expect(files()).toEqual([])
    expect(isInstalled(sweep)).toBe(false)
  })

  it('is not there for another program or another office', async () => {
    const { sweep } = aSweep('absent')
    await install(sweep)
    expect(isInstalled({ ...sweep, folder: '/home/jan/ander' })).toBe(false)
    expect(isInstalled({ ...sweep, command: ['/opt/nieuw/kluis'] })).toBe(false)
    await remove({ ...sweep, folder: '/home/jan/ander' })
    expect(isInstalled(sweep)).toBe(true)
  })

  it('starts the program with exactly its arguments', async ({ skip }) => {
    const launcher = ['/usr/bin/gio', '/bin/gio'].find(existsSync)
    if (!launcher) skip('gio, which reads desktop entries, is not installed')
    const folder = temporaryFolder()
    const program = join(folder, 'prog "ram" $X')
    const out = join(folder, 'out')
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${out}'\n`)
    chmodSync(program, 0o755)
    const { sweep, files, configHome } = aSweep('absent')
    await install({ ...sweep, command: [program, ...sweep.command.slice(1), '100%'] })
    const [entry = ''] = files()
    spawnSync(launcher ?? '', ['launch', join(configHome, entry)], { encoding: 'utf8' })
    // It starts the program and does not wait for it.
    await vi.waitFor(
      () =>
        expect(readFileSync(out, 'utf8')).toBe('--sweep\n--data\n/home/jan/mijn \\ map\n100%\n'),
      { timeout: 300_000 },
    )
  })
})
