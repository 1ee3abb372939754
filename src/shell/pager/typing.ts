import type {Key} from '../../terminal/key-names.js';
import {insert, type Line, lineOf} from '../../terminal/line.js';
import {editedBy} from '../line/edits.js';
import {intentOf} from '../line/keymap.js';
import {longestSearch} from './seek.js';

/** What is to be searched, before anything of it is typed. */
export const openTyping: Line = lineOf('');

/** What a key makes of it: it is entered, given up (undefined), or goes on. */
export type TypedSearch = {readonly line: Line | undefined; readonly isEntered: boolean};

/** Edits as at the prompt; Enter searches, and Esc, Ctrl-C, or Backspace where nothing is typed give up. */
export function typingKey(line: Line, key: Key): TypedSearch {
	// Of a paste its first row: what is searched stands in one.
	if (key.type !== 'chord') return going(insert(line, key.text.split('\n', 1)[0] ?? ''), line);
	const intent = intentOf(key.chord);
	switch (intent) {
		case 'submit':
			return {line, isEntered: true};
		case 'interrupt':
		case 'escape':
		case 'end-of-input':
			return {line: undefined, isEntered: false};
		case 'delete-left':
			return line.text === '' ? {line: undefined, isEntered: false} : going(editedBy(line, intent), line);
		default:
			return going(editedBy(line, intent), line);
	}
}

const going = (next: Line | undefined, before: Line): TypedSearch => ({
	line: next && next.text.length <= longestSearch ? next : before,
	isEntered: false,
});
