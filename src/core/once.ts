/**
 * A value made by the first caller and shared by all: the promise is kept, so callers in the meantime do not make another. If it rejects, or gives a
 * value not worth keeping, the next call makes it again.
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
