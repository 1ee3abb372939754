import {failure} from '../../core/failure.js';
import {drive} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import type {PeeringsAsked, ReadingTools} from '../reading/read.js';
import {type LiveSide, readSide} from './live-side.js';
import {readPast} from './past/read-past.js';
import {type Side, type SideGroup, sideOf} from './side.js';

/** What was kept of an earlier reading, under a name, and what is to be said of it. */
export type KeptSessions = {readonly name: string; readonly groups: readonly SideGroup[]; readonly notes: readonly string[]};

/** The state of a moment, in ms; `kept` looks for the last result of these devices that was kept before it. */
export type WithTime = {
	readonly kind: 'time';
	readonly at: number;
	readonly kept: (devices: ReadonlySet<string>) => Promise<Result<KeptSessions | undefined>>;
};

/** Both sides. `oldLive` is there where the old one was read too; one that was kept does not say which devices it was asked for. */
export type Sides = {
	readonly old: Side;
	readonly now: Side;
	readonly oldLive?: LiveSide;
	readonly live: LiveSide;
	/** Sessions of the old side by their ids. */
	readonly oldById?: LiveSide['byId'];
	readonly isKept?: boolean;
	readonly notes?: readonly string[];
};

/**
 * What is there now, and what was at a moment: by the change log, and where that does not tell it, what was kept of the last reading before
 * (docs/contract/compare.md CM4 past-state).
 */
export async function readTimeSides(name: string, asked: PeeringsAsked, {at, kept}: WithTime, tools: ReadingTools): Promise<Result<Sides>> {
	const live = await readSide(name, asked, tools);
	if (!live.ok) return live;
	const moment = new Date(at).toISOString().replace(/\.000Z$/, 'Z');
	const past = await readPast({netbox: tools.netbox, live: live.value, at, name: `${name} at ${moment}`, signal: tools.signal});
	if (!past.ok) return past;
	if (past.value.kind === 'past') {
		const {side, byId, notes} = past.value;
		return ok({old: side, now: live.value.side, live: live.value, oldById: byId, notes: ['rebuilt from the change log', ...notes]});
	}
	const {why} = past.value;
	const found = await kept(live.value.side.devices);
	if (!found.ok) return found;
	if (!found.value) return err(failure.unknownPast(moment, why));
	const old = await drive(sideOf(found.value.name, found.value.groups), {stop: tools.signal});
	if (!old) return err(failure.cancelled(tools.netbox.requests(), 'nothing was compared'));
	return ok({old, now: live.value.side, live: live.value, isKept: true, notes: [`${why}: compared with what was kept`, ...found.value.notes]});
}
