import {oneLine} from '../format/text.js';
import type {Environment} from '../shell/environment.js';
import {readTyped} from '../shell/line/reading.js';
import {foundLine} from '../shell/line/search.js';
import {promptText} from '../shell/look.js';
import type {Program} from '../shell/program.js';
import {isHeld, isIdle, type Menu, type State} from '../shell/state.js';
import {whereOf} from '../shell/where.js';
import {createKeyDecoder} from '../terminal/key-names.js';
import {lineOf} from '../terminal/line.js';
import {sanitize} from '../text/clean.js';
import {pagerWords} from './pager-row.js';
import {type PlainRow, rowChange, rowText} from './plain-row.js';
import type {TerminalLease} from './terminal-lease.js';
import {whereRow} from './where-row.js';

export type PlainOptions = {
	readonly program: Program;
	readonly environment: Environment;
	readonly lease: TerminalLease;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

/** The prompt line by line (docs/contract/output.md D17 plain-prompt), until it is unmounted. */
export function openPlainPage({program, environment, lease, stdin, stdout}: PlainOptions): {
	readonly unmount: () => void;
	readonly waitUntilExit: () => Promise<void>;
} {
	let stands: PlainRow | undefined;
	let before: State = program.state();
	/** The instance that lines are about, and its versions, as they were said last. */
	let told = '';
	let resolve = (): void => undefined;
	const over = new Promise<void>((done) => {
		resolve = done;
	});
	const write = (text: string): void => void (text !== '' && stdout.write(text));
	const draw = (): void => {
		const state = program.state();
		const where = isIdle(state) ? whereText(environment, state) : told;
		const said = newsOf(before, state) + (where === told || where === '' ? '' : `${where}\n`);
		before = state;
		told = where;
		if (said !== '') print(said);
		const wanted = isForMoment(state) ? stands : rowOf(environment, state);
		write(rowChange(stands, wanted, state.size.columns));
		stands = wanted;
	};
	const print = (text: string): void => {
		write(printed(stands, text));
		stands = undefined;
	};
	const keys = listen(program, stdin);
	// Effects of the same message print first: they may print the current row.
	const drawSoon = (): void =>
		queueMicrotask(() => {
			draw();
			if (program.state().lent > 0) void keys.lend(lease);
		});
	const stop = program.subscribe(drawSoon);
	lease.open(print);
	draw();
	return {
		unmount: () => {
			stop();
			keys.end();
			print('');
			resolve();
		},
		waitUntilExit: () => over,
	};
}

/** The keyboard in raw mode, except while the terminal is lent. */
function listen({send}: Program, stdin: NodeJS.ReadStream) {
	const decoder = createKeyDecoder((key) => send({type: 'key', key}));
	let isLent = false;
	const take = (isOurs: boolean): void => {
		if (stdin.isTTY) stdin.setRawMode(isOurs);
		if (isOurs) stdin.on('data', decoder.push).resume();
		else stdin.off('data', decoder.push);
	};
	take(true);
	return {
		lend: async (lease: TerminalLease): Promise<void> => {
			if (isLent) return;
			isLent = true;
			take(false);
			for (let borrower = lease.nextBorrower(); borrower; borrower = lease.nextBorrower()) {
				await borrower();
				send({type: 'returned'});
			}
			isLent = false;
			take(true);
		},
		end: (): void => {
			take(false);
			decoder.end();
		},
	};
}

/** A text for the page: if it begins with the current row, only the rest of it, else below that row. */
function printed(stands: PlainRow | undefined, text: string): string {
	if (!stands) return text;
	const head = rowText(stands);
	const end = text.split('\n', head.split('\n').length).join('\n').length;
	const said = text.slice(0, end).replaceAll(/\u001B\[[\d;]*m/g, '');
	return said.startsWith(head) ? said.slice(head.length) + text.slice(end) : `\n${text}`;
}

/** The row of the cursor; none while a command runs or the terminal is lent. */
function rowOf(environment: PlainOptions['environment'], state: State): PlainRow | undefined {
	const {overlay, line} = state;
	const row = (before: string, text: string, cursor = text.length): PlainRow => ({before, text, cursor});
	if (state.isOver || state.lent > 0) return undefined;
	if (!isIdle(state) && !isHeld(state)) return undefined;
	switch (overlay?.kind) {
		case 'asking':
			return row(overlay.text, overlay.answer);
		case 'pager':
			return overlay.typing ? row('/', overlay.typing.text, overlay.typing.cursor) : row(pagerWords(overlay, state.size.columns - 1), '');
		case 'search':
			return row('(search) ', `${overlay.query}: ${foundLine(overlay) ?? ''}`);
		case 'loading':
			return row('', line.text, line.cursor);
		case 'menu':
		case undefined:
			return row(promptText(environment, state), line.text, line.cursor);
		default:
			return overlay satisfies never;
	}
}

/** The instance that a line is about which names none. */
function whereText(environment: Environment, state: State): string {
	const {whole} = readTyped(environment, {...state, line: lineOf('')});
	return whereRow(whereOf(environment, state, whole), [], {theme: environment.theme, width: Number.POSITIVE_INFINITY});
}

/** Whether another row follows soon: a page that is about to come, or the end of a search. */
const isForMoment = ({overlay}: State): boolean => overlay?.kind === 'pager' && (overlay.isOpening || overlay.seeking !== undefined);

const mostListed = 20;

/** Text to read besides the line: a notice, the values of a menu when it opens, and from then on the selected value. */
function newsOf(before: State, state: State): string {
	if (state.notice !== undefined && state.notice !== before.notice) return `${clean(state.notice)}\n`;
	const {overlay: menu} = state;
	if (menu?.kind !== 'menu' || menu === before.overlay) return '';
	if (before.overlay?.kind !== 'menu') return listed(menu);
	return menu.selected === before.overlay.selected ? '' : valueLine(menu, menu.selected);
}

function listed(menu: Menu): string {
	const rest = menu.suggestions.length + menu.more - mostListed;
	const lines = menu.suggestions.slice(0, mostListed).map((_, index) => valueLine(menu, index));
	return lines.join('') + (rest > 0 ? `  ${rest} more\n` : '');
}

function valueLine({suggestions, selected}: Menu, index: number): string {
	const {text = '', help = ''} = suggestions[index] ?? {};
	return `${`${index === selected ? '>' : ' '} ${clean(text)}  ${clean(help)}`.trimEnd()}\n`;
}

const clean = (text: string): string => sanitize(oneLine(text), {lineFeeds: 'escape'});
