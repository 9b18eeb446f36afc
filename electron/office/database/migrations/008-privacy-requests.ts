import type { Migration } from '../migrate'

/** Adds requests about somebody's own data, what is to be done for them elsewhere, and objections. */
export const migration008: Migration = {
  version: 8,
  up: (db) => {
    db.exec(`
CREATE TABLE privacyRequests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  type TEXT NOT NULL,
  receivedOn TEXT NOT NULL,
  confirmedOn TEXT,
  identityAskedOn TEXT,
  identityPassedOn TEXT,
  identityFailedOn TEXT,
  extendedOn TEXT,
  answeredOn TEXT,
  outcome TEXT,
  closedOn TEXT,
  mergedInto INTEGER REFERENCES privacyRequests (id),
  -- Of the case, and gone with its closing; name and email of who is not known alone.
  clientId INTEGER REFERENCES clients (id),
  name TEXT,
  email TEXT,
  channel TEXT,
  language TEXT,
  scope TEXT,
  identityMethod TEXT,
  reason TEXT,
  answer TEXT,
  done TEXT,
  notDone TEXT,
  CHECK (closedOn IS NULL OR coalesce(clientId, name, email, channel, language, scope,
    identityMethod, reason, answer, done, notDone) IS NULL)
) STRICT;
CREATE INDEX privacyRequestsByClient ON privacyRequests (clientId);
CREATE INDEX privacyRequestsByMerged ON privacyRequests (mergedInto);
CREATE INDEX privacyRequestsOpen ON privacyRequests (receivedOn) WHERE closedOn IS NULL;

CREATE TABLE privacyTasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  requestId INTEGER NOT NULL REFERENCES privacyRequests (id),
  what TEXT NOT NULL,
  finding TEXT,
  doneOn TEXT,
  doneBy INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX privacyTasksByRequest ON privacyTasks (requestId);
CREATE INDEX privacyTasksByUser ON privacyTasks (doneBy);

-- Whoever asks for their own data is a recipient too; found by this, whatever it is called.
ALTER TABLE recipients ADD COLUMN isPerson INTEGER NOT NULL DEFAULT 0 CHECK (isPerson IN (0, 1));
INSERT INTO recipients (version, name, kind, purpose, basis, data, country, isPerson)
VALUES (1, 'De persoon zelf', 'controller', 'Inzage in eigen gegevens', 'legal-obligation',
  '["name","address","email","phone","invoices","payments"]', 'NL', 1);

-- A row is an objection in force.
CREATE TABLE objections (
  clientId INTEGER NOT NULL REFERENCES clients (id),
  purpose TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (clientId, purpose)
) STRICT;
`)
  },
}
