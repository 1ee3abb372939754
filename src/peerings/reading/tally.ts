import type {Meta} from '../../output/output.js';
import type {DeviceAnswer} from '../answer.js';
import {describeAnswer} from '../table.js';
import type {ReadingTools} from './read.js';

/** Counts of the devices and sessions that have come in. */
export type Tally = {
	/** Takes a device's answer, and tells of it. */
	readonly add: (key: string, answer: DeviceAnswer) => void;
	readonly meta: () => Meta;
};

/** A tally of so many devices, nothing counted yet. */
export function createTally(tools: ReadingTools, total: number): Tally {
	const now = tools.now();
	let [devices, sessions, hits] = [0, 0, 0];
	let oldest = Number.POSITIVE_INFINITY;
	return {
		add: (key, answer) => {
			devices += 1;
			sessions += answer.sessions.length;
			if (answer.how.kind !== 'fetched') hits += 1;
			for (const {checkedAt} of answer.sessions) oldest = Math.min(oldest, checkedAt);
			const counts = {devices: {done: devices, total}, sessions: {done: sessions}};
			for (const message of describeAnswer(key, answer, now)) tools.report({message, counts, perDevice: true});
		},
		meta: () => ({
			requests: tools.netbox.requests(),
			hits,
			misses: devices - hits,
			truncated: false,
			...(Number.isFinite(oldest) && {oldestSeconds: Math.max(0, Math.round((tools.now() - oldest) / 1000))}),
		}),
	};
}
