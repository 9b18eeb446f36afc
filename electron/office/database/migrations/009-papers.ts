import type { Migration } from '../migrate'

/** Adds papers: what was signed, or came from an authority, as a file. */
export const migration009: Migration = {
  version: 9,
  up: (db) => {
    db.exec(`
CREATE TABLE papers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER REFERENCES clients (id),
  -- another record that it belongs to
  entity TEXT,
  entityId INTEGER,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('pdf', 'png', 'jpeg')),
  sizeBytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  signedOn TEXT,
  addedAt TEXT NOT NULL,
  addedBy INTEGER NOT NULL REFERENCES users (id),
  CHECK ((entity IS NULL) = (entityId IS NULL)),
  CHECK (coalesce(clientId, entityId) IS NOT NULL)
) STRICT;
CREATE INDEX papersByClient ON papers (clientId);
CREATE INDEX papersByRecord ON papers (entity, entityId) WHERE entity IS NOT NULL;
CREATE INDEX papersByUser ON papers (addedBy);

-- Apart from the papers, so that a list of them reads no bytes.
CREATE TABLE paperChunks (
  paperId INTEGER NOT NULL REFERENCES papers (id),
  nth INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (paperId, nth)
) STRICT;
`)
  },
}
