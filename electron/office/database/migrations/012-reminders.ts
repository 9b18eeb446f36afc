import type { Migration } from '../migrate'

const reminders = `
-- Days to wait for each step; null: it is not used.
CREATE TABLE reminderPlan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  friendlyDays INTEGER CHECK (friendlyDays BETWEEN 1 AND 365),
  firstDays INTEGER CHECK (firstDays BETWEEN 1 AND 365),
  finalDays INTEGER CHECK (finalDays BETWEEN 1 AND 365),
  suspendDays INTEGER CHECK (suspendDays BETWEEN 1 AND 365),
  payWithinDays INTEGER NOT NULL CHECK (payWithinDays BETWEEN 1 AND 90),
  -- statutory interest and collection costs with the final notice
  asksExtras INTEGER NOT NULL CHECK (asksExtras IN (0, 1))
) STRICT;
INSERT INTO reminderPlan VALUES (1, 1, 3, 7, 7, 14, 7, 1);

-- Statutory interest after the last half year this program knows.
CREATE TABLE interestRates (
  kind TEXT NOT NULL CHECK (kind IN ('general', 'trade')),
  validFrom TEXT NOT NULL,
  validTo TEXT NOT NULL,
  basisPoints INTEGER NOT NULL CHECK (basisPoints BETWEEN 0 AND 10000),
  addedAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (kind, validFrom)
) STRICT;

CREATE TABLE reminderRuns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  -- when its drafts and its letters were written as files
  draftsAt TEXT,
  lettersAt TEXT
) STRICT;

CREATE TABLE reminders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- null: known from the ledger after a restore
  runId INTEGER REFERENCES reminderRuns (id),
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  clientId INTEGER NOT NULL REFERENCES clients (id),
  step TEXT NOT NULL CHECK (step IN ('friendly', 'first', 'final')),
  sentOn TEXT NOT NULL,
  receivedOn TEXT NOT NULL,
  channel TEXT CHECK (channel IN ('email', 'post')),
  openCents INTEGER,
  interestCents INTEGER,
  -- the last day that interest was counted to
  interestTo TEXT,
  costsCents INTEGER NOT NULL DEFAULT 0,
  -- due unless paid by a day
  announcedCents INTEGER,
  payBy TEXT,
  totalCents INTEGER,
  address TEXT,
  subject TEXT,
  body TEXT,
  UNIQUE (invoiceId, step)
) STRICT;
CREATE INDEX remindersByClient ON reminders (clientId, sentOn, id);
CREATE INDEX remindersByRun ON reminders (runId) WHERE runId IS NOT NULL;
-- What is sealed tells of nobody any more.
CREATE TRIGGER sealedInvoicesHaveNoReminders AFTER UPDATE OF sealedAt ON invoices
WHEN OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL
BEGIN DELETE FROM reminders WHERE invoiceId = NEW.id; END;

-- No reminders to a client until a day, or until somebody ends it.
CREATE TABLE reminderPauses (
  clientId INTEGER PRIMARY KEY REFERENCES clients (id),
  untilOn TEXT,
  setAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id)
) STRICT;

-- After the last reminder: the task to suspend the service, and once all is paid to resume it.
CREATE TABLE suspensions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  askedOn TEXT NOT NULL,
  suspendedAt TEXT,
  suspendedBy INTEGER REFERENCES users (id),
  -- somebody decided to leave the service on
  droppedAt TEXT,
  droppedBy INTEGER REFERENCES users (id),
  resumedAt TEXT,
  resumedBy INTEGER REFERENCES users (id),
  CHECK ((suspendedAt IS NULL) = (suspendedBy IS NULL)),
  CHECK ((droppedAt IS NULL) = (droppedBy IS NULL)),
  CHECK ((resumedAt IS NULL) = (resumedBy IS NULL)),
  CHECK (suspendedAt IS NULL OR droppedAt IS NULL),
  CHECK (resumedAt IS NULL OR suspendedAt IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX suspensionsOnce ON suspensions (clientId)
  WHERE droppedAt IS NULL AND resumedAt IS NULL;
CREATE INDEX suspensionsByClient ON suspensions (clientId, askedOn, id);
CREATE INDEX suspensionsByInvoice ON suspensions (invoiceId);
`

/** Adds reminders: when they go, what went, who gets none, and what follows the last one. */
export const migration012: Migration = { version: 12, up: (db) => db.exec(reminders) }
