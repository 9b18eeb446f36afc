import type { Migration } from '../migrate'

/** Adds the accounts an accountant gets the books on, where the office chose its own. */
export const migration027: Migration = {
  version: 27,
  up: (db) => {
    db.exec(`
CREATE TABLE bookAccounts (
  -- which part it plays: 'debtors', 'bank', 'sales-standard' ...
  role TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  rgsCode TEXT
) STRICT;
`)
  },
}
