import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Netbox, NetboxStatus} from '../../netbox/netbox.js';
import {compareVersions, isOlder} from '../../netbox/read/versions.js';
import type {CacheChange, Position, ShownObject} from '../../store/cache/cache.js';
import {everywhereTypes} from '../model.js';
import {dialectOf, type LogReading, labelOf, readNewest, readSessionType} from './change-log.js';
import {readTimes} from './change-times.js';
import {type FieldChange, type FieldsState, fieldsOpenSince, readFieldsState} from './custom-fields.js';
import type {Glance, Saved} from './glance.js';
import {isPartial, readSaved, type SavedReading} from './saved.js';
import {objectsTouched} from './shows.js';

/** What is known at the start of a check about everything that the cache holds for this server, branch and reader. */
export type Proof = {
	/** Where the check began and where it has come to: handed to every write of what is read from now on. */
	readonly position: Position;
	/** What must be marked before rows are believed. */
	readonly marks: Pick<CacheChange, 'staleAll' | 'staleSessions' | 'staleObjects'>;
	/** The change log does not tell all: lists must be compared too, and an hour is the most a row is believed. */
	readonly logClosed: boolean;
	/** The log tells of no change. */
	readonly isQuiet: boolean;
	/** The log names a device that was made, edited or deleted, or may have missed one: devices may have come and gone. */
	readonly devicesChanged: boolean;
	readonly warnings: readonly string[];
};

/** What was asked at one moment, the position that the log was asked since, and the present `last_sync` of a branch. */
export type ProofOpening = {
	readonly status: Result<NetboxStatus>;
	readonly log: Result<LogReading>;
	readonly before: Position | undefined;
	readonly lastSync?: string | null | undefined;
	/** Of a branch: what main's log says of custom fields. */
	readonly fieldChange?: Result<FieldChange> | undefined;
	/** The state of custom fields, where it was asked. */
	readonly fields?: Result<FieldsState> | undefined;
	/** What was seen by GraphQL; null where it was asked and did not answer. */
	readonly glance?: Glance | null | undefined;
	/** Where custom fields are kept. */
	readonly main: Netbox;
	/** Our clock, in ms. */
	readonly now: number;
};

/** NetBox's answer to status, or the failure that there is no netbox-bgp. */
export const needBgp = (netbox: Netbox, status: NetboxStatus): Result<NetboxStatus> =>
	'netbox_bgp' in status.plugins ? ok(status) : err(failure.pluginMissing(netbox.name, 'BGP'));

/** What the opening proves. Asks again only where the server turned out to be older than was thought, its log closed, or a custom field changed. */
export async function prove(netbox: Netbox, opening: ProofOpening): Promise<Result<Proof>> {
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
	const known = {checkedAt: clock, versions, ...place, ...(sessionType !== undefined && {sessionType}), ...blindness(opening)};
	const fields = await settleFields(opening, reading);
	if (!fields.ok) return fields;
	const position = {...known, ...(fields.value !== undefined && {fieldsOpen: fields.value})};
	const isOpen = fields.value !== undefined || before?.fieldsOpen !== undefined;
	const warnings = versionWarnings(versions.netbox, versions.plugins['netbox_bgp']);
	const proving = {position, before, replaced: replaced || isOpen, warnings};
	return reading.kind === 'closed' ? proveByTimes(netbox, proving) : ok(proveByLog(netbox, reading, {...proving, glance: opening.glance}));
}

function blindness({glance, before, now}: ProofOpening): Pick<Position, 'blindAt'> {
	if (glance === null) return {blindAt: now};
	return glance === undefined && before?.blindAt !== undefined ? {blindAt: before.blindAt} : {};
}

/** Since when custom fields are under way; asked after the log where that tells of a change, so that none is missed. */
async function settleFields({fields, fieldChange, before, main, now}: ProofOpening, reading: LogReading): Promise<Result<number | undefined>> {
	const isLogged = reading.kind === 'read' && reading.changes.some(({type}) => everywhereTypes.has(type));
	const isMoved = before !== undefined && fieldChange?.ok === true && !isSameChange(fieldChange.value, before.fieldChange);
	const changed = isLogged || isMoved;
	const isUnseen = fields === undefined && reading.kind === 'read' && reading.lost;
	const state = changed || isUnseen ? await readFieldsState(main) : (fields ?? ok<FieldsState>('settled'));
	return state.ok ? ok(fieldsOpenSince(state.value, {before, changed, now})) : state;
}

const isSameChange = (a: FieldChange | undefined, b: FieldChange | undefined): boolean => a?.change === b?.change && a?.witness === b?.witness;

type SettledLog = {readonly reading: LogReading; readonly sessionType?: number};

/** An old plugin's log is asked without the sessions' own rows. When that was not known it is asked once more, and nothing is known of the time before. */
async function settle(
	netbox: Netbox,
	{log, before}: ProofOpening,
	now: Pick<Position, 'versions'> & {readonly replaced: boolean; readonly clock: number},
): Promise<Result<SettledLog>> {
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

type Proving = {readonly position: Position; readonly before: Position | undefined; readonly replaced: boolean; readonly warnings: readonly string[]};

async function proveByTimes(netbox: Netbox, {position, before, replaced, warnings}: Proving): Promise<Result<Proof>> {
	const times = before ? await readTimes(netbox, before.checkedAt) : ok({changed: [], unseen: [], lost: false});
	if (!times.ok) return times;
	const isFirst = before === undefined || before.cursor !== undefined;
	const said = isFirst ? [...warnings, closedWarning(netbox.name, times.value.unseen)] : warnings;
	const marks = marksOf(times.value.changed, {lost: replaced || times.value.lost, modern: isModern(position)});
	return ok({marks, position, logClosed: true, isQuiet: false, devicesChanged: false, warnings: said});
}

const closedWarning = (name: string, unseen: readonly string[]): string =>
	`the change log of '${name}' cannot be read with this token: freshness is checked by times${unseen.length > 0 ? `, unseen are ${unseen.join(', ')}` : ''}, and every row is read again after 1h`;

type LogRead = Extract<LogReading, {readonly kind: 'read'}>;

function proveByLog(netbox: Netbox, reading: LogRead, {position, before, replaced, warnings, glance}: Proving & Pick<ProofOpening, 'glance'>): Proof {
	const lost = before !== undefined && (reading.lost || replaced || before.cursor === undefined);
	const tells = (one: Saved): boolean => reading.lost || (reading.told.get(labelOf(one)) ?? 0) >= Date.parse(one.time);
	const log = {tells, now: position.checkedAt, isOfMain: position.fieldChange === undefined};
	const seen: SavedReading | undefined = glance ? readSaved(glance, before?.saved, log) : undefined;
	const saved = seen?.saved ?? before?.saved ?? {at: position.checkedAt, seen: [], unlogged: []};
	const reached = {...position, cursor: reading.cursor, saved};
	const changes = [...reading.changes.map(({type, object: id}) => ({type, id})), ...(seen?.changed ?? [])];
	const wasWhole = before !== undefined && !isPartial(before);
	return {
		marks: marksOf(changes, {lost: lost || seen?.lost === true, modern: isModern(position)}),
		position: reached,
		logClosed: isPartial(reached),
		isQuiet: !lost && reading.changes.length === 0,
		devicesChanged: lost || reading.changes.some(({type}) => type === 'dcim.device'),
		warnings: seen?.past && wasWhole ? [...warnings, partialWarning(netbox.name, seen.past)] : warnings,
	};
}

const partialWarning = (name: string, {type, id}: ShownObject): string =>
	`the change log of '${name}' does not show this token every change (${type} ${id} was saved without a row): a part of it may be hidden, or a script writes past it. For a day every row is read again after 1h`;

const isModern = ({versions}: Position): boolean => dialectOf(versions.plugins).modern;

/** What changes mean for cached rows; `lost`: there may be others. */
function marksOf(changes: readonly ShownObject[], {lost, modern}: {readonly lost: boolean; readonly modern: boolean}): Proof['marks'] {
	const staleSessions = changes.filter(({type}) => type === ownType).map(({id}) => id);
	const others = changes.filter(({type}) => type !== ownType);
	const staleObjects = objectsTouched(others, modern);
	return {
		...((lost || others.some(({type}) => everywhereTypes.has(type))) && {staleAll: true}),
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
		fieldChange?.change ?? null,
		fieldChange?.witness ?? null,
	]);
