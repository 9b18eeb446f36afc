/** What an owner named: the lines of logs that are kept, and how a portal names what they tell. */
import type { LogSettings } from '../../../shared/access-events/contract'
import type { AccessRule, PortalField } from '../../../shared/access-events/event'
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export const logSettings = (db: ReadableDatabase): LogSettings => ({
  rules: db.all<AccessRule>('SELECT kind, method, pattern FROM accessRules ORDER BY id'),
  names: Object.fromEntries(
    db
      .all<{ field: PortalField; name: string }>(
        'SELECT field, name FROM portalNames ORDER BY field',
      )
      .map(({ field, name }) => [field, name]),
  ),
})

/** Errors: changed-meanwhile. */
export const saveLogSettings = (
  db: WritableDatabase,
  { rules, names, was }: LogSettings & { was: LogSettings },
): void => {
  if (said(logSettings(db)) !== said(was))
    throw new AppError('changed-meanwhile', { entity: 'accessRules', id: 0 })
  db.run('DELETE FROM accessRules')
  db.run('DELETE FROM portalNames')
  for (const { kind, method, pattern } of rules)
    db.insert('INSERT INTO accessRules (kind, method, pattern) VALUES ($kind, $method, $pattern)', {
      kind,
      method,
      pattern,
    })
  for (const [field, name] of Object.entries(names))
    db.run('INSERT INTO portalNames (field, name) VALUES ($field, $name)', { field, name })
}

const said = ({ rules, names }: LogSettings): string =>
  JSON.stringify([
    rules.map(({ kind, method, pattern }) => [kind, method, pattern]),
    Object.entries(names).sort(),
  ])
