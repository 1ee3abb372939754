import type {Cell, Shot} from './play.js';

/** The size of a cell and of the window around the cells, in pixels. */
const cell = {width: 8.4, height: 18};
const margin = {x: 16, top: 44, bottom: 16};
const fontSize = 14;
/** From the top of a row to the line its letters stand on. */
const baseline = 13.5;

/** How the window looks: the first eight colours are those of a terminal, and stand for the same brighter. */
type Theme = {readonly window: string; readonly border: string; readonly text: string; readonly colors: readonly string[]};

const dark: Theme = {
	window: '#0d1117',
	border: '#30363d',
	text: '#d6dde6',
	colors: ['#6e7681', '#ff7b72', '#3fb950', '#d29922', '#79b8ff', '#d2a8ff', '#56d4dd', '#d6dde6'],
};
const light: Theme = {
	window: '#ffffff',
	border: '#d0d7de',
	text: '#1f2328',
	colors: ['#57606a', '#cf222e', '#116329', '#7d4e00', '#0969da', '#8250df', '#1b7c83', '#57606a'],
};
const buttons = ['#ff5f57', '#febc2e', '#28c840'];

const rulesOf = ({window, border, text, colors}: Theme): string =>
	[`.window{fill:${window};stroke:${border}}`, `.text{fill:${text}}`, ...colors.map((color, at) => `.c${at}{fill:${color}}`)].join('');

/**
 * The screen as an SVG: a window with a title, dark for readers who like their pages dark and light for the others, text in their own
 * monospace font, a block where the cursor stands. Empty rows at the end are left out.
 */
export function drawSvg({rows: screen, cursor}: Shot, title: string): string {
	const rows = screen.slice(0, screen.findLastIndex(isWritten) + 1);
	const columns = rows[0]?.length ?? 0;
	const size = {width: Math.ceil(columns * cell.width + 2 * margin.x), height: Math.ceil(rows.length * cell.height + margin.top + margin.bottom)};
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeXml(title)}">`,
		`<style>${rulesOf(light)}@media (prefers-color-scheme: dark){${rulesOf(dark)}}</style>`,
		`<rect x="0.5" y="0.5" width="${size.width - 1}" height="${size.height - 1}" rx="10" class="window"/>`,
		...buttons.map((color, place) => `<circle cx="${20 + place * 20}" cy="20" r="6" fill="${color}"/>`),
		`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${fontSize}" class="text">`,
		`<rect x="${left(cursor.x)}" y="${top(cursor.y) + 1}" width="${cell.width}" height="${cell.height - 2}" opacity="0.7"/>`,
		...rows.flatMap((row, y) => runsOf(row).map((run) => drawRun(run, y))),
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

const isWritten = (row: readonly Cell[]): boolean => row.some(({text}) => text.trim() !== '');

/** Neighbouring cells that look alike, and that hold no two blanks in a row: browsers make one of them, and columns would not stand. */
type Run = {readonly start: number; readonly look: Omit<Cell, 'text'>; readonly text: string; readonly width: number};

function runsOf(row: readonly Cell[]): Run[] {
	const runs: Run[] = [];
	for (const [column, {text, ...look}] of row.entries()) {
		const last = runs.at(-1);
		if (last && sameLook(last.look, look)) runs[runs.length - 1] = {...last, text: last.text + (text || ' '), width: last.width + 1};
		else runs.push({start: column, look, text: text || ' ', width: 1});
	}
	return runs.flatMap(wordsOf);
}

const sameLook = (a: Run['look'], b: Run['look']): boolean =>
	a.color === b.color && a.bold === b.bold && a.dim === b.dim && a.underline === b.underline;

/** The parts of a run between two blanks or more; blanks at its ends are nothing to see. */
const wordsOf = (run: Run): Run[] =>
	[...run.text.matchAll(/\S+(?: \S+)*/g)].map(({0: text, index}) => ({...run, text, start: run.start + index, width: text.length}));

/** `textLength` keeps columns straight whatever the width of the reader's font. */
function drawRun({start, look, text, width}: Run, row: number): string {
	const color = look.color === undefined ? '' : ` class="c${look.color % dark.colors.length}"`;
	const style = `${color}${look.bold ? ' font-weight="bold"' : ''}${look.dim ? ' opacity="0.6"' : ''}${look.underline ? ' text-decoration="underline"' : ''}`;
	const length = round(width * cell.width);
	return `<text x="${left(start)}" y="${round(top(row) + baseline)}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${style}>${escapeXml(text)}</text>`;
}

const left = (column: number): number => round(margin.x + column * cell.width);
const top = (row: number): number => round(margin.top + row * cell.height);
const round = (pixels: number): number => Math.round(pixels * 100) / 100;
const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
