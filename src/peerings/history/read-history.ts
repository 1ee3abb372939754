import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {objectChanges} from '../../netbox/read/endpoints.js';
import {openBranch} from '../../netbox/read/open-branch.js';
import {type Column, type Output, type Row, usualCut} from '../../output/output.js';
import {parseAddress} from '../../text/address.js';
import {changeFields, changeOf, type FieldEdit, fieldsChanged, isComplete, nameAt, type SessionChange} from './changes.js';
import {readRelated} from './related.js';
import {findSessions, ofSessions, type SessionsMeant} from './sessions-meant.js';

/** Whose history is asked for, and how many changes of it at most. */
export type HistoryAsked = {readonly session: string; readonly limit: number; readonly branch?: string};

/** More sessions than this are not followed by one request. */
const mostSessions = 100;

/** A row for each field that was changed of the sessions that have or had a name, newest first, by NetBox's change log; what the log does not hold is said. */
export async function readHistory(asked: HistoryAsked, main: Netbox): Promise<Result<Output>> {
	const {session, limit, branch} = asked;
	if (session.trim() === '')
		return err(failure.usage('the name of a session is empty.', 'a session without a name is said by its id: show bgp history "#27"'));
	const place = await openBranch(main, branch);
	if (!place.ok) return place;
	const {netbox} = place.value;
	const meant = await findSessions(netbox, session);
	if (!meant.ok) return meant;
	const {ids} = meant.value;
	if (ids.length > mostSessions)
		return err(failure.usage(`"${session}" is or was the name of ${ids.length} sessions.`, 'name one by its id: show bgp history "#27"'));
	const log = ids.length > 0 ? await readChanges(netbox, ids, limit) : ok({changes: [], count: 0});
	if (!log.ok) return log;
	if (log.value.changes.length === 0)
		return err(
			meant.value.there.length > 0
				? failure.emptyLog(session, main.name)
				: failure.noHistory(session, main.name, hintFor(session, meant.value.notes)),
		);
	const {rows, notes} = await rowsOf(netbox, log.value.changes);
	const meta = {
		instance: main.name,
		requests: main.requests(),
		hits: 0,
		misses: 0,
		truncated: isCut(log.value),
		...(branch !== undefined && {branch}),
	};
	const said = [
		...lacking(meant.value, log.value),
		...meant.value.notes,
		...notes,
		...(branch === undefined ? [] : [`this is the log of branch "${branch}": main has its own`]),
	];
	return ok({kind: 'rows', rows, columns: columnsOf(ids.length > 1), errors: [], notes: said, meta});
}

/** How far the log was looked through, if not to its end; else where names are found. An address is often tried as one. */
function hintFor(word: string, [note]: readonly string[]): string {
	if (note !== undefined) return note;
	return parseAddress(word) ? `"show bgp neighbors ${word}" says the names of its sessions` : '"show bgp neighbors" lists the sessions';
}

/** Changes, newest first, and how many the log has. */
export type ChangesRead = {readonly changes: readonly SessionChange[]; readonly count: number};

const isCut = ({changes, count}: ChangesRead): boolean => changes.length < count;

/** The newest changes of these sessions, at most so many. */
export async function readChanges(netbox: Netbox, ids: readonly number[], limit: number): Promise<Result<ChangesRead>> {
	const query: Query = [
		...ofSessions,
		...ids.map((id) => ['changed_object_id', id] as const),
		['ordering', '-id'],
		['limit', limit],
		['fields', changeFields],
	];
	const page = await netbox.page(objectChanges, query);
	if (!page.ok) return page;
	const {results, count} = page.value;
	const foreign = results.some((row) => !ids.includes(Number(row.changed_object_id)));
	if (foreign) return err(failure.unexpectedAnswer(netbox.name, 'changes of other objects than were asked for'));
	return ok({changes: results.map(changeOf), count});
}

/** A row for each changed field, with the names of what it shows. */
async function rowsOf(
	netbox: Netbox,
	changes: readonly SessionChange[],
): Promise<{readonly rows: readonly Row[]; readonly notes: readonly string[]}> {
	const parts = changes.map((change) => ({change, fields: isComplete(change) ? fieldsChanged(change) : []}));
	const {named, notes} = await readRelated(
		netbox,
		parts.flatMap(({fields}) => fields),
	);
	const partial = changes.filter((change) => !isComplete(change)).map(({id}) => id);
	return {
		rows: parts.flatMap(({change, fields}) => (fields.length > 0 ? fields.map(named) : [undefined]).map((field) => rowOf(change, field))),
		notes: [...(partial.length > 0 ? [`the log does not say what changed in ${partial.join(', ')}`] : []), ...notes],
	};
}

function rowOf(change: SessionChange, field: FieldEdit | undefined): Row {
	const {id, session, time, user, action, message, request} = change;
	return {
		time,
		user,
		action,
		field: field?.field ?? null,
		old: field?.old ?? null,
		new: field?.new ?? null,
		message: message === '' ? null : message,
		session: nameAt(change),
		id: session,
		change: id,
		request,
	};
}

/** Where several sessions are meant, whose each change is: the log may hold those of one alone. */
function columnsOf(isOfSeveral: boolean): readonly Column[] {
	const whose: readonly Column[] = [
		{name: 'session', paths: ['session'], rank: 'key', cutTo: 10},
		{name: 'id', paths: ['id'], rank: 'wanted'},
	];
	return [
		{name: 'time', paths: ['time'], rank: 'key', shows: 'time'},
		...(isOfSeveral ? whose : []),
		{name: 'user', paths: ['user'], rank: 'key', cutTo: 8},
		{name: 'action', paths: ['action'], rank: 'wanted'},
		{name: 'field', paths: ['field'], rank: 'key', cutTo: 12},
		{name: 'old', paths: ['old'], rank: 'key', cutTo: 8},
		{name: 'new', paths: ['new'], rank: 'key', cutTo: 8},
		{name: 'message', paths: ['message'], rank: 'extra', cutTo: usualCut},
	];
}

/** What the log does not hold: it is pruned, and writes past it leave nothing. */
function lacking({there, ids}: SessionsMeant, log: ChangesRead): readonly string[] {
	if (isCut(log)) return [`showing ${log.changes.length} of ${log.count} changes`];
	return ids.flatMap((id) => {
		const known = there.find((one) => one.id === id);
		const own = log.changes.filter(({session}) => session === id);
		const first = own.at(-1);
		if ((!known && !first) || own.some(({action}) => action === 'create')) return [];
		const name = known?.name ?? (own[0] && nameAt(own[0]));
		const called = `"${name ?? `#${id}`}"${known?.device == null ? '' : ` of '${known.device}'`}`;
		const begins = first ? `begins at ${first.time} for ${called}` : `holds nothing of ${called}`;
		const since = known?.created == null ? '' : `, which was created at ${known.created}`;
		return [`the change log ${begins}${since}: older changes were pruned, or made past it`];
	});
}
