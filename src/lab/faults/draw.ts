import type {Fault} from './faults.js';
import {kindOf, passingNames} from './kinds.js';

/** The faults that befall a request to a path, counted and drawn from one sequence of chance; those that last as long as the lab are left out. */
export function createFaults(faults: readonly Fault[], seed: number): (path: string) => readonly Fault[] {
	const left = new Map(faults.map((fault) => [fault, fault.times ?? Number.POSITIVE_INFINITY]));
	const chance = createChance(seed);
	const strikes = (fault: Fault, path: string): boolean => {
		if (kindOf(fault.kind).effect.on === 'lab' || !path.startsWith(fault.path ?? '')) return false;
		if (fault.share !== undefined && chance() >= fault.share) return false;
		const remaining = left.get(fault) ?? 0;
		left.set(fault, remaining - 1);
		return remaining > 0;
	};
	const drawn = (fault: Fault): Fault => {
		const kind = fault.kind === 'mixed' ? passingNames[Math.floor(chance() * passingNames.length)] : undefined;
		return kind === undefined ? fault : {kind};
	};
	return (path) => faults.filter((fault) => strikes(fault, path)).map(drawn);
}

/** Numbers from 0 to 1 that look random and are the same in every run of one seed (mulberry32). */
function createChance(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
