/**
 * The tables of the cache. A session has its own key beside its NetBox id, so that the objects it shows (3 million lines for 200,000 sessions) take
 * two small numbers each. Its JSON, keys by code point, is in a table of its own, so that a mark or a time of check does not rewrite it. `folded` is
 * the name as `foldName` folds it, since SQLite folds ASCII only. Times are in ms.
 */
export const cacheMigrations: readonly string[] = [
	`
CREATE TABLE scope (
	id INTEGER PRIMARY KEY,
	instance TEXT NOT NULL,
	branch TEXT NOT NULL,
	position TEXT,
	UNIQUE (instance, branch)
) STRICT;

CREATE TABLE device (
	scope INTEGER NOT NULL REFERENCES scope ON DELETE CASCADE,
	id INTEGER NOT NULL,
	name TEXT,
	folded TEXT,
	row TEXT NOT NULL,
	fetched_at INTEGER NOT NULL,
	sessions_at INTEGER,
	PRIMARY KEY (scope, id)
) STRICT;
CREATE INDEX device_by_name ON device (scope, folded, name);

CREATE TABLE name_state (
	scope INTEGER NOT NULL REFERENCES scope ON DELETE CASCADE,
	folded TEXT NOT NULL,
	proved INTEGER NOT NULL,
	PRIMARY KEY (scope, folded)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
	key INTEGER PRIMARY KEY,
	scope INTEGER NOT NULL REFERENCES scope ON DELETE CASCADE,
	id INTEGER NOT NULL,
	device INTEGER,
	last_updated TEXT,
	fetched_at INTEGER NOT NULL,
	checked_at INTEGER NOT NULL,
	stale INTEGER NOT NULL,
	UNIQUE (scope, id)
) STRICT;
CREATE INDEX session_by_device ON session (scope, device);

CREATE TABLE session_row (
	session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
	row TEXT NOT NULL
) STRICT;

CREATE TABLE object (
	key INTEGER PRIMARY KEY,
	scope INTEGER NOT NULL REFERENCES scope ON DELETE CASCADE,
	type TEXT NOT NULL,
	id INTEGER NOT NULL,
	UNIQUE (scope, type, id)
) STRICT;

CREATE TABLE shown (
	object INTEGER NOT NULL REFERENCES object ON DELETE CASCADE,
	session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
	PRIMARY KEY (object, session)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_by_session ON shown (session);

CREATE TABLE branch_name (
	instance TEXT NOT NULL,
	name TEXT NOT NULL,
	schema_id TEXT NOT NULL,
	last_sync TEXT,
	PRIMARY KEY (instance, name),
	UNIQUE (instance, schema_id)
) STRICT, WITHOUT ROWID;
`,
	// How often the cache was used.
	'ALTER TABLE scope ADD COLUMN hits INTEGER NOT NULL DEFAULT 0; ALTER TABLE scope ADD COLUMN misses INTEGER NOT NULL DEFAULT 0;',
	`
-- All that completion says of a device, so that 50,000 of them are read without their JSON.
CREATE INDEX device_by_hint ON device (scope, name, id, row ->> '$.site.name', row ->> '$.role.name', row ->> '$.status.value');
`,
	`
-- How large a row is and what it sums up to (\`crc32\`): lists are told without reading the rows, and a row that was damaged is not believed.
ALTER TABLE session ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
UPDATE session SET (bytes, sum) = (SELECT octet_length(row), crc32(row) FROM session_row WHERE session = session.key);
DROP INDEX session_by_device;
CREATE INDEX session_by_device ON session (scope, device, stale, fetched_at, bytes);

-- When a device last served, by which those are found that may go; and how many went.
ALTER TABLE device ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
UPDATE device SET sum = crc32(row), used_at = max(fetched_at, coalesce(sessions_at, 0));
CREATE INDEX device_by_use ON device (used_at);
ALTER TABLE scope ADD COLUMN evicted INTEGER NOT NULL DEFAULT 0;
`,
	`
-- What a session is called, so that its row is opened only where somebody looks into it.
ALTER TABLE session ADD COLUMN name TEXT;
UPDATE session SET name = (SELECT CASE WHEN json_valid(row) THEN row ->> '$.name' END FROM session_row WHERE session = session.key);
`,
	// From here on `stale` is a sum of parts (`StaleParts`), which a release that knows only 0 and 1 would take for fresh; 1 keeps its meaning.
	'',
	`
-- What must be what it was: a row with all that stands beside it (\`seal\`), the marks of a session, the sessions of a set, the position.
-- Where \`members\` is null it is not known how many sessions a set has.
ALTER TABLE session ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
UPDATE session SET mark = stale * 1000003 + checked_at + id,
	sum = coalesce((SELECT seal(row, id, device, name, last_updated, fetched_at) FROM session_row WHERE session = session.key), sum);
ALTER TABLE device ADD COLUMN members INTEGER;
ALTER TABLE device ADD COLUMN keys INTEGER;
UPDATE device SET sum = seal(row, id, name, fetched_at);
ALTER TABLE scope ADD COLUMN position_sum INTEGER;
UPDATE scope SET position_sum = seal(position, instance, branch) WHERE position IS NOT NULL;
CREATE TRIGGER session_moved AFTER UPDATE OF device ON session WHEN old.device IS NOT new.device BEGIN
	UPDATE device SET members = NULL WHERE scope = old.scope AND id IN (old.device, new.device);
END;
`,
	`
-- Until here numbers that a double does not hold were kept rounded. Where a row has so many digits in a row, its device's sessions are read anew.
UPDATE device SET sessions_at = NULL WHERE (scope, id) IN (
	SELECT scope, device FROM session JOIN session_row ON session_row.session = session.key WHERE row GLOB '*[ :,[-]${'[0-9.]'.repeat(16)}*');
`,
	`
-- How many devices a name has, and the sum of their ids: an index that has lost one is not believed. \`sum\` is that of the name, plus 1 where it is proved.
ALTER TABLE name_state ADD COLUMN devices INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name_state ADD COLUMN ids INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name_state ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
UPDATE name_state SET sum = seal(folded, scope) + proved, (devices, ids) = (
	SELECT count(*), coalesce(sum(id), 0) FROM device WHERE device.scope = name_state.scope AND device.folded = name_state.folded);
CREATE TRIGGER device_came AFTER INSERT ON device WHEN new.folded IS NOT NULL BEGIN
	UPDATE name_state SET devices = devices + 1, ids = ids + new.id WHERE scope = new.scope AND folded = new.folded;
END;
CREATE TRIGGER device_renamed AFTER UPDATE OF folded ON device WHEN old.folded IS NOT new.folded BEGIN
	UPDATE name_state SET devices = devices - 1, ids = ids - old.id WHERE scope = old.scope AND folded = old.folded;
	UPDATE name_state SET devices = devices + 1, ids = ids + new.id WHERE scope = new.scope AND folded = new.folded;
END;
`,
	`
-- From here on each reader has a part of its own: until here it was not known who had seen what. A mark is of a token with the salt.
DELETE FROM shown; DELETE FROM object; DELETE FROM session_row; DELETE FROM session; DELETE FROM device;
DROP TABLE name_state;
DROP TABLE scope;
CREATE TABLE scope (
	id INTEGER PRIMARY KEY,
	instance TEXT NOT NULL,
	branch TEXT NOT NULL,
	reader TEXT NOT NULL,
	position TEXT,
	position_sum INTEGER,
	hits INTEGER NOT NULL DEFAULT 0,
	misses INTEGER NOT NULL DEFAULT 0,
	evicted INTEGER NOT NULL DEFAULT 0,
	UNIQUE (instance, branch, reader)
) STRICT;
CREATE TABLE name_state (
	scope INTEGER NOT NULL REFERENCES scope ON DELETE CASCADE,
	folded TEXT NOT NULL,
	devices INTEGER NOT NULL,
	ids INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	PRIMARY KEY (scope, folded)
) STRICT, WITHOUT ROWID;
CREATE TABLE reader (
	instance TEXT NOT NULL,
	mark TEXT NOT NULL,
	reader TEXT NOT NULL,
	at INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	PRIMARY KEY (instance, mark)
) STRICT, WITHOUT ROWID;
CREATE TABLE salt (salt TEXT NOT NULL) STRICT;
INSERT INTO salt VALUES (hex(randomblob(32)));
`,
];
