import {type TransportError, timedOut} from './transport-error.js';

/** Deadlines in ms: until the connection stands (TLS included), until the headers, between two pieces of the body. */
export type Timeouts = {readonly connect: number; readonly headers: number; readonly body: number};

/** How long a server is waited for: first for the headers, and from then on for each piece. */
export type ServerWait = {
	/** Goes off when the server is waited for no more. */
	readonly signal: AbortSignal;
	/** Something came. */
	readonly arrived: () => void;
	/** Nothing is waited for until something comes again. */
	readonly pause: () => void;
	/** Nobody waits any more, whatever comes. */
	readonly end: () => void;
	readonly ended: () => TransportError;
};

/** Waits for the headers from now on. */
export function createPatience(timeouts: Timeouts): ServerWait {
	const late = new AbortController();
	let waitingFor = 'headers' as 'headers' | 'body';
	const start = (ms: number) => setTimeout(() => late.abort(), ms);
	let timer: NodeJS.Timeout | undefined = start(timeouts.headers);
	const pause = () => {
		clearTimeout(timer);
		timer = undefined;
	};
	let isOver = false;
	const end = () => {
		isOver = true;
		pause();
	};
	const arrived = () => {
		if (isOver) return;
		if (waitingFor === 'body' && timer) return void timer.refresh();
		pause();
		waitingFor = 'body';
		timer = start(timeouts.body);
	};
	const ended = () => timedOut(waitingFor === 'body' ? 'more of the answer' : 'answer', timeouts[waitingFor]);
	return {signal: late.signal, arrived, pause, end, ended};
}
