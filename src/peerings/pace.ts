/** How the wires of a reading are opened, and given up when no part is on its way over them any more. */
export type WireSource<Wire> = {readonly open: () => Wire; readonly close: (wire: Wire) => void};

/** A wire for the next part; say how many rows the part gave when it has come. Times in ms. */
export type Free<Wire> = {readonly wire: Wire; readonly came: (rows: number, at: number) => void};

/** How many parts of a reading are on their way at a time, and over which wires. */
export type Pace<Wire> = {
	/** A wire that is free now; undefined while there is none. */
	readonly next: (at: number) => Free<Wire> | undefined;
	/** Gives up all wires. */
	readonly end: () => void;
};

/** As many as the requests that a NetBox gets at a time. */
const most = 4;

/** A reading of more parts than this can afford to look first how fast one wire is. */
const few = 8;

/** How much sooner rows must come for another wire to be worth it: Python's collector of garbage alone makes answers differ as much. */
const worthIt = 1.15;

/** Rows that come so much slower than before mean that wires were lost: those in their place may have met in one process. */
const lost = 0.55;

/** New wires that are tried beside so many before it is believed that none is worth it: the second may double the rows, the fourth adds little. */
const triesBeside = (wires: number): number => (wires === 1 ? 3 : 1);

type Held<Wire> = {readonly wire: Wire; isBusy: boolean; rate?: number | undefined};

/**
 * A pace that follows the server. A wire more is tried as long as rows come the sooner for it; one that is not worth it is given up for
 * a new one, and after a few the pace stays. A kept connection stays with the process that accepted it, and answers of one Python process
 * hinder each other: on a NetBox of two processes with four threads each, two wires to one process gave half the rows of one wire, two
 * wires to both processes twice as many (seen on 4.7.3 with gunicorn), so it is the wires that are chosen and not their number alone.
 * Where rows come much slower later, it begins anew.
 */
export function createPace<Wire>({open, close}: WireSource<Wire>, parts: number): Pace<Wire> {
	let wires: readonly Held<Wire>[] = [];
	let changedAt = 0;
	let best = 0;
	let failed = 0;
	let isSettled = false;
	/** Wires that are given up while a part is on its way over them; nothing is measured beside them. */
	let leaving: readonly Held<Wire>[] = [];
	const leave = (at: number): void => {
		if (leaving.length > 0) changedAt = at;
		for (const held of leaving) if (!held.isBusy) close(held.wire);
		leaving = leaving.filter(({isBusy}) => isBusy);
	};
	const use = (next: readonly Held<Wire>[], at: number): void => {
		for (const held of next) held.rate = undefined;
		wires = next;
		changedAt = at;
	};
	const opened = (): Held<Wire> => ({wire: open(), isBusy: false});
	const judge = (at: number): void => {
		const rates = wires.flatMap(({rate}) => rate ?? []);
		if (rates.length < wires.length) return;
		const rate = rates.reduce((sum, one) => sum + one, 0);
		if (isSettled) watch(rate, at);
		else decide(rate, at);
	};
	const decide = (rate: number, at: number): void => {
		const isWorthIt = rate > best * worthIt;
		const tried = isWorthIt ? undefined : wires.at(-1);
		if (tried) close(tried.wire);
		best = isWorthIt ? rate : best;
		failed = isWorthIt ? 0 : failed + 1;
		const kept = wires.filter((held) => held !== tried);
		isSettled = failed === triesBeside(kept.length) || kept.length === most;
		use(isSettled ? kept : [...kept, opened()], at);
	};
	const watch = (rate: number, at: number): void => {
		const [first, ...others] = wires;
		const isLost = first !== undefined && others.length > 0 && rate < best * lost;
		if (isLost) {
			leaving = [...leaving, ...others];
			[best, failed, isSettled] = [0, 0, false];
		}
		use(isLost ? [first] : wires, at);
	};
	/** A wire on trial waits to be judged: over a bad one a part would take long. */
	const isJudged = (held: Held<Wire>): boolean => held.rate === undefined || best === 0 || isSettled || held !== wires.at(-1);
	return {
		next: (from) => {
			if (wires.length === 0) use(Array.from({length: parts > few ? 1 : 2}, opened), from);
			const held = wires.find((one) => !one.isBusy && isJudged(one));
			if (!held) return undefined;
			held.isBusy = true;
			const came = (rows: number, at: number): void => {
				held.isBusy = false;
				leave(at);
				// A part counts for the wires beside which it spent most of its time.
				if (at - changedAt >= (at - from) * mostOfIt) held.rate ??= (rows + rowsOfAnswer) / Math.max(1, at - from);
				judge(at);
			};
			return {wire: held.wire, came};
		},
		end: () => {
			for (const {wire} of [...wires, ...leaving]) close(wire);
		},
	};
}

/** An answer without rows takes as long as so many rows (seen on 4.7.3). */
const rowsOfAnswer = 100;

/** The share of a part's time that counts as most of it. */
const mostOfIt = 0.75;
