import type { TestOffice } from './office'

/**
 * Registers an opzegdatum the way an owner does who will not wait: an unusual date is stood for at
 * once, and the data go as soon as the day has come.
 */
export const terminated = async (
  office: Pick<TestOffice, 'call'>,
  { id, on }: { id: number; on: string },
): Promise<void> => {
  await office.call('clients.terminate', { id, on, year: on.slice(0, 4), reason: 'Opgezegd' })
  const leaving = await office.call('clients.leaving', {})
  if (leaving.some(({ clientId, waitsForOwner }) => clientId === id && waitsForOwner)) {
    await office.call('clients.confirmTermination', { id })
  }
  await office.call('clients.hastenTermination', { id })
}
