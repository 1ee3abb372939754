import {failure} from '../failure.js';
import type {Netbox, NetboxStatus} from '../netbox/netbox.js';
import {compareVersions, isOlder} from '../netbox/versions.js';
import {err, ok, type Result} from '../result.js';
import type {Change, Position, ShownObject} from '../store/cache.js';
import {dialectOf, type LogReading, readNewest, readSessionType} from './change-log.js';
import {readTimes} from './change-times.js';
import {everywhereTypes, objectsTouched} from './shows.js';

/** What is known at the start of a check about everything that the cache holds for this server and branch. */
export type Proof = {
	/** Where the check began and where it has come to: handed to every write of what is read from now on. */
	readonly position: Position;
	/** What must be marked before rows are believed. */
	readonly marks: Pick<Change, 'staleAll' | 'namesUnproved' | 'staleSessions' | 'staleObjects'>;
	/** The change log could not be read: lists must be compared too, and an hour is the most a row is believed. */
	readonly logClosed: boolean;
	readonly warnings: readonly string[];
};

/** Status and log, asked at one moment, the position that the log was asked since, and the present `last_sync` of a branch. */
export type Opening = {
	readonly status: Result<NetboxStatus>;
	readonly log: Result<LogReading>;
	readonly before: Position | undefined;
	readonly lastSync?: string | null | undefined;
	/** Of a branch: what main's log says of custom fields. */
	readonly fieldChange?: Result<number> | undefined;
};

/** NetBox's answer to status, or the failure that there is no netbox-bgp. */
export const needBgp = (netbox: Netbox, status: NetboxStatus): Result<NetboxStatus> =>
	'netbox_bgp' in status.plugins ? ok(status) : err(failure.pluginMissing(netbox.name, 'BGP'));

/** What the opening proves. Asks again only where the server turned out to be older than was thought, or its log closed. */
export async function prove(netbox: Netbox, opening: Opening): Promise<Result<Proof>> {
	if (!opening.status.ok) return opening.status;
	const status = needBgp(netbox, opening.status.value);
	if (!status.ok) return status;
	const {before, lastSync, fieldChange = ok(undefined)} = opening;
	if (!fieldChange.ok) return fieldChange;
	const {clock, ...versions} = status.value;
	const place = {...(lastSync !== undefined && {lastSync}), ...(fieldChange.value !== undefined && {fieldChange: fieldChange.value})};
	const replaced = before !== undefined && fingerprint(before) !== fingerprint({versions, ...place});
	const settled = await settle(netbox, opening, {versions, replaced, clock});
	if (!settled.ok) return settled;
	const {reading, sessionType} = settled.value;
	const position = {checkedAt: clock, versions, ...place, ...(sessionType !== undefined && {sessionType})};
	const warnings = versionWarnings(versions.netbox, versions.plugins['netbox_bgp']);
	if (reading.kind === 'closed') return proveByTimes(netbox, {position, before, replaced, warnings});
	const lost = before !== undefined && (reading.lost || replaced || before.cursor === undefined);
	return ok({
		marks: marksOf(reading.changes, {lost, modern: isModern(position)}),
		position: {...position, cursor: reading.cursor},
		logClosed: false,
		warnings,
	});
}

type Settled = {readonly reading: LogReading; readonly sessionType?: number};

/** An old plugin's log is asked without the sessions' own rows. When that was not known it is asked once more, and nothing is known of the time before. */
async function settle(
	netbox: Netbox,
	{log, before}: Opening,
	now: Pick<Position, 'versions'> & {readonly replaced: boolean; readonly clock: number},
): Promise<Result<Settled>> {
	const known = now.replaced ? undefined : before?.sessionType;
	if (dialectOf(now.versions.plugins).modern) return log.ok ? ok({reading: log.value}) : log;
	if (known !== undefined) return log.ok ? ok({reading: log.value, sessionType: known}) : log;
	const sessionType = await readSessionType(netbox);
	if (!sessionType.ok) return sessionType;
	const again = await readNewest(netbox, {dialect: dialectOf(now.versions.plugins, sessionType.value), now: now.clock});
	if (!again.ok) return again;
	const reading = again.value.kind === 'read' ? {...again.value, lost: true} : again.value;
	return ok({reading, ...(sessionType.value !== undefined && {sessionType: sessionType.value})});
}

type Timed = {readonly position: Position; readonly before: Position | undefined; readonly replaced: boolean; readonly warnings: readonly string[]};

async function proveByTimes(netbox: Netbox, {position, before, replaced, warnings}: Timed): Promise<Result<Proof>> {
	const times = before ? await readTimes(netbox, before.checkedAt) : ok({changed: [], unseen: [], lost: false});
	if (!times.ok) return times;
	const isFirst = before === undefined || before.cursor !== undefined;
	const said = isFirst ? [...warnings, closedWarning(netbox.name, times.value.unseen)] : warnings;
	const changes = times.value.changed.map(({type, id}) => ({type, object: id}));
	return ok({marks: marksOf(changes, {lost: replaced || times.value.lost, modern: isModern(position)}), position, logClosed: true, warnings: said});
}

const closedWarning = (name: string, unseen: readonly string[]): string =>
	`the change log of '${name}' cannot be read with this token: freshness is checked by times${unseen.length > 0 ? `, unseen are ${unseen.join(', ')}` : ''}, and every row is read again after 1h`;

const isModern = ({versions}: Position): boolean => dialectOf(versions.plugins).modern;

/** What changes mean for cached rows; `lost`: there may be others. */
function marksOf(
	changes: readonly {readonly type: string; readonly object: number}[],
	{lost, modern}: {readonly lost: boolean; readonly modern: boolean},
): Proof['marks'] {
	const staleSessions = changes.filter(({type}) => type === ownType).map(({object}) => object);
	const others = changes.filter(({type}) => type !== ownType).map(({type, object}): ShownObject => ({type, id: object}));
	const staleObjects = objectsTouched(others, modern);
	return {
		...((lost || others.some(({type}) => everywhereTypes.has(type))) && {staleAll: true}),
		...((lost || others.some(({type}) => type === 'dcim.device')) && {namesUnproved: true}),
		...(staleSessions.length > 0 && {staleSessions}),
		...(staleObjects.length > 0 && {staleObjects}),
	};
}

const ownType = 'netbox_bgp.bgpsession';

/** Versions outside of what was tried work as far as NetBox lets them; the user is told once a command. */
function versionWarnings(netbox: string, bgp: string | null | undefined): string[] {
	const outside = (version: string | null | undefined, from: string, below: string): boolean =>
		isOlder(version, from) || (compareVersions(version, below) ?? 0) >= 0;
	return [
		...(outside(netbox, '4.4', '4.8') ? [`NetBox ${netbox} is not one of the versions tried (4.4 to 4.7)`] : []),
		...(outside(bgp, '0.17', '0.21') ? [`netbox-bgp ${bgp ?? 'of unknown version'} is not one of the versions tried (0.17 to 0.20)`] : []),
	];
}

/** Another version may answer other JSON without any time moving, and so does a branch that was synced, or whose custom fields were edited. */
const fingerprint = ({versions, lastSync, fieldChange}: Pick<Position, 'versions' | 'lastSync' | 'fieldChange'>): string =>
	JSON.stringify([
		versions.netbox,
		Object.entries(versions.plugins).toSorted(([a], [b]) => Number(a > b) - Number(a < b)),
		lastSync ?? null,
		fieldChange ?? null,
	]);
