import {isatty} from 'node:tty';
import {type Failure, failure} from '../../core/failure.js';
import {reasonOf} from '../../store/files/io-error.js';
import {hasReaderLeft, type Outlet} from './outlet.js';

/** A stop of the run from outside: a signal, or a stdout that takes no more. */
export type Stop = {
	readonly signal: AbortSignal;
	/** The exit code of the stop; undefined if nothing stopped the run. */
	readonly code: () => number | undefined;
};

const signals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
type Name = keyof typeof signals;

/** The exit code if nobody takes the output. */
const closedStdout = 141;

/** How long open resources may take to close after a signal, in ms. Jobs have 500 of them to be stored. */
const patienceMs = 1500;

/**
 * Signals that end the run: `hear` gets the first, so that open resources are closed and jobs stored. If that hangs, and at the second one, the
 * process ends as it would without us. Listens for the life of the process: conf (when-exit 2.1) and ink (signal-exit 3) send a signal again once
 * nobody else listens.
 */
function endOnSignals(names: readonly Name[], hear: (code: number) => void, patience: number = patienceMs): void {
	let isEnding = false;
	for (const name of names) {
		process.on(name, () => {
			if (isEnding) return endNow(name);
			isEnding = true;
			setTimeout(() => endNow(name), patience).unref();
			hear(signals[name]);
		});
	}
}

/**
 * Gives the terminal back and dies of the signal, which an OS shell shows as the same exit code. `process.exit` would wait for threads: one that
 * opens a FIFO, or asks a silent name server, may never come back (Node 20).
 */
function endNow(name: Name): void {
	process.emit('exit', signals[name]);
	if (isatty(0) && process.stdin.isRaw) process.stdin.setRawMode(false);
	process.removeAllListeners(name);
	process.kill(process.pid, name);
}

/** The terminal tells a prompt of its signals, and the prompt ends by itself; it ignores SIGINT from outside. */
export function holdSignals(): void {
	process.on('SIGINT', () => undefined);
	endOnSignals(['SIGTERM', 'SIGHUP'], () => undefined);
}

/** Stops a run at a signal, and if its stdout takes no more: silently if the reader has left, else `fail` says why. `patience` is how long it may take to end, in ms. */
export function createStop(out: Outlet, fail: (why: Failure) => number, patience: number = patienceMs): Stop {
	const controller = new AbortController();
	let code: number | undefined;
	const stop = (why: number): void => {
		code ??= why;
		controller.abort();
	};
	endOnSignals(['SIGINT', 'SIGTERM', 'SIGHUP'], stop, patience);
	out.onBroken((error) => stop(hasReaderLeft(error) ? closedStdout : fail(unwritable(error))));
	return {signal: controller.signal, code: () => code};
}

/** Why the output of a command is incomplete. */
const unwritable = (error: Error): Failure => failure.localIo(`cannot write the output: ${reasonOf(error) ?? error.message}.`);
