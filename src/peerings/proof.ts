import {failure} from '../failure.js';
import type {Netbox, NetboxStatus} from '../netbox/netbox.js';
import {compareVersions, isOlder} from '../netbox/versions.js';
import {err, ok, type Result} from '../result.js';
import type {Change, Position, ShownObject} from '../store/cache.js';
import {type LogDialect, type LogReading, readNewest, readSessionType, readSince} from './change-log.js';
import {readTimes} from './change-times.js';
import {displayTypes, everywhereTypes, shownTypes} from './shows.js';

/** What is known at the start of a check about everything that the cache holds for this server and branch. */
export type Proof = {
	/** Where the check began and where it has come to: handed to every write of what is read from now on. */
	readonly position: Position;
	/** What must be marked before rows are believed. */
	readonly marks: Pick<Change, 'staleAll' | 'namesUnproved' | 'staleSessions' | 'staleObjects'>;
	/** A kind of device was edited by which nameless devices are displayed. */
	readonly nameless: boolean;
	/** The change log could not be read: lists must be compared too, and an hour is the most a row is believed. */
	readonly logClosed: boolean;
	readonly warnings: readonly string[];
};

/** Status and log, asked at one moment. */
export type Opening = {readonly status: Result<NetboxStatus>; readonly log: Result<LogReading>};

/** How the log of a server with these plugins is asked. */
export function dialectOf(plugins: NetboxStatus['plugins'] | undefined, sessionType?: number): LogDialect {
	const modern = plugins === undefined || !isOlder(plugins['netbox_bgp'], '0.19');
	return {modern, ...(sessionType !== undefined && {sessionType})};
}

/** The log since the position, or its newest entries where there is none. `now` is in ms. */
export const readLog = (netbox: Netbox, before: Position | undefined, now: number): Promise<Result<LogReading>> => {
	const dialect = dialectOf(before?.versions.plugins, before?.sessionType);
	return before?.cursor ? readSince(netbox, before.cursor, {dialect, age: now - before.checkedAt}) : readNewest(netbox, dialect);
};

/** NetBox's answer to status, or the failure that there is no netbox-bgp. */
export const needBgp = (netbox: Netbox, status: NetboxStatus): Result<NetboxStatus> =>
	'netbox_bgp' in status.plugins ? ok(status) : err(failure.pluginMissing(netbox.name, 'BGP'));

/** What the opening proves. Asks again only where the server turned out to be older than was thought, or its log closed. */
export async function prove(netbox: Netbox, opening: Opening, before: Position | undefined): Promise<Result<Proof>> {
	if (!opening.status.ok) return opening.status;
	const status = needBgp(netbox, opening.status.value);
	if (!status.ok) return status;
	const versions = {netbox: status.value.netbox, plugins: status.value.plugins};
	const upgraded = before !== undefined && fingerprint(before.versions) !== fingerprint(versions);
	const log = await settle(netbox, {opening, before, versions, upgraded});
	if (!log.ok) return log;
	const position = {checkedAt: status.value.clock, versions, ...log.value.sessionType};
	const warnings = versionWarnings(versions.netbox, versions.plugins['netbox_bgp']);
	const {reading} = log.value;
	if (reading.kind === 'closed') return proveByTimes(netbox, {position, before, upgraded, warnings});
	const lost = before !== undefined && (reading.lost || upgraded || before.cursor === undefined);
	return ok({...digest(reading.changes, lost), position: {...position, cursor: reading.cursor}, logClosed: false, warnings});
}

type Settling = {readonly opening: Opening; readonly before: Position | undefined; readonly versions: Position['versions']; readonly upgraded: boolean};
type Settled = {readonly reading: LogReading; readonly sessionType: {readonly sessionType?: number}};

/** An old plugin's log is asked without the sessions' own rows: when that was not known before, it is asked once more. */
async function settle(netbox: Netbox, {opening, before, versions, upgraded}: Settling): Promise<Result<Settled>> {
	const known = before && !upgraded ? before.sessionType : undefined;
	if (dialectOf(versions.plugins).modern) return opening.log.ok ? ok({reading: opening.log.value, sessionType: {}}) : opening.log;
	if (known !== undefined) return opening.log.ok ? ok({reading: opening.log.value, sessionType: {sessionType: known}}) : opening.log;
	const sessionType = await readSessionType(netbox);
	if (!sessionType.ok) return sessionType;
	const again = await readNewest(netbox, dialectOf(versions.plugins, sessionType.value));
	if (!again.ok) return again;
	return ok({reading: again.value, sessionType: sessionType.value === undefined ? {} : {sessionType: sessionType.value}});
}

type Timed = {readonly position: Position; readonly before: Position | undefined; readonly upgraded: boolean; readonly warnings: readonly string[]};

async function proveByTimes(netbox: Netbox, {position, before, upgraded, warnings}: Timed): Promise<Result<Proof>> {
	const nothing = {marks: {}, nameless: false};
	const times = before ? await readTimes(netbox, before.checkedAt) : undefined;
	if (times && !times.ok) return times;
	const first = before === undefined || before.cursor !== undefined;
	const found = times ? digestObjects(times.value.changed, upgraded) : nothing;
	return ok({...found, position, logClosed: true, warnings: first ? [...warnings, closedWarning(netbox.name, times?.value.unseen ?? [])] : warnings});
}

const closedWarning = (name: string, unseen: readonly string[]): string =>
	`the token may not read the change log of '${name}': freshness is checked by times${unseen.length > 0 ? `, unseen are ${unseen.join(', ')}` : ''}, and every row is read again after 1h`;

function digest(changes: readonly {readonly type: string; readonly object: number}[], lost: boolean): Pick<Proof, 'marks' | 'nameless'> {
	const own = changes.filter(({type}) => type === 'netbox_bgp.bgpsession').map(({object}) => object);
	const objects = changes.map(({type, object}) => ({type, id: object}));
	const found = digestObjects(objects, lost);
	return own.length > 0 ? {...found, marks: {...found.marks, staleSessions: own}} : found;
}

function digestObjects(objects: readonly ShownObject[], lost: boolean): Pick<Proof, 'marks' | 'nameless'> {
	const everywhere = lost || objects.some(({type}) => everywhereTypes.has(type));
	const renamed = lost || objects.some(({type}) => type === 'dcim.device');
	const shown = objects.filter(({type}) => shownTypes.has(type));
	return {
		nameless: objects.some(({type}) => displayTypes.has(type)),
		marks: {
			...(everywhere && {staleAll: true}),
			...(renamed && {namesUnproved: true}),
			...(shown.length > 0 && {staleObjects: shown}),
		},
	};
}

/** Versions outside of what was tried work as far as NetBox lets them; the user is told once a command. */
function versionWarnings(netbox: string, bgp: string | null | undefined): string[] {
	const outside = (version: string | null | undefined, from: string, below: string): boolean =>
		isOlder(version, from) || (compareVersions(version, below) ?? 0) >= 0;
	return [
		...(outside(netbox, '4.4', '4.8') ? [`NetBox ${netbox} is not one of the versions tried (4.4 to 4.7)`] : []),
		...(outside(bgp, '0.17', '0.21') ? [`netbox-bgp ${bgp ?? 'of unknown version'} is not one of the versions tried (0.17 to 0.20)`] : []),
	];
}

/** Another version may answer other JSON without any time moving. */
const fingerprint = ({netbox, plugins}: Position['versions']): string =>
	JSON.stringify([netbox, Object.entries(plugins).toSorted(([a], [b]) => Number(a > b) - Number(a < b))]);
