/**
 * What a Linux desktop tells on D-Bus and nowhere else: that its screen was locked, that the machine
 * goes to sleep, that this session is to be locked, and how long nobody touched anything.
 */
import type { Message, MessageBus } from 'dbus-native'
import type { LeavingReason } from '../../shared/desk'

export interface DesktopBus {
  /** Seconds; null: this desktop does not tell. */
  idleSeconds(): Promise<number | null>
  stop(): void
}

export interface Buses {
  /** addresses; the system's own when not given */
  session: string | undefined
  system: string | undefined
  /** as logind calls this session */
  sessionId: string | undefined
}

const signal = 4
const noAutoStart = 2
const againMs = 60_000
const answerMs = 2000

const savers = ['freedesktop', 'gnome', 'cinnamon', 'mate'].map((name) => `org.${name}.ScreenSaver`)
const logind = 'org.freedesktop.login1'

/** Those of this desktop; null where there are none. */
export const busesHere = (): Buses | null =>
  process.platform === 'linux'
    ? {
        session: process.env.DBUS_SESSION_BUS_ADDRESS,
        system: process.env.DBUS_SYSTEM_BUS_ADDRESS,
        sessionId: process.env.XDG_SESSION_ID,
      }
    : null

/** Listens until stopped; a bus that is not there, or goes away, is tried again each minute. */
export const listenToDesktop = (
  left: (reason: LeavingReason) => void,
  { session, system, sessionId }: Buses,
): DesktopBus => {
  const saverRules = savers.map(
    (name) => `type='signal',interface='${name}',member='ActiveChanged'`,
  )
  const desktop = keepOpen(session, saverRules, ({ member, interface: name, body }) => {
    if (member === 'ActiveChanged' && savers.includes(name ?? '') && body?.[0] === true)
      left('screen')
  })
  let own: string | null = null
  const rules = [
    `type='signal',sender='${logind}',interface='${logind}.Manager',member='PrepareForSleep'`,
    `type='signal',sender='${logind}',interface='${logind}.Session',member='Lock'`,
  ]
  const machine = keepOpen(
    system ?? 'unix:path=/var/run/dbus/system_bus_socket',
    rules,
    ({ member, interface: name, path, body }) => {
      if (name === `${logind}.Manager` && member === 'PrepareForSleep' && body?.[0] === true)
        left('suspend')
      // Where it is not known which session this is, one too many is locked rather than none.
      if (name === `${logind}.Session` && member === 'Lock' && (own === null || own === path))
        left('screen')
    },
    (bus) => void ownSession(bus, sessionId).then((path) => (own = path)),
  )
  return {
    idleSeconds: async () => {
      const idle = await ask<bigint | number | { toString(): string }>(desktop.bus(), {
        destination: 'org.gnome.Mutter.IdleMonitor',
        path: '/org/gnome/Mutter/IdleMonitor/Core',
        interface: 'org.gnome.Mutter.IdleMonitor',
        member: 'GetIdletime',
      })
      const milliseconds = idle === null ? NaN : Number(String(idle))
      return Number.isFinite(milliseconds) ? Math.floor(milliseconds / 1000) : null
    },
    stop: () => {
      desktop.stop()
      machine.stop()
    },
  }
}

const ownSession = async (
  bus: MessageBus,
  sessionId: string | undefined,
): Promise<string | null> =>
  sessionId === undefined
    ? null
    : ask<string>(bus, {
        destination: logind,
        path: '/org/freedesktop/login1',
        interface: `${logind}.Manager`,
        member: 'GetSession',
        signature: 's',
        body: [sessionId],
      })

/** Null when nobody answers; starts nothing that does not run. */
const ask = async <T>(bus: MessageBus | null, message: Message): Promise<T | null> => {
  if (!bus) return null
  try {
    return await bus.invoke<T>({ ...message, flags: noAutoStart }, { timeout: answerMs })
  } catch {
    return null
  }
}

const keepOpen = (
  busAddress: string | undefined,
  rules: readonly string[],
  heard: (message: Message) => void,
  opened: (bus: MessageBus) => void = () => undefined,
): { bus(): MessageBus | null; stop(): void } => {
  let bus: MessageBus | null = null
  let again: NodeJS.Timeout | null = null
  let stopped = false
  const gone = (): void => {
    bus = null
    if (stopped || again) return
    again = setTimeout(() => {
      again = null
      void open()
    }, againMs)
    // The watch alone never keeps a process alive.
    again.unref()
  }
  const open = async (): Promise<void> => {
    let opening: MessageBus | null = null
    try {
      // Loaded when it is needed: the desk is there sooner.
      const { createClient } = await import('dbus-native')
      if (stopped || busAddress === undefined) return
      opening = createClient({ busAddress })
      bus = opening
      opening.connection.on('error', gone)
      opening.connection.on('end', gone)
      opening.connection.on('message', (message: Message) => {
        if (message.type === signal) heard(message)
      })
      for (const rule of rules) await opening.addMatch(rule)
      opened(opening)
    } catch {
      // One that only half listens is not kept beside the next.
      void Promise.resolve(opening?.connection.end()).catch(() => undefined)
      gone()
    }
  }
  void open()
  return {
    bus: () => bus,
    stop: () => {
      stopped = true
      if (again) clearTimeout(again)
      void Promise.resolve(bus?.connection.end()).catch(() => undefined)
      bus = null
    },
  }
}
