import {visible} from '../terminal/visible.js';
import type {Environment} from './environment.js';
import {continuationText, promptBefore, spansOf} from './look.js';
import type {State} from './state.js';

/** The prompt and a line as the scrollback keeps them. */
export function echo(environment: Environment, state: Pick<State, 'place'>, text: string): string {
	let painted = promptBefore(state, text);
	let done = 0;
	for (const {start, end, style} of spansOf(environment, state, text)) {
		painted += visible(text.slice(done, start)) + environment.theme.paint(style, visible(text.slice(start, end)));
		done = end;
	}
	return painted + visible(text.slice(done)).replaceAll('\n', `\n${continuationText}`);
}
