import type { Migration } from '../migrate'

/** Adds who gets data of clients, and the log of each time that happened. */
export const migration003: Migration = {
  version: 3,
  up: (db) => {
    db.exec(`
CREATE TABLE recipients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('processor', 'controller', 'authority')),
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL
    CHECK (basis IN ('consent', 'contract', 'legal-obligation', 'legitimate-interest')),
  -- a JSON list
  data TEXT NOT NULL,
  country TEXT NOT NULL,
  agreedOn TEXT,
  reviewOn TEXT,
  endedAt TEXT
) STRICT;

CREATE TABLE disclosures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recipientId INTEGER NOT NULL REFERENCES recipients (id),
  way TEXT NOT NULL,
  givenOn TEXT NOT NULL,
  recordedAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  -- as they were then
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL,
  data TEXT NOT NULL,
  -- those of the archive, whom nothing points at any more, count too
  clients INTEGER NOT NULL,
  note TEXT NOT NULL,
  struckAt TEXT,
  struckBy INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX disclosuresByRecipient ON disclosures (recipientId);
CREATE INDEX disclosuresByUser ON disclosures (userId);
CREATE INDEX disclosuresByStruckBy ON disclosures (struckBy);

CREATE TABLE disclosedClients (
  disclosureId INTEGER NOT NULL REFERENCES disclosures (id),
  clientId INTEGER NOT NULL REFERENCES clients (id),
  PRIMARY KEY (disclosureId, clientId)
) STRICT;
CREATE INDEX disclosedClientsByClient ON disclosedClients (clientId, disclosureId);

-- What was given stays on record as it was.
CREATE TRIGGER disclosuresStay BEFORE DELETE ON disclosures
BEGIN SELECT raise(ABORT, 'a disclosure stays on record'); END;
CREATE TRIGGER disclosuresFixed
BEFORE UPDATE OF recipientId, way, givenOn, recordedAt, userId, purpose, basis, data, clients
ON disclosures
BEGIN SELECT raise(ABORT, 'a disclosure is not changed'); END;

INSERT INTO recipients (version, name, kind, purpose, basis, data, country)
VALUES (1, 'Belastingdienst', 'authority', 'Controle van de aangiften', 'legal-obligation',
  '["name","address","contacts","email","kvk-number","vat-id","bank-account","invoices",' ||
  '"payments"]', 'NL');
`)
  },
}
