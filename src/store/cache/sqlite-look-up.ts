import {parseJson, stringifyJson} from '../../core/json-text.js';
import type {Row} from '../../output/output.js';
import {foldName} from '../../text/case-fold.js';
import type {Sql} from '../sqlite/connection.js';
import {readKept} from '../sqlite/kept-text.js';
import type {CachedDevice, LookUp, Scope} from './cache.js';
import {toPosition} from './sqlite-change.js';
import {checkName, type NameState} from './sqlite-devices.js';

/** A device as the file holds it. */
export type DeviceLine = {id: number; name: string | null; row: string; sum: number; fetched_at: number; sessions_at: number | null};
type NameLine = {kinds: string | null; position: string | null; position_sum: number | null} & (NameState | {folded: null}) &
	((DeviceLine & {showing: number}) | {id: null});

/** Reads the position and the devices of some names, with one statement. */
export function createLookUp(sql: Sql): (scope: Scope, names: readonly string[]) => LookUp {
	// The position comes with the first name only, not once for each.
	const lookUp = sql.prepare<[Scope & {names: string}], NameLine>(`
		WITH RECURSIVE here(id) AS (SELECT id FROM scope WHERE instance = @instance AND branch = @branch AND reader = @reader),
			kind(type) AS (
				SELECT (SELECT min(type) FROM object WHERE scope = here.id) FROM here
				UNION ALL SELECT (SELECT min(type) FROM object WHERE scope = (SELECT id FROM here) AND object.type > kind.type) FROM kind WHERE kind.type IS NOT NULL)
		SELECT CASE WHEN coalesce(wanted.key, 0) = 0 THEN (SELECT json_group_array(type || CASE WHEN EXISTS (
				SELECT 1 FROM object WHERE object.scope = scope.id AND object.type = kind.type AND object.id = 0) THEN '#0' ELSE '' END) FROM kind WHERE type IS NOT NULL) END AS kinds,
			CASE WHEN coalesce(wanted.key, 0) = 0 THEN scope.position END AS position,
			CASE WHEN coalesce(wanted.key, 0) = 0 THEN scope.position_sum END AS position_sum,
			name_state.scope, name_state.folded, devices, ids, name_state.sum AS state,
			device.id, device.name, device.row, device.sum, device.fetched_at, device.sessions_at,
			EXISTS (SELECT 1 FROM session CROSS JOIN shown ON shown.session = session.key AND shown.object = (
					SELECT key FROM object WHERE object.scope = scope.id AND object.type = '*' AND object.id = 0)
				WHERE session.scope = scope.id AND session.device = device.id) AS showing
		FROM scope
		LEFT JOIN json_each(@names) AS wanted
		LEFT JOIN name_state ON name_state.scope = scope.id AND name_state.folded = wanted.value
		LEFT JOIN device ON device.scope = scope.id AND device.folded = wanted.value
		WHERE scope.instance = @instance AND scope.branch = @branch AND scope.reader = @reader`);
	return (scope, names) => {
		const folded = [...new Set(names.map(foldName))];
		const lines = lookUp.all({...scope, names: stringifyJson(folded)});
		const [first] = lines.filter((line) => line.position !== null || line.position_sum !== null);
		const position = first && toPosition({...first, ...scope});
		const states = checkedNames(lines);
		return {
			...(position && {position}),
			devices: lines.flatMap((line) => (line.id === null ? [] : [toDevice(line)])).toSorted(byId),
			known: new Set(states.map(({folded}) => folded)),
			shownTypes: typesOf(lines.find(({kinds}) => kinds !== null)?.kinds),
			showing: new Set(lines.flatMap((line) => (line.id !== null && line.showing === 1 ? [line.id] : []))),
		};
	};
}

/** Each type, and again with its suffix if objects without an id are shown. */
function typesOf(kinds: string | null | undefined): ReadonlySet<string> {
	const types = parseJson(kinds ?? '[]') as readonly string[];
	return new Set(types.flatMap((type) => (type.endsWith('#0') ? [type, type.slice(0, -2)] : [type])));
}

/** The state of each name, checked with the devices that were found for it. */
function checkedNames(lines: readonly NameLine[]): readonly NameState[] {
	const found = new Map<string, {readonly name: NameState; readonly ids: number[]}>();
	for (const line of lines) {
		if (line.folded === null) continue;
		const one = found.get(line.folded) ?? {name: line, ids: []};
		if (line.id !== null) one.ids.push(line.id);
		found.set(line.folded, one);
	}
	for (const {name, ids} of found.values()) checkName(name, ids);
	return [...found.values()].map(({name}) => name);
}

/** The device of a line, with its row checked. */
export const toDevice = ({id, name, row, sum, fetched_at: fetchedAt, sessions_at: sessionsAt}: DeviceLine): CachedDevice => ({
	id,
	name,
	row: parseJson(readKept(row, [id, name, fetchedAt], sum)) as Row,
	fetchedAt,
	...(sessionsAt !== null && {sessionsAt}),
});

const byId = (a: {readonly id: number}, b: {readonly id: number}): number => a.id - b.id;
