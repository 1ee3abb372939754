import type {Work} from '../core/long-work.js';
import type {OutputForm, TableStyle} from '../output/output.js';
import {documentOf, isTopology, type Output} from '../output/output.js';
import {rowsOf} from '../output/rows.js';
import {sanitize} from '../text/clean.js';
import {writeCsv} from './csv.js';
import {draw, drawHere} from './drawing/draw.js';
import {type JsonLayout, jsonColours, jsonPieces, writeNdjson} from './json.js';
import {writeFacts, writeKeyValue} from './key-value.js';
import {writeMarkdown} from './markdown.js';
import {writeNested} from './nested.js';
import {writeReadable} from './pprint.js';
import {table} from './table/table.js';
import {atWords} from './text.js';
import {createTheme, type Theme} from './theme.js';
import {writeYaml} from './yaml.js';

/** How an output is shown. `now` in ms. */
export type FormatOptions = JsonLayout & {
	readonly as: OutputForm;
	readonly terminal: boolean;
	/** Cells of a line; without it nothing is cut. */
	readonly width?: number;
	/** Cuts and hides nothing. */
	readonly wide?: boolean;
	/** For a file or another pipe, wherever the rest is shown: no terminal, no colours, no width. */
	readonly plain?: boolean;
	/** The style of a table: default plain. */
	readonly style?: TableStyle;
	/** Guards CSV fields that a spreadsheet would run as a formula. */
	readonly safe?: boolean;
	/** Joins the keys of a value in `kv`: default a dot. */
	readonly separator?: string;
	/** Cells that a line of `pprint` may take: default 80. */
	readonly within?: number;
	readonly theme: Theme;
	readonly now: number;
};

/**
 * An output as text that ends in a line feed, piece by piece, each made in a step of a few rows (see `Work`): only one piece is in memory at a time.
 * An empty result prints a remark, except for an empty text that is not for people.
 */
export function format(output: Output, options: FormatOptions): Iterable<string> {
	const place = options.plain ? plain(options) : options;
	switch (place.as) {
		case 'default':
			return formatDefault(output, place);
		case 'table':
			return table(output, place.wide ? {...place, width: undefined} : place);
		case 'json':
			return json(output, place);
		case 'yaml':
			return writeYaml(documentOf(output), holdsRows(output));
		case 'csv':
			return writeCsv(rowsOf(output), {safe: place.safe ?? false, clean: place.terminal ? clean : (text) => text});
		case 'markdown':
			return writeMarkdown(rowsOf(output), cleanLine);
		case 'ndjson':
			return writeNdjson(rowsOf(output));
		case 'kv':
			return writeKeyValue(documentOf(output), place.separator ?? '.', {sorted: holdsRows(output), clean: cleanLine});
		case 'nested':
			return writeNested(documentOf(output), {sorted: holdsRows(output), clean});
		case 'pprint':
			return pprint(output, place);
		case 'dot':
		case 'graphml':
		case 'html':
		case 'mermaid':
		case 'svg':
			return draw(output, place.as);
		default:
			return place.as satisfies never;
	}
}

function plain({width: _, ...options}: FormatOptions): FormatOptions {
	return {...options, terminal: false, theme: createTheme({color: false, unicode: true})};
}

function formatDefault(output: Output, options: FormatOptions): Iterable<string> {
	if (output.kind === 'text') return [text(output.text, options)];
	if (output.kind === 'document' && output.facts && options.terminal)
		return writeFacts(output.value, output.facts, {clean: cleanLine, width: options.width});
	if (isTopology(output) && options.terminal) return drawing(output, options);
	return format(output, {...options, as: options.terminal && hasRows(output) ? 'table' : 'json'});
}

/** A drawing, or where it would be none that people could read, the table of its edges. */
function* drawing(output: Output, options: FormatOptions): Work {
	const drawn = drawHere(output, {width: options.wide ? undefined : options.width, theme: options.theme});
	if ('why' in drawn) {
		yield* format(output, {...options, as: 'table'});
		return yield* inWidth(`${drawn.why}: "| save FILE.svg" or "| save FILE.html" draws it whole`, options);
	}
	for (const line of drawn.lines) yield `${line}\n`;
	if (output.kind === 'document' && output.totals !== undefined) yield* inWidth(output.totals, options);
}

function* inWidth(words: string, {width}: FormatOptions): Work {
	yield `${width === undefined ? words : atWords(words, width)}\n`;
}

function text(value: string, {terminal, theme}: FormatOptions): string {
	if (!terminal) return value;
	return value === '' ? 'no lines\n' : theme.guides(clean(value));
}

/** Rows are sorted by key; a document keeps the order of its task. */
function* json(output: Output, {indent, compact, ascii, terminal, theme}: FormatOptions): Generator<string, void> {
	const layout = {...(indent !== undefined && {indent}), ...(compact !== undefined && {compact}), ...(ascii !== undefined && {ascii})};
	yield* jsonPieces(documentOf(output), {...layout, sorted: holdsRows(output), colours: terminal ? jsonColours(theme) : undefined});
	yield '\n';
}

function* pprint(output: Output, {within, terminal, theme}: FormatOptions): Work {
	const colours = terminal ? jsonColours(theme) : undefined;
	yield* writeReadable(documentOf(output), {width: within ?? usualWidth, sorted: holdsRows(output), colours});
	yield '\n';
}

const usualWidth = 80;

const hasRows = (output: Output): boolean =>
	output.kind === 'groups' || output.kind === 'rows' || (output.kind === 'document' && output.columns !== undefined);
const holdsRows = (output: Output): boolean =>
	output.kind === 'document' ? output.ofRows === true || (output.columns !== undefined && output.rows === undefined) : hasRows(output);

const clean = (value: string): string => sanitize(value, {lineFeeds: 'keep'});
const cleanLine = (value: string): string => sanitize(value, {lineFeeds: 'escape'});
