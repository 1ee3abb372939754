/** How many parts of a reading are on their way at a time. */
export type Pace = {
	readonly size: () => number;
	/** A part is asked for; say how many rows it gave when it has come. Times in ms. */
	readonly start: (at: number) => (rows: number, at: number) => void;
};

/** One more than the requests that a NetBox gets at a time, so that none of those waits for us. */
const most = 5;

/** How much sooner more parts must come to be worth it: Python's collector of garbage alone makes answers differ as much. */
const worthIt = 1.15;

/**
 * A pace that follows the server: it begins with two parts, takes one more as long as rows come the sooner for it, and else stays with
 * the fewest that are as good. Threads of one Python process hinder each other: a NetBox of two processes with four threads each took
 * up to twice as long over four large answers at a time as over one after the other; one of four processes took half as long (seen on 4.7.3).
 */
export function createPace(): Pace {
	/** Rows a ms that came with so many parts on their way. */
	const rates = new Map<number, number>();
	let size = 2;
	let samples: {readonly rows: number; readonly took: number}[] = [];
	const turn = (): void => {
		const sum = (of: 'rows' | 'took'): number => samples.reduce((all, one) => all + one[of], 0);
		rates.set(size, (size * sum('rows')) / sum('took'));
		size = nextSize(rates);
		samples = [];
	};
	return {
		size: () => size,
		start: (from) => {
			const asked = size;
			return (rows, at) => {
				if (asked !== size) return;
				// A device without sessions takes its time too.
				samples.push({rows: rows + 1, took: Math.max(1, at - from)});
				if (samples.length >= size) turn();
			};
		},
	};
}

/** The fewest parts that are as good as any; one more, or one less, where these are the last that were tried on that side. */
function nextSize(rates: ReadonlyMap<number, number>): number {
	const tried = [...rates.keys()].toSorted((a, b) => a - b);
	const rateOf = (size: number): number => rates.get(size) ?? 0;
	const [fewest = 1] = tried;
	const best = tried.reduce((good, size) => (rateOf(size) > rateOf(good) * worthIt ? size : good), fewest);
	if (best === tried.at(-1) && best < most) return best + 1;
	return best === fewest ? Math.max(1, best - 1) : best;
}
