import type { Migration } from '../migrate'

/** Adds what clients ask for, and the portal files they ask it with. */
export const migration014: Migration = {
  version: 14,
  up: (db) => {
    db.exec(`
CREATE TABLE portalFiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- as it stands in the file; random
  ownId TEXT NOT NULL UNIQUE,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  madeAt TEXT NOT NULL,
  madeBy INTEGER NOT NULL REFERENCES users (id),
  validUntil TEXT NOT NULL,
  withdrawnAt TEXT,
  -- PKCS #8, and what vouches for who had the password; gone once it is called in
  privateKey BLOB,
  macKey BLOB,
  CHECK ((privateKey IS NULL) = (macKey IS NULL)),
  CHECK ((privateKey IS NULL) = (withdrawnAt IS NOT NULL))
) STRICT;
CREATE INDEX portalFilesByClient ON portalFiles (clientId);
CREATE INDEX portalFilesByUser ON portalFiles (madeBy);

CREATE TABLE requestFiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  portalFileId INTEGER NOT NULL REFERENCES portalFiles (id),
  ownId TEXT NOT NULL,
  -- by the client's clock
  madeAt TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
  UNIQUE (portalFileId, ownId)
) STRICT;

CREATE TABLE clientRequests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  kind TEXT NOT NULL CHECK (kind IN ('order', 'change', 'cancel', 'withdraw', 'change-data',
    'question', 'object', 'access', 'erasure', 'login')),
  wish TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('portal', 'mail', 'phone', 'letter', 'in-person')),
  receivedOn TEXT NOT NULL,
  askedBy TEXT,
  ip TEXT,
  registeredAt TEXT NOT NULL,
  registeredBy INTEGER NOT NULL REFERENCES users (id),
  -- which wish of which file
  fileId INTEGER REFERENCES requestFiles (id),
  place INTEGER,
  loginId INTEGER REFERENCES logins (id) ON DELETE SET NULL,
  -- it was decided under rows that a restore lost
  heldAt TEXT,
  decidedAt TEXT,
  decidedBy INTEGER REFERENCES users (id),
  outcome TEXT CHECK (outcome IN ('accepted', 'refused', 'settled')),
  -- the reason of a refusal, or the answer
  reply TEXT,
  entity TEXT CHECK (entity IN ('subscription', 'invoice', 'privacyRequest')),
  entityId INTEGER,
  CHECK ((fileId IS NULL) = (place IS NULL)),
  CHECK ((decidedAt IS NULL) = (outcome IS NULL)),
  CHECK ((decidedAt IS NULL) = (decidedBy IS NULL)),
  CHECK ((entity IS NULL) = (entityId IS NULL))
) STRICT;
CREATE INDEX clientRequestsByClient ON clientRequests (clientId);
CREATE INDEX clientRequestsOpen ON clientRequests (receivedOn) WHERE decidedAt IS NULL;
CREATE INDEX clientRequestsDecided ON clientRequests (decidedAt) WHERE decidedAt IS NOT NULL;
CREATE INDEX clientRequestsByLogin ON clientRequests (loginId) WHERE loginId IS NOT NULL;
CREATE INDEX clientRequestsByRegistrar ON clientRequests (registeredBy);
CREATE INDEX clientRequestsByDecider ON clientRequests (decidedBy) WHERE decidedBy IS NOT NULL;
CREATE UNIQUE INDEX clientRequestsOnce ON clientRequests (fileId, place) WHERE fileId IS NOT NULL;
CREATE TRIGGER requestsAreDecidedOnce BEFORE UPDATE OF decidedAt ON clientRequests
WHEN OLD.decidedAt IS NOT NULL AND NEW.decidedAt IS NOT OLD.decidedAt
BEGIN SELECT RAISE(ABORT, 'a request is decided once'); END;

-- Wishes of request files that were decided before a backup was put back that knows nothing of it.
CREATE TABLE decidedWishes (
  portalFile TEXT NOT NULL,
  request TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (portalFile, request, place)
) STRICT;
`)
  },
}
