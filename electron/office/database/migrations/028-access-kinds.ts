import type { Migration } from '../migrate'

/** Events by kind first: a kind that is rare is found without walking over all the others. */
export const migration028: Migration = {
  version: 28,
  up: (db) => {
    db.exec(`
DROP INDEX accessEventsOfClients;
DROP INDEX accessEventsApart;
CREATE INDEX accessEventsOfClients ON accessEvents (kind, at) WHERE clientId IS NOT NULL;
CREATE INDEX accessEventsApart ON accessEvents (kind, at) WHERE clientId IS NULL;
`)
  },
}
