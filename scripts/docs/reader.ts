import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {differsExit} from '../../src/core/exits.js';
import {printOnTerminal} from './on-terminal.js';
import type {Fault, Page} from './pages.js';
import {type Conversation, compareTranscript, conversationsOf, filesOf, type Transcript} from './transcripts.js';

/** Where a reader types what a page shows. */
export type Desk = {
	/** A folder of the reader's own, for `NF_HOME` and for the files of the page. */
	readonly home: string;
	/** The program `nf`. */
	readonly binary: string;
	readonly env: Readonly<Record<string, string>>;
	readonly columns: number;
	/** What stands on the page -> what is typed in its place, and the other way round in what is printed. */
	readonly instead: readonly (readonly [page: string, typed: string])[];
};

/** A line of a page, what it really printed, and how that differs from what the page shows. */
export type Heard = {readonly transcript: Transcript; readonly printed: string; readonly faults: readonly Fault[]};

/** Types all blocks of a page, from the top on. */
export async function readPage(page: Page, desk: Desk): Promise<readonly Heard[]> {
	for (const {name, text} of filesOf(page)) writeFileSync(join(desk.home, name), typed(text, desk));
	writeFileSync(join(desk.home, 'nf'), `#!/bin/sh\nexec '${process.execPath}' '${desk.binary}' "$@"\n`);
	chmodSync(join(desk.home, 'nf'), 0o700);
	const heard: Heard[] = [];
	for (const lines of saidTogether(conversationsOf(page))) heard.push(...(await say(lines, desk)));
	return heard;
}

/**
 * Each line of the OS shell is said in one of its own. Lines of `nf` are said in one shell until a block writes: that has a shell to itself,
 * so that the lab is as new before and after it.
 */
function saidTogether(conversations: readonly Conversation[]): readonly Conversation[] {
	const parts: Transcript[][] = [];
	let mayJoin = false;
	for (const conversation of conversations) {
		const writes = conversation.some(({command}) => / yes\b/.test(command));
		mayJoin &&= !writes;
		for (const line of conversation) {
			const last = parts.at(-1);
			if (mayJoin && line.prompt === 'nf' && last?.[0]?.prompt === 'nf') last.push(line);
			else parts.push([line]);
			mayJoin = true;
		}
		mayJoin = !writes;
	}
	return parts;
}

async function say(lines: Conversation, desk: Desk): Promise<readonly Heard[]> {
	const {home, columns} = desk;
	const env = {...desk.env, NF_HOME: join(home, 'state'), PATH: `${home}:${desk.env['PATH'] ?? ''}`};
	const inShell = lines.find(({prompt}) => prompt === 'shell');
	const words = inShell ? (['bash', '-c', typed(inShell.command, desk)] as const) : inNf(lines, desk);
	const {text, exit} = await printOnTerminal(words, {cwd: home, env, columns});
	const parts = inShell ? [shown(text, desk)] : shown(text, desk).split(mark);
	// Findings are shown, and no error.
	const isTold = exit === 0 || exit === differsExit || lines.some((line) => line.shown.some((row) => row.startsWith('nf: ')));
	return lines.map((transcript, index) => {
		const printed = parts[index] ?? '';
		const untold = isTold ? [] : [{path: transcript.path, line: transcript.line, why: `exit ${exit}, and the page shows no error`}];
		return {transcript, printed, faults: [...compareTranscript(transcript, printed), ...untold]};
	});
}

/** Between two lines of `nf`, `pwd` prints a line that no other command does. */
const mark = /^\/\n/m;
const inNf = (lines: readonly Transcript[], desk: Desk): readonly [string, ...string[]] => [
	process.execPath,
	desk.binary,
	'--keep-going',
	...lines.flatMap(({command}) => ['-c', `nf#${typed(command, desk)}`, '-c', '/pwd']),
];

const typed = (text: string, {instead}: Desk): string => instead.reduce((said, [page, own]) => said.replaceAll(page, own), text);
const shown = (text: string, {instead}: Desk): string => instead.reduce((said, [page, own]) => said.replaceAll(own, page), text);
