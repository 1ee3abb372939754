import type {Entry} from '../shell/message.js';
import {keyStream} from '../terminal/key-stream.js';
import {askPlainly} from './plain-ask.js';

/** The streams of a question; `plain` if nothing is drawn: then no escape byte is written. */
export type Terminal = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream; readonly plain: boolean};

/** A question that is asked on a terminal, until the signal goes off. */
export type TerminalQuestion = Pick<Entry, 'kind' | 'text'> & {readonly signal: AbortSignal};

/** A question of enquirer with what its types leave out: it can be withdrawn, and `input` is the text typed so far (2.4). */
type Cancellable = {readonly cancel: () => Promise<void>; readonly input: string};

const ctrlD = '\x04';

/** Asks and returns the answer; undefined if the user gave none, or if nobody waits for it any more. */
export const ask = (asked: TerminalQuestion, terminal: Terminal): Promise<string | undefined> =>
	terminal.plain ? askPlainly(asked, terminal) : askDrawn(asked, terminal);

/**
 * With enquirer, which rejects with an empty text on Ctrl-C and when the question is withdrawn; any rejection means that. At Ctrl-D without text its
 * readline closes, and the terminal would echo what is typed while the question stands: here it means that there is no answer.
 */
async function askDrawn({kind, text, signal}: TerminalQuestion, {stdin, stdout}: Terminal): Promise<string | undefined> {
	const {default: Enquirer} = await import('enquirer');
	if (signal.aborted) return undefined;
	const enquirer = new Enquirer<{given: string}>();
	let takeBack = (): void => undefined;
	let isEmpty = (): boolean => true;
	(enquirer as NodeJS.EventEmitter).once('prompt', (asked: Cancellable) => {
		takeBack = () => void asked.cancel();
		isEmpty = () => asked.input === '';
	});
	const over = (): void => takeBack();
	signal.addEventListener('abort', over, {once: true});
	const keys = keyStream(stdin, (text) => {
		const isEnd = text === ctrlD && isEmpty();
		if (isEnd) takeBack();
		return isEnd;
	});
	try {
		const {given} = await enquirer.prompt({type: kind, name: 'given', message: text, stdin: keys.stream, stdout});
		return given;
	} catch {
		return undefined;
	} finally {
		keys.end();
		signal.removeEventListener('abort', over);
	}
}
