import type { Migration } from '../migrate'

/** Adds differences with the registrar that somebody let be. */
export const migration023: Migration = {
  version: 23,
  up: (db) => {
    db.exec(`
CREATE TABLE registrarAsides (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- a digest under the office's key of what it is about and how it differs: nothing of the list itself
  difference TEXT NOT NULL UNIQUE,
  -- null: no subscription runs, or ran
  subscriptionId INTEGER REFERENCES subscriptions (id),
  reason TEXT NOT NULL,
  setAsideOn TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX registrarAsidesBySubscription ON registrarAsides (subscriptionId)
  WHERE subscriptionId IS NOT NULL;
CREATE INDEX registrarAsidesByUser ON registrarAsides (userId);
`)
  },
}
