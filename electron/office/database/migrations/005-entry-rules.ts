import type { Migration } from '../migrate'

/** Adds the rules that set entries aside as they are booked. */
export const migration005: Migration = {
  version: 5,
  up: (db) => {
    db.exec(`
CREATE TABLE entryRules (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- the other side: its account, or its name where the bank tells no account
  iban TEXT,
  name TEXT,
  words TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  reason TEXT NOT NULL,
  addedAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  CHECK (iban IS NOT NULL OR name IS NOT NULL)
) STRICT;
CREATE INDEX entryRulesByUser ON entryRules (userId);

ALTER TABLE bankEntries ADD COLUMN ruleId INTEGER REFERENCES entryRules (id) ON DELETE SET NULL;
CREATE INDEX bankEntriesByRule ON bankEntries (ruleId) WHERE ruleId IS NOT NULL;

-- An account turns out to be a client's: nothing of it is set aside unseen any more.
CREATE TRIGGER entryRulesYield AFTER INSERT ON clientAccounts
BEGIN DELETE FROM entryRules WHERE iban = NEW.iban; END;
`)
  },
}
