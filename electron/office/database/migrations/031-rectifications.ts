import type { Migration } from '../migrate'

/** Adds what was changed at somebody's request: before and after, for as long as the case is open. */
export const migration031: Migration = {
  version: 31,
  up: (db) => {
    db.exec(`
CREATE TABLE rectifications (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER NOT NULL REFERENCES privacyRequests (id),
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  changedOn TEXT NOT NULL,
  changedBy INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX rectificationsByRequest ON rectifications (requestId);
CREATE INDEX rectificationsByUser ON rectifications (changedBy);
`)
  },
}
