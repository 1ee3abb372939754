import {ok, type Result} from '../../core/result.js';
import {matchesGlob} from '../../devices/selectors.js';
import type {DeviceList} from '../../language/read/device-list.js';
import {foldName} from '../../text/case-fold.js';
import type {Pairing} from './pairing.js';
import {type ComparedSession, isSameObject} from './side.js';

/** Reads sessions of a side by their ids; undefined where that side cannot be asked. */
type ReadById = ((ids: readonly number[]) => Promise<Result<readonly ComparedSession[]>>) | undefined;

/** What may be asked of both sides, and which devices were meant. */
export type Elsewhere = {
	readonly old: ReadById;
	readonly now: ReadById;
	/** Of a side that is stored: whether a device of it is among those that were asked for; undefined where that is not known. */
	readonly wasAsked?: (device: string) => boolean | undefined;
};

/**
 * The pairing with what is left of one side looked for on the other one by its id: a session on another device than was asked for is no session
 * that was deleted. `apart` are sessions of a stored side on devices that were not asked for: they are not compared. One of them that is on such a
 * device now was read there, and is paired.
 */
export async function lookElsewhere(pairing: Pairing, {old, now, wasAsked}: Elsewhere): Promise<Result<Pairing & {readonly apart: number}>> {
	const left = pairing.oldOnly.filter(({device}) => wasAsked?.(device) !== false);
	const idsOf = (sessions: readonly ComparedSession[]): readonly number[] => sessions.flatMap(({id}) => id ?? []);
	const [there, before] = await Promise.all([
		pairing.isOneNetbox && now ? now(idsOf(left)) : ok([]),
		pairing.isOneNetbox && old ? old(idsOf(pairing.newOnly)) : ok([]),
	]);
	if (!there.ok) return there;
	if (!before.ok) return before;
	const moved = joined(left, there.value).map(([was, is]) => ({old: was, now: is}));
	const came = joined(pairing.newOnly, before.value).map(([is, was]) => ({old: was, now: is}));
	const found = new Set([...moved, ...came].flatMap((pair) => [pair.old, pair.now]));
	return ok({
		...pairing,
		pairs: [...pairing.pairs, ...moved, ...came],
		oldOnly: left.filter((session) => !found.has(session)),
		newOnly: pairing.newOnly.filter((session) => !found.has(session)),
		apart: pairing.oldOnly.length - left.length,
	});
}

/** The sessions that were found again, each with what was found. */
function joined(sessions: readonly ComparedSession[], found: readonly ComparedSession[]): readonly (readonly [ComparedSession, ComparedSession])[] {
	const byId = new Map(found.map((session) => [session.id, session]));
	return sessions.flatMap((session) => {
		const same = byId.get(session.id);
		return same && isSameObject(session, same) ? [[session, same] as const] : [];
	});
}

/** The name in the key of a device: `edge1` of `edge1 #11`, where several share it. */
const nameIn = (key: string): string => key.replace(/ #\d+$/, '');

/** Whether a device of this key was meant by a list. With selectors alone NetBox decides, and nobody knows it of a device that is gone. */
export const meantBy =
	({names, globs, selectors}: DeviceList, there: ReadonlySet<string>) =>
	(device: string): boolean | undefined => {
		const spelt = [device, nameIn(device)];
		const isNamed = names.some((name) => spelt.some((one) => foldName(name) === foldName(one)));
		if (there.has(device) || isNamed || globs.some((glob) => spelt.some((one) => matchesGlob(one, glob)))) return true;
		return names.length === 0 && globs.length === 0 && selectors.length > 0 ? undefined : false;
	};
