import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {oneLine} from '../../format/text.js';
import {offerWords, readTypedWords, type WordOffer} from '../../language/suggest/offer-words.js';
import {homeFolder} from '../../store/files/paths.js';
import {sanitize} from '../../text/clean.js';
import type {App} from '../app.js';
import {eventsModes, type FlagRow, flagRows} from '../run/flags.js';
import {completionScript, type OsShell, osShells} from './completion-scripts.js';
import {fileValues} from './file-values.js';
import {escapeForBash, shellWords} from './shell-words.js';
import {createValues} from './values.js';

export type CompletionOptions = {
	/** The shell with the user's settings; `instance` is the one of `--instance` on the line. */
	readonly open: (instance: string | undefined) => Promise<Result<App>>;
	readonly cwd: string;
};

/**
 * `nf completion bash|zsh|fish` alone returns the script; with more words, which the script adds, it returns the offers of TAB, a line each. No
 * NetBox is asked, and an unreadable line offers nothing (docs/contract/scripts.md S15 shell-completion).
 */
export async function completion([name, ...asked]: readonly string[], options: CompletionOptions): Promise<Result<string>> {
	const shell = osShells.find((one) => one === name);
	if (!shell) return err(unknownShell(name));
	if (asked.length === 0) return ok(completionScript(shell));
	const [line = '', breaks = '', type = ''] = asked;
	const typed = shell === 'bash' ? shellWords(line, breaks) : {words: ['nf', ...asked], kept: '', quote: ''};
	const offers = (await offersFor(typed.words.slice(1), options)).filter(({text}) => sanitize(text, {lineFeeds: 'escape'}) === text);
	return ok(offers.map((offer) => `${written[shell](offer, {...typed, isList: type === listing})}\n`).join(''));
}

const unknownShell = (name: string | undefined): Failure =>
	failure.usage(name === undefined ? 'nf completion needs a shell: bash, zsh or fish.' : `"${name}" is no shell: expected bash, zsh or fish.`);

/** COMP_TYPE of bash if the offers are only listed and none is inserted: `?`. */
const listing = '63';

type TypedWord = {readonly kept: string; readonly quote: string; readonly isList: boolean};

/** The form of an offer for each shell. bash replaces the part that it takes for a word, and shows help only in a list. */
const written: Readonly<Record<OsShell, (offer: WordOffer, how: TypedWord) => string>> = {
	bash: ({text, help, open}, {kept, quote, isList}) => {
		const part = text.startsWith(kept) ? text.slice(kept.length) : text;
		if (isList) return help === '' ? part : `${part}  (${clean(help)})`;
		return (quote === '' ? escapeForBash(part) : part) + (open ? '' : ' ');
	},
	zsh: ({text, help, open}) => `${open ? '+' : ' '}${text}\t${clean(help)}`,
	fish: ({text, help}) => `${text}\t${clean(help)}`,
};

const clean = (help: string): string => sanitize(oneLine(help), {lineFeeds: 'escape'});

/** The possible completions of the last word of argv: a flag, a flag's value, a word of the language. */
async function offersFor(words: readonly string[], options: CompletionOptions): Promise<readonly WordOffer[]> {
	const {said, flag, instance} = readWords(words);
	const last = words.at(-1) ?? '';
	const startsRight = ({text}: WordOffer): boolean => text.startsWith(last);
	if (flag?.name === 'file') return filesAt(last, options.cwd);
	if (flag?.name === 'events') return eventsModes.map(plain).filter(startsRight);
	if (flag && flag.name !== 'instance') return [];
	if (last.startsWith('-') && said.at(-1) === last && !words.slice(0, -1).includes('--')) return flagRows.map(flagOffer).filter(startsRight);
	const app = await options.open(instance);
	if (!app.ok) return [];
	const offers = flag ? (await loadFrom(app.value, ['instances'], options.cwd)).get('instances') : await wordOffers(app.value, said, options.cwd);
	await app.value.close();
	return [...(offers ?? []).filter((offer) => !flag || startsRight(offer)), ...(said.length > 1 || flag ? [] : outside.filter(startsRight))];
}

const plain = (text: string): WordOffer => ({text, help: '', open: false});
const flagOffer = ({name, does}: FlagRow): WordOffer => ({text: `--${name}`, help: does, open: false});
const filesAt = (written: string, cwd: string): readonly WordOffer[] =>
	fileValues(written.slice(0, written.lastIndexOf('/') + 1), {home: homeFolder(), cwd})
		.filter(({text}) => text.startsWith(written))
		.map((value) => ({open: false, ...value}));

/** First words that are no commands of the tree. */
const outside: readonly WordOffer[] = [
	{text: 'lab', help: 'Run the embedded NetBox for other programs: lab serve', open: false},
	{text: 'completion', help: 'Print the completion script of an OS shell', open: false},
];

/** The words of the command, without flags; the flag whose value is the last word; and the value of `--instance`. */
function readWords(words: readonly string[]): {said: readonly string[]; flag: FlagRow | undefined; instance: string | undefined} {
	const said: string[] = [];
	let [flag, instance, isOver] = [undefined as FlagRow | undefined, undefined as string | undefined, false];
	for (const [at, word] of words.entries()) {
		const isLast = at === words.length - 1;
		if (flag) {
			if (flag.name === 'instance') instance = word;
			if (isLast) return {said, flag, instance: undefined};
			flag = undefined;
			continue;
		}
		const row = isOver ? undefined : flagRows.find(({name, short}) => word === `--${name}` || word === `-${short}`);
		if (word === '--' && !isLast) isOver = true;
		else if (row && !isLast) flag = row.takes === undefined ? undefined : row;
		else said.push(word);
	}
	return {said, flag: undefined, instance};
}

/** Asked twice: the first time tells which sources are wanted. */
async function wordOffers(app: App, words: readonly string[], cwd: string): Promise<readonly WordOffer[]> {
	if (words.length === 2 && words[0] === 'completion') return osShells.map(plain).filter(({text}) => text.startsWith(words[1] ?? ''));
	if (words.length === 2 && words[0] === 'lab') return [plain('serve')];
	const line = readTypedWords(app.services.tree, words, {place: [], aliases: app.aliases.list()});
	const {sources} = offerWords(line, () => []);
	const values = await loadFrom(app, sources, cwd);
	return offerWords(line, (source) => values.get(source) ?? []).offers;
}

async function loadFrom(app: App, sources: readonly string[], cwd: string): Promise<ReadonlyMap<string, readonly WordOffer[]>> {
	const {netboxes: _, ...services} = app.services;
	const known = createValues({...services, runner: app.shell.runner, cwd, signal: AbortSignal.abort()});
	const found = new Map<string, readonly WordOffer[]>();
	const open = (source: string) =>
		known.offer(source, ({values}) =>
			found.set(
				source,
				values.map((value) => ({open: false, ...value})),
			),
		);
	await Promise.all(sources.map(open));
	return found;
}
