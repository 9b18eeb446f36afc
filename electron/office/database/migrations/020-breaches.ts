import type { Migration } from '../migrate'

/** Adds the register of data breaches, and whose data each concerns. */
export const migration020: Migration = {
  version: 20,
  up: (db) => {
    db.exec(`
CREATE TABLE breaches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  role TEXT NOT NULL CHECK (role IN ('controller', 'processor')),
  scope TEXT NOT NULL,
  -- a JSON list, and counts as they were when it was registered
  data TEXT NOT NULL,
  counts TEXT NOT NULL,
  what TEXT NOT NULL,
  happenedOn TEXT,
  knownAt TEXT NOT NULL,
  consequences TEXT,
  measures TEXT,
  report TEXT CHECK (report IN ('report', 'no-report')),
  reportReason TEXT,
  reportedOn TEXT,
  tell TEXT CHECK (tell IN ('tell', 'no-tell')),
  tellReason TEXT,
  toldOn TEXT,
  draftsAt TEXT,
  registeredBy INTEGER NOT NULL REFERENCES users (id),
  closedAt TEXT
) STRICT;
CREATE INDEX breachesByUser ON breaches (registeredBy);

CREATE TABLE breachedClients (
  breachId INTEGER NOT NULL REFERENCES breaches (id),
  clientId INTEGER NOT NULL REFERENCES clients (id),
  PRIMARY KEY (breachId, clientId)
) STRICT;
CREATE INDEX breachedClientsByClient ON breachedClients (clientId);
`)
  },
}
