import type {ReadLine} from '../language/read/read-line.js';
import {visible} from '../terminal/visible.js';
import type {Environment} from './environment.js';
import {continuationText, type Prompting, promptBefore, spansOf} from './look.js';

/** The prompt and a line as the scrollback keeps them. */
export function echo(environment: Environment, state: Prompting, line: ReadLine): string {
	const {theme} = environment;
	const {shown: text} = line;
	let painted = promptBefore(environment, state, line.cut);
	let done = 0;
	for (const {start, end, style} of spansOf(line)) {
		painted += visible(text.slice(done, start)) + theme.paint(style, visible(text.slice(start, end)));
		done = end;
	}
	return painted + visible(text.slice(done)).replaceAll('\n', `\n${continuationText}`);
}
