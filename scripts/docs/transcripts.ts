import {type Fault, lineAt, type Page} from './pages.js';

/** What a page shows as typed, at the prompt of `nf` or at that of an OS shell, and the lines under it. */
export type Transcript = {
	readonly path: string;
	readonly line: number;
	readonly prompt: 'nf' | 'shell';
	readonly command: string;
	readonly shown: readonly string[];
};

/** The lines of one `console` block, typed one after the other. */
export type Conversation = readonly Transcript[];

/** The `console` blocks of a page. */
export function conversationsOf({path, text}: Page): readonly Conversation[] {
	return [...text.matchAll(/^```console\n(.*?)^```$/gms)].map(({1: block = '', index}) =>
		[...block.matchAll(/^(nf#|\$ )(.*)\n((?:(?!nf#|\$ ).*\n)*)/gm)].map(({1: sign, 2: command = '', 3: shown = '', index: within}) => ({
			path,
			line: lineAt(text, index) + lineAt(block, within),
			prompt: sign === 'nf#' ? 'nf' : 'shell',
			command,
			shown: shown.split('\n').slice(0, -1),
		})),
	);
}

/** The files that a page tells its reader to make: blocks whose fence names one, as in "text peers.nf". */
export function filesOf({text}: Page): readonly {readonly name: string; readonly text: string}[] {
	return [...text.matchAll(/^```\w+ (\w[\w-]*\.\w+)\n(.*?)^```$/gms)].map(({1: name = '', 2: content = ''}) => ({name, text: content}));
}

/** What differs between a page and what the command really printed; nothing where they agree. */
export function compareTranscript({path, line, command, shown}: Transcript, printed: string): readonly Fault[] {
	const real = linesOf(printed.split('\n'));
	const wanted = linesOf(shown);
	return matches(wanted, real) ? [] : [{path, line, why: `"${command}" does not print this, but:\n${real.join('\n')}`}];
}

/**
 * The lines that a page would show of what was printed: without the events of a job, for which `…` stands unless the page shows them.
 * Nothing where the page cuts elsewhere too.
 */
export function filled({shown}: Transcript, printed: string): readonly string[] | undefined {
	if (shown.slice(1).includes('…')) return undefined;
	const lines = printed
		.trimEnd()
		.split('\n')
		.filter((line) => line !== aboutLab);
	const footer = lines.findIndex((line) => /(?:^|, )\d+ requests?(?:,|$)/.test(line));
	const isWhole = footer < 0 || (shown.length > 0 && shown[0] !== '…');
	return isWhole ? lines : ['…', ...lines.slice(footer + 1).filter((line) => line !== '')];
}

/** What says that no NetBox is set up: the reader of a page has one, or knows. */
const aboutLab = 'nf: no NetBox is set up: this is made-up data of the embedded lab';

/** Without empty lines, and with times and ages that are nobody's. */
const linesOf = (lines: readonly string[]): readonly string[] =>
	lines
		.map((line) =>
			line
				.trimEnd()
				.replace(/^\d\d:\d\d:\d\d\.\d{3}/, '<time>')
				.replace(/\bjob \d+/g, 'job <n>')
				.replace(/(?<=^|, |in )(?:\d+ ms|\d+(?:\.\d)? s)(?=, |:|$)/, '<time>')
				.replace(/\b(?:\d+ (?:s|min|h|d) ago|now)\b */g, '<age> ago '),
		)
		.filter((line) => line !== '' && line !== aboutLab);

/** Whether the lines are those wanted, `…` standing for any number of them. */
function matches(wanted: readonly string[], lines: readonly string[]): boolean {
	const [first, ...rest] = wanted;
	if (first === undefined) return lines.length === 0;
	if (first === '…') return lines.some((_, index) => matches(rest, lines.slice(index))) || rest.length === 0;
	return lines[0] === first && matches(rest, lines.slice(1));
}

/** The commands that the text of a page names between backticks, without what it leaves out (`…`). */
export function commandsIn({path, text}: Page): readonly {readonly path: string; readonly line: number; readonly command: string}[] {
	const said = text.replace(/^```.*?^```$/gms, (block) => block.replace(/[^\n]/g, ' '));
	return [...said.matchAll(/`((?:nf )?(?:alias|history|instance|jobs?|man|netbox|set|show) [a-z][^`\\]*(?:\\\|[^`\\]*)*)`/g)].map(
		({1: command = '', index}) => ({
			path,
			line: lineAt(text, index),
			command: command.replace(/^nf /, '').replaceAll('\\|', '|').replace(/ ?….*/, ''),
		}),
	);
}
