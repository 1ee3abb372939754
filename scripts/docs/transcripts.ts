import {type Fault, lineAt, type Page} from './pages.js';

/** A command of a transcript, and the lines that a page shows under it. */
export type Transcript = {readonly path: string; readonly line: number; readonly command: string; readonly shown: readonly string[]};

/** The commands in the `console` blocks of a page. */
export function transcriptsOf({path, text}: Page): readonly Transcript[] {
	return [...text.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(({1: block = '', index}) =>
		[...block.matchAll(/^nf#(.*)\n((?:(?!nf#).*\n)*)/gm)].map(({1: command = '', 2: shown = '', index: within}) => ({
			path,
			line: lineAt(text, index) + lineAt(block, within),
			command,
			shown: shown.split('\n').slice(0, -1),
		})),
	);
}

/** What differs between a page and what the command really printed; nothing where they agree. */
export function compareTranscript({path, line, command, shown}: Transcript, printed: string): readonly Fault[] {
	const real = linesOf(printed.split('\n'));
	const wanted = linesOf(shown);
	return matches(wanted, real) ? [] : [{path, line, why: `"${command}" does not print this, but:\n${real.join('\n')}`}];
}

/** Without empty lines, and with times and ages that are nobody's. */
const linesOf = (lines: readonly string[]): readonly string[] =>
	lines
		.map((line) =>
			line
				.trimEnd()
				.replace(/^\d\d:\d\d:\d\d\.\d{3}/, '<time>')
				.replace(/^(job) \d+/, '$1 <n>')
				.replace(/(?<=^|, )(?:\d+ ms|\d+\.\d s)(?=, )/, '<time>')
				.replace(/cached \d+ (s|min|h|d) ago/, 'cached <age> ago'),
		)
		.filter((line) => line !== '');

/** Whether the lines are those wanted, `…` standing for any number of them. */
function matches(wanted: readonly string[], lines: readonly string[]): boolean {
	const [first, ...rest] = wanted;
	if (first === undefined) return lines.length === 0;
	if (first === '…') return lines.some((_, index) => matches(rest, lines.slice(index))) || rest.length === 0;
	return lines[0] === first && matches(rest, lines.slice(1));
}
