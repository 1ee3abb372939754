import {type Failure, failure} from '../core/failure.js';
import {stringifyJson} from '../core/json-text.js';
import type {Collection} from '../netbox/api/collection.js';
import type {Item} from '../netbox/read/item.js';
import type {Filter} from '../netbox/schema/filters.js';
import {means} from '../netbox/write/likeness.js';
import type {Json, Row} from '../output/output.js';
import {cellText, isRow} from '../output/row-values.js';

/**
 * What makes a session the only one of its kind: netbox-bgp 0.20.2 has a unique constraint of these and answers 500 where it is
 * broken (seen on 4.7.3). Sessions without a device, or without a remote address, may repeat.
 */
export const sessionKey = ['device', 'local_address', 'local_as', 'remote_address', 'remote_as'] as const;

/** Whether a list is that of the sessions: it has two names. */
export const isSessionList = (path: string): boolean => path === 'plugins/bgp/session' || path === 'plugins/bgp/bgpsession';

/**
 * Why sessions that are to be written would be duplicates: of each other, or of one that is there, which is named. A body that
 * changes a session has its id and is whole. Nothing where none is, or where that cannot be read.
 */
export async function duplicateOf(bodies: readonly Row[], sessions: Collection<Item>, instance: string): Promise<Failure | undefined> {
	const whole = bodies.filter((body) => sessionKey.every((name) => (body[name] ?? null) !== null));
	for (const body of whole) {
		const first = whole.find((other) => identity(other) === identity(body)) ?? body;
		if (first !== body) return failure.sameSession(bodies.indexOf(first) + 1, bodies.indexOf(body) + 1);
	}
	for (const filter of filtersOf(whole)) {
		const found = await sessions.list(filter, {fields: ['name', 'display', ...sessionKey]});
		const other = found.ok ? found.value.find((row) => whole.some((body) => body['id'] !== row.id && isSame(body, row))) : undefined;
		if (other) return failure.sessionExists({id: other.id, name: nameOf(other), between: wordsOf(other)}, instance);
	}
	return undefined;
}

const identity = (body: Row): string => stringifyJson(sessionKey.map((name) => body[name] ?? null));
const isSame = (body: Row, row: Row): boolean => sessionKey.every((name) => means(body[name] ?? null, row[name] ?? null));
const nameOf = (row: Row): string => cellText(row['name'] || (row['display'] ?? null));

/** The sessions of the devices that the bodies are about, by id or by name; a device said in another way cannot be asked for. */
function filtersOf(bodies: readonly Row[]): readonly Filter[] {
	const devices = bodies.map((body) => body['device'] ?? null);
	const said = (attribute: string) => devices.flatMap((device) => attributeOf(device, attribute) ?? []);
	const ids = [...devices.filter((device) => typeof device === 'number'), ...said('id')];
	return [...(ids.length > 0 ? [{device_id: [...new Set(ids)]}] : []), ...(said('name').length > 0 ? [{device: [...new Set(said('name'))]}] : [])];
}

function attributeOf(value: Json, name: string): string | number | undefined {
	const attribute = isRow(value) ? value[name] : undefined;
	return typeof attribute === 'string' || typeof attribute === 'number' ? attribute : undefined;
}

/** `device fceos4, 10.0.2.1/30 AS65100 to 10.0.2.2/30 AS65101`; of what is known by its id alone, the id. */
function wordsOf(row: Row): string {
	const said = (name: string, attribute: string): string => {
		const value = row[name] ?? null;
		const words = name.replace('_', ' ');
		return String(attributeOf(value, attribute) ?? (value === null ? `no ${words}` : `${words} ${cellText(value)}`));
	};
	const as = (name: string): string => said(name, 'asn').replace(/^(?=\d)/, 'AS');
	const device = said('device', 'name').replace(/^device /, '');
	return `device ${device}, ${said('local_address', 'address')} ${as('local_as')} to ${said('remote_address', 'address')} ${as('remote_as')}`;
}
