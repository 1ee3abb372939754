import {Session} from 'node:inspector';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createTheme} from '../../src/format/theme.js';
import type {Environment} from '../../src/shell/environment.js';
import {createState, type State} from '../../src/shell/state.js';
import {createUpdate} from '../../src/shell/update.js';
import {layout} from '../../src/view/layout.js';
import {shellTree} from '../support/shell-tree.js';
import {keysOf} from './conversation.js';

/** How often V8 ran a function since it was asked last. */
const session = new Session();
const files = {tokenize: 'language/read/tokenize.ts', walk: 'language/read/walk.ts'};
type Calls = {readonly tokenize: number; readonly walk: number};

function calls(): Calls {
	let found = {tokenize: 0, walk: 0};
	session.post('Profiler.takePreciseCoverage', (error, {result}) => {
		if (error) throw error;
		const count = (name: keyof Calls): number => {
			const script = result.find(({url}) => url.endsWith(files[name]));
			return script?.functions.find(({functionName}) => functionName === name)?.ranges[0]?.count ?? 0;
		};
		found = {tokenize: count('tokenize'), walk: count('walk')};
	});
	return found;
}

beforeAll(() => {
	session.connect();
	session.post('Profiler.enable');
	session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: false});
});
afterAll(() => {
	session.post('Profiler.stopPreciseCoverage');
	session.disconnect();
});

const aliases = {peers: 'netbox get bgp-peerings devices'};
const history = ['show version', 'show nonsense', 'show settings'];
const environment: Environment = {
	tree: shellTree(),
	theme: createTheme({color: true, unicode: true}),
	settings: {
		progress: true,
		events: 'few',
		fullWords: true,
		expand: true,
		ghost: true,
		pager: true,
		screenLength: 'auto',
		redraw: true,
		output: 'auto',
		aliases,
		instances: ['lab'],
		prompt: 'nf',
	},
};
const update = createUpdate(environment);

/** How often a line is cut and walked for the last of these keys, by what the shell does and by what is drawn after it. */
function lastKey(keys: string): {readonly done: Calls; readonly drawn: Calls} {
	let state: State = createState({columns: 120, rows: 24}, history);
	const all = keysOf(keys);
	for (const key of all.slice(0, -1)) [state] = update(state, {type: 'key', key});
	const key = all.at(-1);
	if (!key) throw new Error('no key');
	calls();
	[state] = update(state, {type: 'key', key});
	const done = calls();
	layout(environment, state);
	return {done, drawn: calls()};
}

const none: Calls = {tokenize: 0, walk: 0};
const once: Calls = {tokenize: 1, walk: 1};

test('a key is read once, for its colours and the hint', () => {
	expect(lastKey('netbox get bgp-peerings devices R1 cache f')).toEqual({done: none, drawn: once});
	expect(lastKey('show jobs | wh')).toEqual({done: none, drawn: once});
});

test('each line of the history that may follow is read once more: the nearest can be said here or not', () => {
	expect(lastKey('show vers').drawn).toEqual({tokenize: 2, walk: 2});
	expect(lastKey('show').drawn).toEqual({tokenize: 2, walk: 2});
	expect(lastKey('show n').drawn).toEqual({tokenize: 2, walk: 2});
});

test('inside of a line the hint reads up to the cursor', () => {
	expect(lastKey('man keys<left><left>').drawn).toEqual({tokenize: 2, walk: 2});
});

test('an alias is cut as it is typed and as it is written out, and walked once', () => {
	expect(lastKey('peers R1').drawn).toEqual({tokenize: 2, walk: 1});
});

test('a blank that writes a word out reads the line once, and walks to its last word and past it', () => {
	expect(lastKey('net ')).toEqual({done: {tokenize: 1, walk: 2}, drawn: once});
	expect(lastKey('netbox get bgp-peerings devices R1 ')).toEqual({done: once, drawn: once});
});

test('Enter reads each statement once: to run it, to show it and to keep it', () => {
	expect(lastKey('netbox get bgp-peerings devices R1 | sort session<enter>').done).toEqual(once);
	expect(lastKey('netbox get bgp-peerings devices R1 | sort nothing<enter>').done).toEqual(once);
	expect(lastKey('show nonsense<enter>').done).toEqual(once);
	expect(lastKey('peers R1<enter>').done).toEqual({tokenize: 2, walk: 1});
	expect(lastKey('netbox get bgp-peerings devices "R1<enter>').done).toEqual({tokenize: 1, walk: 0});
	expect(lastKey('netbox<ctrl-v>\n<ctrl-v>\npwd<enter>').done).toEqual({tokenize: 2, walk: 2});
});

test('of a refused line each word that may have been meant costs one more reading, and no line more than 32', () => {
	expect(lastKey('show vrsion<enter>').done).toEqual({tokenize: 2, walk: 2});
	expect(lastKey('netbox gte bgp-peerigns devcies R1<enter>').done).toEqual({tokenize: 4, walk: 4});
	const done = lastKey(`show jobs | ${'sort statsu | '.repeat(60)}count<enter>`).done;
	expect(done).toEqual({tokenize: 33, walk: 33});
});

test('TAB reads the line once', () => {
	expect(lastKey('netbox ge<tab>').done).toEqual(once);
	expect(lastKey('netbox get <tab>').done).toEqual(once);
	expect(lastKey('peers R1 ca<tab>').done).toEqual({tokenize: 2, walk: 1});
});

test('? reads the line once, and once the line with its ? that is printed', () => {
	expect(lastKey('netbox get ?').done).toEqual({tokenize: 2, walk: 2});
	expect(lastKey('netbox get??').done).toEqual({tokenize: 2, walk: 2});
	expect(lastKey('netbox get "?').done).toEqual({tokenize: 1, walk: 0});
});
