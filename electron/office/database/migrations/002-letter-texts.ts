import type { Migration } from '../migrate'

/** Adds an agency's own texts; where there is no row, the program's own text stands. */
export const migration002: Migration = {
  version: 2,
  up: (db) => {
    db.exec(`
CREATE TABLE letterTexts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
  -- NULL for a kind without one
  subject TEXT,
  body TEXT NOT NULL,
  changedAt TEXT NOT NULL,
  changedBy INTEGER NOT NULL REFERENCES users (id),
  UNIQUE (kind, language)
) STRICT;
CREATE INDEX letterTextsByChangedBy ON letterTexts (changedBy);
`)
  },
}
