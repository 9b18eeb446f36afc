import type { Migration } from '../migrate'

/** Adds who signed in, asked for a change or attacked, as logs told it, and what to look for in them. */
export const migration016: Migration = {
  version: 16,
  up: (db) => {
    db.exec(`
CREATE TABLE accessFiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  startedAt TEXT NOT NULL,
  -- null: being read, or its reading was cut off. What it brought came after this event, and is seen
  -- by nobody.
  finishedAt TEXT,
  afterEvent INTEGER NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  format TEXT CHECK (format IN ('combined', 'json-lines')),
  lines INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  malformed INTEGER NOT NULL DEFAULT 0,
  firstAt TEXT,
  lastAt TEXT,
  CHECK ((finishedAt IS NULL) = (format IS NULL))
) STRICT;
CREATE INDEX accessFilesByUser ON accessFiles (userId);
-- One at a time.
CREATE UNIQUE INDEX accessFilesUnfinished ON accessFiles ((finishedAt IS NULL))
  WHERE finishedAt IS NULL;

CREATE TABLE accessEvents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sign-in', 'change', 'attack')),
  clientId INTEGER REFERENCES clients (id),
  ip TEXT NOT NULL,
  userAgent TEXT,
  account TEXT,
  what TEXT NOT NULL,
  status INTEGER,
  signature TEXT,
  -- a digest of the line
  identity TEXT NOT NULL
) STRICT;
-- A line is an event once; in the order of time, so that a log fills pages one after the other.
CREATE UNIQUE INDEX accessEventsOnce ON accessEvents (at, identity);
CREATE INDEX accessEventsByClient ON accessEvents (clientId, at) WHERE clientId IS NOT NULL;
-- Day by day: what goes past its term lies together here too.
CREATE INDEX accessEventsByIp ON accessEvents (substr(at, 1, 10), ip, at);
-- Each has a term of its own: what is past it is one range of these.
CREATE INDEX accessEventsOfClients ON accessEvents (at, kind) WHERE clientId IS NOT NULL;
CREATE INDEX accessEventsApart ON accessEvents (at, kind) WHERE clientId IS NULL;
CREATE INDEX accessEventsByAccount ON accessEvents (lower(account))
  WHERE clientId IS NULL AND account IS NOT NULL;

-- The first that fits decides.
CREATE TABLE accessRules (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sign-in', 'change')),
  method TEXT,
  pattern TEXT NOT NULL
) STRICT;
CREATE TABLE portalNames (
  field TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

INSERT INTO accessRules (kind, method, pattern) VALUES
  ('sign-in', 'POST', '*/login*'),
  ('sign-in', 'POST', '*/wp-login.php'),
  ('sign-in', 'POST', '*/signin*'),
  ('sign-in', 'POST', '*/sign-in*'),
  ('sign-in', NULL, 'login'),
  ('sign-in', NULL, '*.login'),
  ('sign-in', NULL, 'sign-in'),
  ('change', 'POST', '*/account*'),
  ('change', 'PUT', '*/account*'),
  ('change', 'POST', '*/profile*'),
  ('change', NULL, '*.update'),
  ('change', NULL, '*.change'),
  ('change', NULL, '*-changed');
`)
  },
}
