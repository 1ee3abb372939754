import {ok, type Result} from '../../core/result.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {objectChanges, sessionTraces} from '../../netbox/read/endpoints.js';
import {isRow} from '../../output/row-values.js';
import {bears, changeFields, changeOf} from './changes.js';

/** A session that is there: `created` as NetBox wrote it. */
type NamedSession = {readonly id: number; readonly name: string | null; readonly device: string | null; readonly created: string | null};

/** The sessions that a word means: those that are there, the ids of all that ever were as far as the log tells, and what is to be said of it. */
export type SessionsMeant = {readonly there: readonly NamedSession[]; readonly ids: readonly number[]; readonly notes: readonly string[]};

/** What a word may mean besides a name: a session by its id, and if `named` only where it has this name, as in the key `ix #25`. */
type ById = {readonly id: number; readonly named: string | undefined};

/** The rows of the log that are about sessions. */
export const ofSessions: Query = [['changed_object_type', 'netbox_bgp.bgpsession']];

/**
 * Finds the sessions of a name or an id. Two requests, for a session may be gone, or be called otherwise now; a third for an id, and where they find
 * none, since the log finds a change by the name that a session has after it. Fails where the log cannot be read.
 */
export async function findSessions(netbox: Netbox, word: string): Promise<Result<SessionsMeant>> {
	const byId = readId(word);
	const [named, numbered, bearers] = await Promise.all([
		readThere(netbox, ['name', word], ({name}) => name === word),
		byId ? readThere(netbox, ['id', byId.id], ({id, name}) => id === byId.id && (byId.named ?? name) === name) : ok([]),
		readBearers(netbox, word, [['q', word]]),
	]);
	if (!named.ok) return named;
	if (!numbered.ok) return numbered;
	if (!bearers.ok) return bearers;
	const there = [...named.value, ...numbered.value];
	const gone = byId && byId.named === undefined ? [byId.id] : [];
	const ids = [...new Set([...there.map(({id}) => id), ...bearers.value.ids, ...gone])];
	if (ids.length > 0) return ok({there, ids, notes: bearers.value.notes});
	const renamed = await readBearers(netbox, word, [['action', 'update']]);
	return renamed.ok ? ok({there, ...renamed.value}) : renamed;
}

function readId(word: string): ById | undefined {
	const [, named, digits] = /^(?:(.+) )?#(\d{1,15})$/su.exec(word) ?? [];
	return digits === undefined ? undefined : {id: Number(digits), named};
}

/** An old plugin fails without policies (test/support/netbox/facts.md 1.6). */
const thereFields = 'id,name,last_updated,created,device,import_policies,export_policies';

async function readThere(
	netbox: Netbox,
	asked: Query[number],
	isMeant: (session: NamedSession) => boolean,
): Promise<Result<readonly NamedSession[]>> {
	const listed = await netbox.list(sessionTraces, [asked, ['fields', thereFields]]);
	if (!listed.ok) return listed;
	const sessions = listed.value.map((row) => ({
		id: row.id,
		name: row.name,
		device: isRow(row['device']) ? String(row['device']['name'] ?? `#${row['device']['id']}`) : null,
		created: typeof row['created'] === 'string' ? row['created'] : null,
	}));
	return ok(sessions.filter(isMeant));
}

type Bearers = Pick<SessionsMeant, 'ids' | 'notes'>;

/** So many changes, the newest ones, are looked through for sessions that had a name. */
const mostChanges = 1000;

/** Sessions that had the name, by those changes among which it is looked for. That NetBox fails over them is no failure of ours: others may be read. */
async function readBearers(netbox: Netbox, name: string, among: Query): Promise<Result<Bearers>> {
	const query: Query = [...ofSessions, ...among, ['ordering', '-id'], ['limit', mostChanges], ['fields', changeFields]];
	const page = await netbox.page(objectChanges, query);
	if (!page.ok) {
		const isBroken = page.error.code === 'rejected' || page.error.code === 'unexpected-answer';
		return isBroken ? ok({ids: [], notes: [`deleted and renamed sessions could not be looked for: ${page.error.message}`]}) : page;
	}
	const {results, count} = page.value;
	const ids = results.map(changeOf).flatMap((change) => (bears(change, name) ? [change.session] : []));
	const isWhole = results.length >= count;
	const notes = isWhole ? [] : [`deleted and renamed sessions were looked for in the newest ${results.length} of ${count} changes`];
	return ok({ids: [...new Set(ids)], notes});
}
