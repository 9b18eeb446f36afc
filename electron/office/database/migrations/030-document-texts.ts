import type { Migration } from '../migrate'

/** Adds the agency's own small print as it stood when a document was issued or sent. */
export const migration030: Migration = {
  version: 30,
  up: (db) => {
    db.exec(`
-- With their placeholders; a document fills them in from its own rows.
CREATE TABLE documentTexts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
  terms TEXT,
  footer TEXT
) STRICT;
CREATE TRIGGER documentTextsStayAsTheyAre BEFORE UPDATE ON documentTexts
BEGIN SELECT RAISE(ABORT, 'a text stays as it was when a document got it'); END;
CREATE TRIGGER documentTextsStay BEFORE DELETE ON documentTexts
BEGIN SELECT RAISE(ABORT, 'a text stays for the documents that have it'); END;
ALTER TABLE invoices ADD COLUMN textsId INTEGER REFERENCES documentTexts (id);
ALTER TABLE quotes ADD COLUMN textsId INTEGER REFERENCES documentTexts (id);
CREATE TRIGGER issuedInvoicesKeepTheirTexts BEFORE UPDATE OF textsId ON invoices
WHEN OLD.issuedAt IS NOT NULL AND NEW.textsId IS NOT OLD.textsId
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER sentQuotesKeepTheirTexts BEFORE UPDATE OF textsId ON quotes
WHEN OLD.sentAt IS NOT NULL AND NEW.textsId IS NOT OLD.textsId
BEGIN SELECT RAISE(ABORT, 'a quote that was sent is never changed'); END;
`)
  },
}
