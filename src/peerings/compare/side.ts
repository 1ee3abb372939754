import {stringifyJson} from '../../core/json-text.js';
import type {Work} from '../../core/long-work.js';
import {canonicalText} from '../../output/canonical.js';
import type {Json, KeyedRow, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {valuesOf} from './values.js';

/** A session as it is compared: where it is shown, which object it is, and its values. */
export type ComparedSession = {
	/** The keys that a result shows it under. */
	readonly device: string;
	readonly session: string;
	readonly id: number | null;
	/** As NetBox wrote it, to the microsecond. */
	readonly created: string | null;
	/** The address of its NetBox. */
	readonly base: string | null;
	/** What makes it the same session on another NetBox, and that without its AS numbers. */
	readonly identity: string;
	readonly ends: string;
	/** Its values (`valuesOf`) as JSON. */
	readonly values: string;
	/** Fields among them of which nobody knows whether they were so. */
	readonly unknown?: readonly string[];
};

/** What is compared: sessions, the devices that were read for them, and what it is called. */
export type Side = {readonly name: string; readonly devices: ReadonlySet<string>; readonly sessions: readonly ComparedSession[]};

/** A device and its sessions, as results and files have them. */
export type SideGroup = {readonly key: string; readonly rows: readonly KeyedRow[]};

/** The sessions of groups, a step for each. */
export function* sideOf(name: string, groups: readonly SideGroup[]): Work<Side> {
	const sessions: ComparedSession[] = [];
	for (const {key, rows} of groups) {
		for (const row of rows) {
			sessions.push(comparedSession(row.held.row, {device: key, session: row.key}));
			yield '';
		}
	}
	return {name, devices: new Set(groups.map(({key}) => key)), sessions};
}

/** A session by its row. */
export function comparedSession(row: Row, shown: {readonly device: string; readonly session: string}): ComparedSession {
	const values = valuesOf(row);
	const holders = [values['device'], values['virtual-machine'], values['site']];
	const vrf = values['custom_fields.vrf'] ?? null;
	const ends: Json = [...holders, values['local'], values['remote'], vrf].map((value) => value ?? null);
	return {
		...shown,
		id: typeof row['id'] === 'number' ? row['id'] : null,
		created: textOf(row['created']),
		base: baseOf(row['url']),
		ends: canonicalText(ends),
		identity: canonicalText([ends, values['local-as'] ?? null, values['remote-as'] ?? null]),
		values: stringifyJson(values),
	};
}

/** The same of a session that was read by its id: NetBox says its device. */
export function sessionById(row: Row): ComparedSession {
	const name = textOf(row['name']);
	const id = `#${String(row['id'] ?? '')}`;
	const device = row['device'];
	const onDevice = isRow(device) ? (textOf(device['name']) ?? `#${String(device['id'] ?? '')}`) : '';
	return comparedSession(row, {device: onDevice, session: name ?? id});
}

/**
 * Whether both are one object of one NetBox: the same id, created at the same moment. The moment tells apart two that got one id in main and in a
 * branch, or before and after a database was restored; another NetBox has other moments, if they are not whole seconds.
 */
export const isSameObject = (one: ComparedSession, other: ComparedSession): boolean =>
	one.id !== null && one.id === other.id && one.created === other.created && (isSameBase(one, other) || /\.\d*[1-9]/.test(one.created ?? ''));

const isSameBase = (one: ComparedSession, other: ComparedSession): boolean => one.base !== null && one.base === other.base;

/** What stands before the path of the API. */
function baseOf(url: Json | undefined): string | null {
	const text = textOf(url);
	const end = text?.indexOf('/api/plugins/bgp/') ?? -1;
	return text === null || end < 0 ? null : text.slice(0, end);
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
