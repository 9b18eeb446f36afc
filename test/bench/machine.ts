import { arch, cpus, platform, totalmem } from 'node:os'

/** What figures were measured on. */
export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  platform: string
  node: string
  electron: string
}

export function describeMachine(electron: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()}-${arch()}`,
    node: process.versions.node,
    electron,
  }
}
