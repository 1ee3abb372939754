/**
 * The tables of the jobs of every shell. AUTOINCREMENT, because a number that a user has seen never names another job. Long columns are in a table of
 * their own, so that a list does not read them. Times are in ms.
 */
export const jobMigrations: readonly string[] = [
	`
CREATE TABLE job (
	number INTEGER PRIMARY KEY AUTOINCREMENT,
	id TEXT NOT NULL UNIQUE,
	line TEXT NOT NULL,
	task TEXT NOT NULL,
	state TEXT NOT NULL,
	instance TEXT,
	failure TEXT,
	shell TEXT NOT NULL,
	pid INTEGER NOT NULL,
	keep_output INTEGER NOT NULL,
	queued_at INTEGER NOT NULL,
	ended_at INTEGER
) STRICT;

CREATE TABLE job_record (
	number INTEGER PRIMARY KEY REFERENCES job ON DELETE CASCADE,
	events TEXT NOT NULL,
	output TEXT,
	bytes INTEGER NOT NULL
) STRICT;
`,
	`
-- Results of more than 1,000 sessions were stored without their rows.
UPDATE job_record SET output = NULL, bytes = 0 WHERE output LIKE '%"kind":"groups"%' AND output LIKE '%"checkedAt":%' AND output NOT LIKE '%"row":{%';
`,
	`
-- What a record sums up to with its number and the state and times of its job; null where an older release wrote it, which is not checked.
ALTER TABLE job_record ADD COLUMN sum INTEGER;
`,
	`
-- From here on events and outputs are lines of JSON, of the form that stands in each first line. An older release would take them for damaged, so it
-- must not open the file; what it wrote stays as it is, and is read.
`,
	`
-- Results that are too large to be kept as one text: lines of JSON, compressed in pieces, of which the record says how many there are once all are
-- there. "lacks" is why a record has no result. A "sum" is over the piece, its job and its place.
ALTER TABLE job_record ADD COLUMN pieces INTEGER;
ALTER TABLE job_record ADD COLUMN lacks TEXT;
CREATE TABLE job_piece (
	number INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,
	place INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (number, place)
) STRICT;
`,
];
