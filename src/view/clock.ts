import type {Program} from '../shell/program.js';
import type {State} from '../shell/state.js';

/** How often the progress of a command is drawn anew. */
const tickMs = 100;

/** Tells the shell the time while it wants it, by this clock in ms since 1970, until the function given back is called. */
export function startClock(program: Program, now: () => number, isWanted: (state: State) => boolean): () => void {
	let timer: NodeJS.Timeout | undefined;
	const stop = (): void => {
		clearInterval(timer);
		timer = undefined;
	};
	const look = (): void => {
		if (!isWanted(program.state())) stop();
		else timer ??= setInterval(() => program.send({type: 'tick', at: now()}), tickMs);
	};
	const unsubscribe = program.subscribe(look);
	return () => {
		unsubscribe();
		stop();
	};
}
