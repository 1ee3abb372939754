import type {ReadLine} from '../language/read/read-line.js';
import {visible} from '../terminal/visible.js';
import type {Environment} from './environment.js';
import {continuationText, type Prompting, promptText, spansOf} from './look.js';
import type {Effect} from './message.js';

/** An entered line as the scrollback keeps it, with its prompt, or the one that it brings; `more` stands after it. */
export function echo(environment: Environment, state: Prompting, line: ReadLine, more = ''): Effect {
	const {theme} = environment;
	const {shown: text, cut} = line;
	const start = cut.prompt?.end ?? 0;
	let painted = '';
	let done = start;
	for (const {start, end, style} of spansOf(line)) {
		painted += visible(text.slice(done, start)) + theme.paint(style, visible(text.slice(start, end)));
		done = end;
	}
	const shown = painted + visible(text.slice(done)).replaceAll('\n', `\n${continuationText}`) + more;
	return {type: 'entered', prompt: start > 0 ? visible(text.slice(0, start)) : promptText(environment, state), line: shown};
}
