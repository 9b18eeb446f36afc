import { describe, expect, it } from 'vitest'
import { createRequests, type OfficePort } from '../../../renderer/api/requests'
import type { Cancel, Push, Reply, Request } from '../../../shared/operation'

/** A way to an office that answers when it is told to. */
const aWay = () => {
  const sent: (Request | Cancel)[] = []
  const port: OfficePort = { onmessage: null, postMessage: (message) => sent.push(message) }
  const say = (data: Reply | Push) => port.onmessage?.({ data } as MessageEvent<Reply | Push>)
  return { port, sent, say }
}

const session = { session: 'gen.1.abc', last: 4 }

describe('requests to the office', () => {
  it('carry the key of the session, each its own', () => {
    const { port, sent } = aWay()
    const requests = createRequests(() => undefined)
    requests.connect(port)
    void requests.ask('session.status', {}, {})
    requests.takeSession(session)
    void requests.ask('clients.add', { name: 'a' }, {})
    requests.takeSession({ ...session, last: 2 })
    void requests.ask('clients.add', { name: 'b' }, {})
    expect(sent).toEqual([
      { id: 1, op: 'session.status', input: {} },
      { id: 2, op: 'clients.add', input: { name: 'a' }, key: 'gen.1.abc.5' },
      { id: 3, op: 'clients.add', input: { name: 'b' }, key: 'gen.1.abc.6' },
    ])
  })

  it('are asked again with the same key where the way was lost, and answered once', async () => {
    const first = aWay()
    const second = aWay()
    const requests = createRequests(() => undefined)
    requests.takeSession(session)
    requests.connect(first.port)
    const answered = requests.ask('clients.add', {}, {})
    const lost = requests.ask('clients.change', {}, {})
    first.say({ id: 1, ok: true, value: 'added' })
    requests.connect(second.port)
    expect(await answered).toBe('added')
    expect(second.sent).toEqual([
      { id: 2, op: 'clients.change', input: {}, key: 'gen.1.abc.6', arrived: ['gen.1.abc.5'] },
    ])
    // The old way says nothing any more.
    first.say({ id: 2, ok: false, code: 'locked', details: {} })
    second.say({ id: 2, ok: true, value: 'changed' })
    expect(await lost).toBe('changed')
  })

  it('wait for a way when there is none yet, and are told the code they were refused with', async () => {
    const { port, say, sent } = aWay()
    const requests = createRequests(() => undefined)
    const refused = requests.ask('clients.get', { id: 1 }, {})
    requests.connect(port)
    expect(sent).toHaveLength(1)
    say({ id: 1, ok: false, code: 'not-found', details: { entity: 'client', id: 1 } })
    await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  })

  it('hand on what the office says unasked', () => {
    const { port, say } = aWay()
    const heard: Push[] = []
    const requests = createRequests((push) => heard.push(push))
    requests.connect(port)
    say({ push: 'changed', domains: ['clients'] })
    expect(heard).toEqual([{ push: 'changed', domains: ['clients'] }])
  })
})
