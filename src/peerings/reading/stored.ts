import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {keyDevices} from '../../devices/keys.js';
import {missingDevice} from '../../devices/near-names.js';
import {pickCached, rowsOf} from './cached-devices.js';
import {forcedAnswer, forcedPlace} from './forced.js';
import {cachedFor} from './opening.js';
import {partsOf, type Tell} from './parts.js';
import type {PeeringsAsked, ReadingTools} from './read.js';

/**
 * Hands on the sessions of those devices whose sessions are cached, as they are cached: nothing is fetched and nothing kept. Gives a failure for each name
 * and pattern that no cached device bears.
 */
export async function readStored(asked: PeeringsAsked, tools: ReadingTools, take: Tell): Promise<Result<readonly Failure[]>> {
	// No cached device says its region.
	if (asked.devices.selectors.some(({field}) => field === 'region'))
		return err(failure.usage('"region" cannot be answered from the cache: name the devices, or select them by what is cached, as site.'));
	const place = await forcedPlace(asked, tools);
	if (!place.ok) return place;
	const {scope} = place.value;
	const known = tools.cache.lookUp(scope, asked.devices.names);
	if (!known.ok) return known;
	const cached = cachedFor(asked, {tools, scope, known: known.value});
	if (!cached.ok) return cached;
	const found = pickCached(asked.devices, rowsOf(cached.value));
	for (const part of partsOf(keyDevices(found.devices, tools.netbox.name).devices)) {
		const sets = tools.cache.sessionsOf(
			scope,
			part.map(({device}) => device.id),
		);
		if (!sets.ok) return err(sets.error);
		const byDevice = new Map(sets.value.map((set) => [set.device, set]));
		for (const {key, device} of part) {
			const set = byDevice.get(device.id);
			if (set) take(key, forcedAnswer(set));
		}
	}
	return ok([...found.missing.map((name) => missingDevice(name, [], tools.options)), ...found.failures]);
}
