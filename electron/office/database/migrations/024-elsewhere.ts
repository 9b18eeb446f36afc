import type { Migration } from '../migrate'

/**
 * Adds the systems outside the program, what is to be looked at in them when a client leaves, and
 * whom or what a task of a privacy request is about.
 */
export const migration024: Migration = {
  version: 24,
  up: (db) => {
    db.exec(`
CREATE TABLE systems (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Opens no task any more; those that stand stay.
  struckAt TEXT
) STRICT;

CREATE TABLE terminationTasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  systemId INTEGER NOT NULL REFERENCES systems (id),
  -- as the system was called then
  what TEXT NOT NULL,
  finding TEXT,
  doneOn TEXT,
  doneBy INTEGER REFERENCES users (id),
  UNIQUE (clientId, systemId)
) STRICT;
CREATE INDEX terminationTasksBySystem ON terminationTasks (systemId);
CREATE INDEX terminationTasksByUser ON terminationTasks (doneBy);
CREATE INDEX terminationTasksOpen ON terminationTasks (id) WHERE finding IS NULL;

ALTER TABLE privacyTasks ADD COLUMN systemId INTEGER REFERENCES systems (id);
ALTER TABLE privacyTasks ADD COLUMN recipientId INTEGER REFERENCES recipients (id);
CREATE UNIQUE INDEX privacyTasksBySystem ON privacyTasks (systemId, requestId);
CREATE UNIQUE INDEX privacyTasksByRecipient ON privacyTasks (recipientId, requestId);
`)
  },
}
