import {isatty} from 'node:tty';
import {type Failure, failure} from '../../core/failure.js';
import {reasonOf} from '../../store/files/io-error.js';
import {hasReaderLeft, type Outlet} from './outlet.js';

/** What ends a run from outside: a signal, or a stdout that takes no more. */
export type Stop = {
	readonly signal: AbortSignal;
	/** The exit code of what stopped the run; undefined where nothing did. */
	readonly code: () => number | undefined;
};

const signals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
type Name = keyof typeof signals;

/** The exit code where nobody takes what is written. */
const closedStdout = 141;

/** How long what is open may take to close after a signal, in ms. Jobs have 500 of them to be stored. */
const patienceMs = 1500;

/**
 * Signals that end the run: `hear` is told of the first, so that what is open is closed and stored. Where that hangs, and at the second
 * one, the process ends as it would without us. Listens for the life of the process: conf (when-exit 2.1) and ink (signal-exit 3) send a
 * signal again once nobody else listens.
 */
function endOnSignals(names: readonly Name[], hear: (code: number) => void): void {
	let isEnding = false;
	for (const name of names) {
		process.on(name, () => {
			if (isEnding) return endNow(name);
			isEnding = true;
			setTimeout(() => endNow(name), patienceMs).unref();
			hear(signals[name]);
		});
	}
}

/**
 * Gives the terminal back and dies of the signal, which an OS shell shows as the same exit code. `process.exit` would wait for threads:
 * one that opens a FIFO, or asks a name server that is silent, may never come back (Node 20).
 */
function endNow(name: Name): void {
	process.emit('exit', signals[name]);
	if (isatty(0) && process.stdin.isRaw) process.stdin.setRawMode(false);
	process.removeAllListeners(name);
	process.kill(process.pid, name);
}

/** A prompt is told of its signals by the terminal and ends by itself; SIGINT from outside is nothing to it. */
export function holdSignals(): void {
	process.on('SIGINT', () => undefined);
	endOnSignals(['SIGTERM', 'SIGHUP'], () => undefined);
}

/** Stops a run at a signal, and where its stdout takes no more: without a word where the reader has left, else `fail` says why. */
export function createStop(out: Outlet, fail: (why: Failure) => number): Stop {
	const controller = new AbortController();
	let code: number | undefined;
	const stop = (why: number): void => {
		code ??= why;
		controller.abort();
	};
	endOnSignals(['SIGINT', 'SIGTERM', 'SIGHUP'], stop);
	out.onBroken((error) => stop(hasReaderLeft(error) ? closedStdout : fail(unwritable(error))));
	return {signal: controller.signal, code: () => code};
}

/** Why what a command printed is not whole. */
const unwritable = (error: Error): Failure => failure.localIo(`cannot write the output: ${reasonOf(error) ?? error.message}.`);
