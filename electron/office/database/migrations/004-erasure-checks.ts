import type { Migration } from '../migrate'

/** Adds the look after each erasure: what was gone through, and what was found. */
export const migration004: Migration = {
  version: 4,
  up: (db) => {
    db.exec(`
CREATE TABLE erasureChecks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  erasureId INTEGER NOT NULL UNIQUE REFERENCES erasures (id),
  checkedAt TEXT NOT NULL,
  -- JSON: kinds, places, counts and ids, never a text that was found
  report TEXT NOT NULL
) STRICT;
CREATE TRIGGER erasureChecksAreNotChanged BEFORE UPDATE ON erasureChecks
BEGIN SELECT RAISE(ABORT, 'a check is on record'); END;
CREATE TRIGGER erasureChecksStay BEFORE DELETE ON erasureChecks
BEGIN SELECT RAISE(ABORT, 'a check is on record'); END;
`)
  },
}
