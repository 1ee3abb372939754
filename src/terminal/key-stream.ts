import {PassThrough} from 'node:stream';
import {createSequences} from './cut-keys.js';

/**
 * A terminal for a library that reads one by itself: it gets only keys and whole pastes, and none of the replies and reports that it would take for
 * typing, and no key that `takes` keeps for itself. `end` gives the terminal back, paused.
 */
export function keyStream(
	stdin: NodeJS.ReadStream,
	takes: (text: string) => boolean,
): {readonly stream: NodeJS.ReadStream; readonly end: () => void} {
	const stream = Object.assign(new PassThrough(), {isTTY: true, isRaw: stdin.isRaw, setRawMode: (isRaw: boolean) => stdin.setRawMode(isRaw)});
	const sequences = createSequences(({text}) => void (takes(text) || stream.write(text)));
	stdin.on('data', sequences.push).resume();
	return {
		stream: stream as unknown as NodeJS.ReadStream,
		end: () => {
			stdin.off('data', sequences.push).pause();
			sequences.end();
		},
	};
}
