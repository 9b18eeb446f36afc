import type { Migration } from '../migrate'

/** Adds who holds a domain name, subscriptions taken over from a file, and how files are read. */
export const migration018: Migration = {
  version: 18,
  up: (db) => {
    db.exec(`
ALTER TABLE subscriptions ADD COLUMN holderName TEXT;
ALTER TABLE subscriptions ADD COLUMN holderEmail TEXT;
ALTER TABLE subscriptions ADD COLUMN holderPhone TEXT;
ALTER TABLE subscriptions ADD COLUMN holderCheckedOn TEXT;
ALTER TABLE subscriptions ADD COLUMN holderCheckedBy INTEGER REFERENCES users (id);
CREATE TABLE subscriptionImports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  undoneAt TEXT
) STRICT;
ALTER TABLE subscriptions ADD COLUMN importId INTEGER REFERENCES subscriptionImports (id);
CREATE INDEX subscriptionsByImport ON subscriptions (importId) WHERE importId IS NOT NULL;
-- Which column of a file is which field, for the next file with the same columns. Nothing of the file
-- itself is kept: a first line can be somebody's data.
CREATE TABLE fileMappings (
  purpose TEXT NOT NULL,
  headerHash TEXT NOT NULL,
  -- field to place
  mapping TEXT NOT NULL,
  PRIMARY KEY (purpose, headerHash)
) STRICT;
`)
  },
}
