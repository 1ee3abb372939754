/** Chance that the same seed repeats. */
export type Random = {
	/** A whole number from 0 up to, and without, `below`. */
	readonly below: (below: number) => number;
	/** Whether something of this probability happens. */
	readonly chance: (probability: number) => boolean;
	/** One of some; there must be one. */
	readonly pick: <Item>(items: readonly Item[]) => Item;
	/** Up to `most` of some, in their order. */
	readonly some: <Item>(items: readonly Item[], most: number) => readonly Item[];
};

/** Chance from a seed (mulberry32). */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (most: number): number => Math.floor(next() * most);
	const pick = <Item>(items: readonly Item[]): Item => {
		const item = items[below(items.length)];
		if (item === undefined) throw new Error('nothing to pick from');
		return item;
	};
	const some = <Item>(items: readonly Item[], most: number): readonly Item[] => {
		const wanted = new Set(Array.from({length: below(most + 1)}, () => below(items.length)));
		return items.filter((_, index) => wanted.has(index));
	};
	return {below, chance: (probability) => next() < probability, pick, some};
}
