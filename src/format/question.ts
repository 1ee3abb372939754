import type {Output} from '../output/output.js';
import {sanitize} from '../text/clean.js';
import {format} from './format.js';
import {atWords} from './text.js';
import type {Theme} from './theme.js';

/** What a write would do, as it is shown above the question whether it may, with its notes below. Nothing in it has an age, so the time does not matter. */
export function previewText(preview: Output, {width, theme}: {readonly width: number; readonly theme: Theme}): string {
	const shown = [...format(preview, {as: preview.kind === 'text' ? 'default' : 'table', terminal: true, width, theme, now: 0})].join('');
	const notes = preview.notes.map((note) => `${sanitize(note, {lineFeeds: 'escape'})}\n`).join('');
	return shown + (notes === '' ? '' : atWords(notes, width));
}

/** The words of a question, clean, and the name to be typed where only that is yes. */
export const questionText = ({text, name}: {readonly text: string; readonly name?: string}): string =>
	sanitize(name === undefined ? text : `${text} Type "${name}" to confirm`, {lineFeeds: 'escape'});
