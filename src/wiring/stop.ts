/** What ends a run from outside: a signal, or a reader that closed stdout. */
export type Stop = {
	readonly signal: AbortSignal;
	/** The exit code of what stopped the run; undefined where nothing did. */
	readonly code: () => number | undefined;
	/** Writes to stdout and waits until it is taken; a closed stdout stops the run without a word. */
	readonly write: (text: string) => Promise<void>;
};

/**
 * Keeps a signal from ending the process behind the back of a prompt, which ends by itself: conf (when-exit 2.1) and ink (signal-exit 3)
 * send a signal again once nobody else listens. SIGINT from outside is nothing to a prompt.
 */
export function holdSignals({on}: Pick<NodeJS.Process, 'on'>): void {
	for (const signal of Object.keys(signals)) on.call(process, signal as 'SIGINT', () => undefined);
}

const signals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;

/** The exit code where nobody takes what is written. */
export const closedStdout = 141;

/** Listens from now on for the life of the process. */
export function createStop({stdout, on}: Pick<NodeJS.Process, 'stdout' | 'on'>): Stop {
	const controller = new AbortController();
	let code: number | undefined;
	const stop = (why: number): void => {
		code ??= why;
		controller.abort();
	};
	for (const [signal, why] of Object.entries(signals)) on.call(process, signal as 'SIGINT', () => stop(why));
	stdout.on('error', () => stop(closedStdout));
	return {
		signal: controller.signal,
		code: () => code,
		write: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
	};
}
