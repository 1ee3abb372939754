import {applyEdit, type Line} from '../../terminal/line.js';
import type {Intent} from './keymap.js';

/** The line after a key that edits the line alone; undefined where the key is for something else, or nothing. */
export function editedBy(line: Line, intent: Intent | undefined): Line | undefined {
	switch (intent) {
		case undefined:
		case 'submit':
		case 'new-row':
		case 'older':
		case 'newer':
		case 'search-older':
		case 'search-newer':
		case 'last-word':
		case 'complete':
		case 'complete-back':
		case 'help':
		case 'space':
		case 'interrupt':
		case 'end-of-input':
		case 'clear':
		case 'literal':
		case 'suspend':
		case 'escape':
			return undefined;
		default:
			return applyEdit(line, intent);
	}
}
