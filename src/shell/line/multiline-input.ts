import {fillIn, type Load} from '../../language/read/load-terminal.js';
import type {Key} from '../../terminal/key-names.js';
import {insert, lineOf} from '../../terminal/line.js';
import {visible} from '../../terminal/visible.js';
import {print, type Step} from '../environment.js';
import {suspend} from '../leave.js';
import type {Loading, State} from '../state.js';
import {editedBy} from './edits.js';
import {intentOf} from './keymap.js';

/** Ends the lines in a script, where nobody can press Ctrl-D. */
const endLine = '.';

/** Lines are to be typed for `load-terminal` (docs/contract/grammar.md G36 load-terminal); of a pasted block those that follow are taken, up to one that is only a dot. */
export function startLoading(state: State, statement: string, load: Load): Step {
	const rows = state.script.map(({shown}) => shown);
	const end = rows.indexOf(endLine);
	const lines = end < 0 ? rows : rows.slice(0, end);
	const loading: Loading = {kind: 'loading', statement, load, lines};
	const said = print(['Enter lines and hit Ctrl+D to finish', ...lines.map(visible)].join('\n'));
	if (end < 0) return [{...state, overlay: loading, script: []}, ...said];
	return [filled({...state, script: state.script.slice(end + 1)}, loading), ...said];
}

/** A key while lines are typed: Enter keeps the line, Ctrl-D ends them, Ctrl-C drops the command; nothing is completed or looked up. */
export function loadingKey(state: State, loading: Loading, key: Key): Step {
	if (key.type !== 'chord') return [{...state, line: insert(state.line, key.text)}];
	const {text, killed} = state.line;
	const intent = intentOf(key.chord);
	const free: State = {...state, line: lineOf('', killed)};
	const longer: Loading = {...loading, lines: [...loading.lines, ...text.split('\n')]};
	switch (intent) {
		case 'submit':
			return [{...free, overlay: longer}, ...print(`${visible(text)}\n`)];
		case 'end-of-input':
			return text === '' ? [filled(state, loading)] : [filled(free, longer), ...print(visible(text))];
		case 'interrupt':
			return [{...free, overlay: undefined}, ...print(`${visible(text)}^C`)];
		case 'suspend':
			return suspend(state);
		case 'new-row':
			return [{...state, line: insert(state.line, '\n')}];
		default:
			return [{...state, line: editedBy(state.line, intent) ?? state.line}];
	}
}

const filled = (state: State, {statement, load, lines}: Loading): State => ({
	...state,
	overlay: undefined,
	filled: fillIn(statement, load, lines),
});
