import {elapsedMs} from './elapsed.js';
import {limits} from './limits.js';

/**
 * Work in short steps. A step yields a piece of text for its reader, or '' if there is none yet; the generator returns the result of the whole. All
 * work over many rows, or over foreign text, is written this way, so that `drive` can always stop between two steps.
 */
export type Work<Outcome = void> = Generator<string, Outcome, void>;

/** How work is driven: `stop` ends it between two steps, `take` gets its texts. */
export type Driving = {readonly stop: AbortSignal; readonly take?: (text: string) => void | Promise<void>};

/**
 * Does the work, and lets signals, timers, keys and sockets be heard each time it has held the event loop for `limits.turnMs`. Undefined if it was
 * stopped: the work's `finally` then closes its open files. Short work is done before this returns.
 */
export async function drive<Outcome>(work: Work<Outcome>, {stop, take}: Driving): Promise<Outcome | undefined> {
	const giveWay = createTurns();
	try {
		while (!stop.aborted) {
			const step = work.next();
			if (step.done) return step.value;
			if (step.value !== '') await take?.(step.value);
			const turn = giveWay();
			if (turn) await turn;
		}
		return undefined;
	} finally {
		work.return(undefined as Outcome);
	}
}

/** The stop of the work that is being driven. */
export type Stops = {readonly signal: () => AbortSignal /** Stops what got its signal by now. */; readonly all: () => void};

export function createStops(): Stops {
	let current = new AbortController();
	return {
		signal: () => current.signal,
		all: () => {
			current.abort();
			current = new AbortController();
		},
	};
}

/** For loops that await values already there: once `limits.turnMs` have passed, returns a promise to wait for, so that others are heard. */
export function createTurns(): () => Promise<void> | undefined {
	let since = elapsedMs();
	return () => {
		if (elapsedMs() - since < limits.turnMs) return undefined;
		return new Promise((resolve) =>
			setImmediate(() => {
				since = elapsedMs();
				resolve();
			}),
		);
	};
}

/** Does small work at once. */
export function outcomeOf<Outcome>(work: Work<Outcome>, take: (text: string) => void = () => undefined): Outcome {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		take(step.value);
	}
}

/** Makes some items, a step for each. */
export function* times<Item>(count: number, make: () => Item): Work<readonly Item[]> {
	const items: Item[] = [];
	for (let made = 0; made < count; made += 1) {
		items.push(make());
		yield '';
	}
	return items;
}

/** `map`, a step for each item. */
export function* mapped<Item, Other>(items: readonly Item[], change: (item: Item, index: number) => Other): Work<readonly Other[]> {
	const others: Other[] = [];
	for (const [index, item] of items.entries()) {
		others.push(change(item, index));
		yield '';
	}
	return others;
}

/** `filter`, a step for each item. */
export function* filtered<Item>(items: readonly Item[], holds: (item: Item) => boolean): Work<readonly Item[]> {
	const left: Item[] = [];
	for (const item of items) {
		if (holds(item)) left.push(item);
		yield '';
	}
	return left;
}

/** Whether a test holds for every item, a step for each. */
export function* every<Item>(items: readonly Item[], holds: (item: Item) => boolean): Work<boolean> {
	for (const item of items) {
		if (!holds(item)) return false;
		yield '';
	}
	return true;
}

/** Up to this many items are sorted in one step. */
const sortedAtOnce = 500;

/** `toSorted`, stable too: sorts small parts, then merges them two by two. */
export function* sorted<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Work<readonly Item[]> {
	let parts: (readonly Item[])[] = [];
	for (let at = 0; at < items.length; at += sortedAtOnce) {
		parts.push(items.slice(at, at + sortedAtOnce).sort(compare));
		yield '';
	}
	while (parts.length > 1) {
		const longer: (readonly Item[])[] = [];
		for (let at = 0; at < parts.length; at += 2) longer.push(yield* merged(parts[at] ?? [], parts[at + 1] ?? [], compare));
		parts = longer;
	}
	return parts[0] ?? [];
}

function* merged<Item>(a: readonly Item[], b: readonly Item[], compare: (a: Item, b: Item) => number): Work<readonly Item[]> {
	const both: Item[] = [];
	let [left, right] = [0, 0];
	while (left < a.length && right < b.length) {
		both.push((compare(a[left] as Item, b[right] as Item) <= 0 ? a[left++] : b[right++]) as Item);
		if (both.length % sortedAtOnce === 0) yield '';
	}
	const rest = left < a.length ? a.slice(left) : b.slice(right);
	for (const item of rest) both.push(item);
	return both;
}
