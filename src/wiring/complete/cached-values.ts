import {ok} from '../../core/result.js';
import type {Json} from '../../output/output.js';
import {cellText, isList, isRow, placeRow, valueAt} from '../../output/row-values.js';
import type {OfferedValue} from '../../shell/message.js';
import type {Cache, CachedSession, DeviceHint, Scope} from '../../store/cache/cache.js';
import type {NamedEntry} from '../../tasks/netbox/shared/cache-entries.js';
import {describeAge} from '../../text/ages.js';

/** With more devices than this, their sessions are not searched for the values of a field. */
const mostDevices = 2000;

/** A device by its name, with its site, role and status; a nameless one has no value. */
export const deviceValue = ({name, about}: DeviceHint): readonly OfferedValue[] => (name === null ? [] : [{text: name, help: about}]);

/** An object by its slug, with its name. */
export function slugValue(row: Json): readonly OfferedValue[] {
	if (!isRow(row)) return [];
	const {slug, name, model} = row;
	return typeof slug === 'string' ? [{text: slug, help: cellText(name ?? model ?? null)}] : [];
}

/** The field of a cached device for each selector. */
const shownAt: Readonly<Record<string, string>> = {
	site: 'site',
	location: 'location',
	tenant: 'tenant',
	role: 'role',
	platform: 'platform',
	manufacturer: 'device_type.manufacturer',
	model: 'device_type',
	tag: 'tags',
};

/** The slugs in a selector's field of cached devices. */
export function cachedSlugs(cache: Cache, scope: Scope, field: string): readonly OfferedValue[] {
	const path = shownAt[field];
	const parts = path === undefined ? ok([]) : cache.deviceParts(scope, path);
	return parts.ok ? distinct(parts.value.flatMap((value) => (isList(value) ? value : [value])).flatMap((value) => slugValue(value as Json))) : [];
}

/** Every cached device by its name. */
export function cachedDevices(cache: Cache, scope: Scope): readonly OfferedValue[] {
	const hints = cache.deviceHints(scope);
	// They come by name: of several with one name, the last is kept.
	const listed = hints.ok ? hints.value : [];
	return listed.flatMap((hint, index) => (hint.name === listed[index + 1]?.name ? [] : deviceValue(hint)));
}

/** Every cached session by its name, with its device, or how many have one of that name. */
export function cachedSessions(cache: Cache, scope: Scope): readonly OfferedValue[] {
	const hints = cache.sessionHints(scope);
	const devices = new Map<string, (string | null)[]>();
	for (const {name, device} of hints.ok ? hints.value : []) {
		const same = devices.get(name);
		if (same) same.push(device);
		else devices.set(name, [device]);
	}
	return Array.from(devices, ([text, on]) => ({text, help: on.length > 1 ? `${on.length} sessions` : (on[0] ?? '')}));
}

/** The values of cached sessions at these paths; `$group` is the device, `$key` the session. */
export function cachedFieldValues(cache: Cache, scope: Scope, paths: readonly string[]): readonly OfferedValue[] {
	const devices = cache.deviceHints(scope);
	if (!devices.ok) return [];
	const sets = cache.sessionsOf(
		scope,
		devices.value.slice(0, mostDevices).map(({id}) => id),
	);
	const names = new Map(devices.value.map(({id, name}) => [id, name]));
	const placed = ({held, name, device}: CachedSession) => placeRow(held, {group: names.get(device ?? -1) ?? '', key: name ?? ''});
	const found = (sets.ok ? sets.value : []).flatMap(({sessions}) => sessions).map((session) => valueAt(placed(session), paths));
	const texts = found.flatMap((value) => (isList(value) ? value : [value])).map((value) => cellText(value as Json));
	return distinct(texts.filter((text) => text !== '').map((text) => ({text, help: ''})));
}

/** Keys of the cache with how much they hold and how old it is; one that is of several instances or branches is offered once. */
export function cacheKeys(entries: readonly NamedEntry[], now: number): readonly OfferedValue[] {
	const held = new Map<string, string[]>();
	for (const {key, sessions, at} of entries) {
		const said = `${sessions} ${sessions === 1 ? 'session' : 'sessions'}, cached ${describeAge(now - at)}`;
		held.set(key, [...(held.get(key) ?? []), said]);
	}
	return distinct(Array.from(held, ([text, said]) => ({text, help: said.join('; ')})));
}

/** Each text once, in order. */
export const distinct = (values: readonly OfferedValue[]): readonly OfferedValue[] =>
	[...new Map(values.map((value) => [value.text, value])).values()].toSorted((a, b) => (a.text < b.text ? -1 : 1));
