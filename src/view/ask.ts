import type {Entry} from '../shell/message.js';

/** The streams a question is asked on. */
export type Terminal = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream};

/** A question of enquirer's, which its types leave out: it can be taken back (2.4). */
type Asked = {readonly cancel: () => Promise<void>};

/**
 * Asks with enquirer and gives the answer; undefined where the user gave none, and where nobody waits for it any more. enquirer
 * rejects with an empty text on Ctrl-C and when it is taken back; any rejection means that.
 */
export async function ask({kind, text, signal}: Omit<Entry, 'answer'>, {stdin, stdout}: Terminal): Promise<string | undefined> {
	const {default: Enquirer} = await import('enquirer');
	if (signal.aborted) return undefined;
	const enquirer = new Enquirer<{given: string}>();
	let takeBack = (): void => undefined;
	(enquirer as NodeJS.EventEmitter).once('prompt', (asked: Asked) => {
		takeBack = () => void asked.cancel();
	});
	const over = (): void => takeBack();
	signal.addEventListener('abort', over, {once: true});
	try {
		const {given} = await enquirer.prompt({type: kind, name: 'given', message: text, stdin, stdout});
		return given;
	} catch {
		return undefined;
	} finally {
		signal.removeEventListener('abort', over);
	}
}
