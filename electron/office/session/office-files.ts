/** Names in the data folder that more than one room knows. */
export const databaseFileName = 'office.db'
/** The copy that gets a new key, until it takes the database's place. */
export const rotatingFileName = 'office.db.rotating'
/** There while a restore moves its files in place (`backup/restore/in-place.ts`). */
export const restoreMarkerName = 'office.restore.json'
