import {styleText} from 'node:util';

/** Styles by meaning; which colour each has is decided here alone. */
export type Style = keyof typeof styles;

/** How a terminal can show things. Colour never carries meaning alone: without it the same words are printed. */
export type Theme = {
	/** The text in a style; without colour the text itself. The text must be clean, see `sanitize`. */
	readonly paint: (style: Style, text: string) => string;
	/** Stands for what was cut: one cell wide, `…` or, on a terminal without UTF-8, `~`. */
	readonly ellipsis: string;
	/** The text with tree guides (`├── `) and box characters as the terminal can show them; widths stay the same. */
	readonly guides: (text: string) => string;
	/** Frames of the spinner, one cell each. */
	readonly spinner: readonly string[];
};

/** The theme of a terminal; files, pipes and tests take `{color: false, unicode: true}`. */
export const createTheme = ({color, unicode}: {readonly color: boolean; readonly unicode: boolean}): Theme => ({
	paint: color ? (style, text) => (text === '' ? '' : styleText([...styles[style]], text, {validateStream: false})) : (_, text) => text,
	ellipsis: unicode ? '…' : '~',
	guides: unicode ? (text) => text : (text) => text.replaceAll(/[├└│─┌┬┐┼┤┴┘]/g, (guide) => asciiGuides[guide as keyof typeof asciiGuides]),
	spinner: unicode ? [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'] : ['|', '/', '-', '\\'],
});

const asciiGuides = {'├': '|', '└': '`', '│': '|', '─': '-', '┌': '+', '┬': '+', '┐': '+', '┼': '+', '┤': '|', '┴': '+', '┘': '+'} as const;

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
