import {styleText} from 'node:util';
import {linkOf} from './text.js';

/** Styles by meaning; only this file decides their colours. */
export type Style = keyof typeof styles;

/** What a terminal can show. Colour never carries meaning alone: without it the same words are printed. */
export type Theme = {
	/** The text in a style; without colour the text itself. The text must be clean, see `sanitize`. */
	readonly paint: (style: Style, text: string) => string;
	/** The text as a link to a web address, if links are shown; the text must be clean, the address may be anything. */
	readonly link: (address: unknown, text: string) => string;
	/** Marks a cut: one cell wide, `…` or, on a terminal without UTF-8, `~`. */
	readonly ellipsis: string;
	/** The text with tree guides (`├── `) and box characters as the terminal can show them; widths stay the same. */
	readonly guides: (text: string) => string;
	/** Whether lines of box characters may be drawn; else they are of ASCII. */
	readonly drawsLines: boolean;
	/** Frames of the spinner, one cell each. */
	readonly spinner: readonly string[];
};

/** The theme of a terminal; files, pipes and tests take `{color: false, unicode: true}`. */
export const createTheme = ({
	color,
	unicode,
	links = false,
	plain = false,
}: {
	readonly color: boolean;
	readonly unicode: boolean;
	readonly links?: boolean;
	/** The user reads line by line (docs/contract/output.md D17 plain-prompt). */
	readonly plain?: boolean;
}): Theme => ({
	link: links ? linked : (_, text) => text,
	paint: color ? createPaint() : (_, text) => text,
	ellipsis: unicode ? '…' : '~',
	guides: unicode ? (text) => text : (text) => text.replaceAll(/[\u2500-\u257F]/g, (guide) => asciiGuides[guide] ?? guide),
	drawsLines: unicode && !plain,
	spinner: unicode ? [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'] : ['|', '/', '-', '\\'],
});

/** The codes before and after a text are looked up once for each style: `styleText` takes as long for it as JSON takes for ten values. */
function createPaint(): Theme['paint'] {
	const codes = new Map<Style, readonly [before: string, behind: string]>();
	const styled = (style: Style, text: string): string => styleText([...styles[style]], text, {validateStream: false});
	return (style, text) => {
		if (text === '') return '';
		// Newer versions of Node restore the colours of a text after another that ends within it.
		if (text.includes('\u001B')) return styled(style, text);
		let around = codes.get(style);
		if (around === undefined) {
			const [before = '', behind = ''] = styled(style, ' ').split(' ');
			around = [before, behind];
			codes.set(style, around);
		}
		return around[0] + text + around[1];
	};
}

function linked(address: unknown, text: string): string {
	const url = linkOf(address);
	return url === undefined || text === '' ? text : `\u001B]8;;${url}\u001B\\${text}\u001B]8;;\u001B\\`;
}

/** The box drawing characters, U+2500 to U+257F, that nf uses. */
const asciiGuides: Readonly<Record<string, string>> = {
	'├': '|',
	'└': '`',
	'│': '|',
	'─': '-',
	'━': '=',
	'┌': '+',
	'┬': '+',
	'┐': '+',
	'┼': '+',
	'┤': '|',
	'┴': '+',
	'┘': '+',
};

const styles = {
	active: ['green'],
	planned: ['cyan'],
	failed: ['red'],
	error: ['red'],
	/** A faulty word in the line. */
	mistake: ['red', 'underline'],
	warning: ['yellow'],
	dim: ['dim'],
	bold: ['bold'],
	/** What was searched for. */
	hit: ['inverse'],
	/** An instance that is not the lab. */
	instance: ['yellow'],
	keyword: ['bold'],
	option: ['cyan'],
	value: ['green'],
	selector: ['magenta'],
	string: ['green'],
	number: ['yellow'],
	constant: ['magenta'],
	pipe: ['blue'],
	comment: ['dim'],
} as const;
