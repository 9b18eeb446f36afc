import type { Migration } from '../migrate'

/** Adds which parts of what was held of a client were erased at their request. */
export const migration015: Migration = {
  version: 15,
  up: (db) => {
    db.exec(`
-- Tells a restored backup that knows of an erasure from one that was made before it.
CREATE TABLE erasedParts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  part TEXT NOT NULL,
  partId INTEGER,
  erasedAt TEXT NOT NULL
) STRICT;
CREATE INDEX erasedPartsByClient ON erasedParts (clientId);
`)
  },
}
