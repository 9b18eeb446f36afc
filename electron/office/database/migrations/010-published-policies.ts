import type { Migration } from '../migrate'

/** Adds which version of the privacy statement the agency published, and when. */
export const migration010: Migration = {
  version: 10,
  up: (db) => {
    db.exec(`
CREATE TABLE publishedPolicies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version TEXT NOT NULL,
  at TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX publishedPoliciesByUser ON publishedPolicies (userId);
`)
  },
}
