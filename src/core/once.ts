/**
 * What is made by the first who asks and shared by all: the promise is kept, so that nobody who asks meanwhile makes another. What
 * rejects, or gives what is not worth keeping, is made again at the next call.
 */
export function once<Value>(make: () => Promise<Value>, isKept: (value: Value) => boolean = () => true): () => Promise<Value> {
	let kept: Promise<Value> | undefined;
	return () => {
		if (kept) return kept;
		const forget = (): void => {
			if (kept === making) kept = undefined;
		};
		const making = make();
		kept = making;
		making.then((value) => isKept(value) || forget(), forget);
		return making;
	};
}
