import type {Theme} from '../format/theme.js';
import type {Aliases} from '../language/read/alias.js';
import type {CommandNode} from '../language/tree/schema.js';
import type {Usual} from '../pipes/apply.js';
import type {Effect, Message} from './message.js';
import type {State} from './state.js';

/** What the shell reads and never changes. Theme and settings may be getters: they are read whenever something is shown or a key comes. */
export type Environment = {
	readonly tree: CommandNode;
	readonly theme: Theme;
	readonly settings: {
		readonly progress: boolean;
		/** `few` run by in a window, and only a few stay; `all` are printed. */
		readonly events: 'few' | 'all';
		readonly fullWords: boolean;
		readonly expand: boolean;
		readonly ghost: boolean;
		/** What is on the screen may be drawn again; else all is written line by line. */
		readonly redraw: boolean;
		readonly pager: boolean;
		/** Rows after which the pager stops; 0 is never, `auto` the rows of the screen. */
		readonly screenLength: number | 'auto';
		readonly aliases: Aliases;
		/** The names of all instances that can be named. */
		readonly instances: readonly string[];
		/** What the prompt is called: `nf`, or as the instance that lines are about. */
		readonly prompt: 'nf' | 'instance';
		/** The form of results that name none. */
		readonly output: Usual;
	};
};

/** The state after something happened, and what is to be done about it, in order. */
export type Step = readonly [State, ...Effect[]];

/** What happens to the shell when a message comes: pure. */
export type Update = (state: State, message: Message) => Step;

/** Two steps as one. */
export function andThen([state, ...effects]: Step, next: (state: State) => Step): Step {
	const [after, ...more] = next(state);
	return [after, ...effects, ...more];
}

/** The effect that puts the text into the scrollback; of an empty text none. */
export function print(text: string): readonly Effect[] {
	if (text === '') return [];
	return [{type: 'print', text: text.endsWith('\n') ? text : `${text}\n`}];
}
