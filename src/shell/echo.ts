import type {ReadLine} from '../language/read/read-line.js';
import {visible} from '../terminal/visible.js';
import type {Environment} from './environment.js';
import {continuationText, promptBefore, spansOf} from './look.js';

/** The prompt and a line as the scrollback keeps them. */
export function echo({theme}: Environment, line: ReadLine): string {
	const {shown: text} = line;
	let painted = promptBefore(line.said, text);
	let done = 0;
	for (const {start, end, style} of spansOf(line)) {
		painted += visible(text.slice(done, start)) + theme.paint(style, visible(text.slice(start, end)));
		done = end;
	}
	return painted + visible(text.slice(done)).replaceAll('\n', `\n${continuationText}`);
}
