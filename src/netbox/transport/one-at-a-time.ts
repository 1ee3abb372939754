/** What is large is dealt with one after the other, so that a process holds one large thing at a time: runs one when those before it are over. */
export type Turns = <Value>(run: () => Promise<Value> | Value) => Promise<Value>;

/** The turn of one that may have become large: it is taken once, and kept to its end. */
export type Turn = {
	/** Waits for it; at once where it was taken before, or where nobody takes turns. */
	readonly take: () => Promise<void>;
	/** Lets the next one begin; to be called in any case. */
	readonly end: () => void;
};

/** A turn that is not taken yet. */
export function createTurn(turns: Turns | undefined): Turn {
	let taken: Promise<void> | undefined;
	let end = (): void => undefined;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	const begin = (limit: Turns): Promise<void> =>
		new Promise((resolve) => {
			void limit(() => {
				resolve();
				return ended;
			});
		});
	return {
		take: () => {
			taken ??= turns ? begin(turns) : Promise.resolve();
			return taken;
		},
		end: () => end(),
	};
}
