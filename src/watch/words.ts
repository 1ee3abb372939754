import {stringifyJson} from '../core/json-text.js';
import type {Column} from '../output/output.js';
import {cellText} from '../output/row-values.js';
import {describeLimit, localTime} from '../text/ages.js';
import {sanitize} from '../text/clean.js';
import {countOf, describeCount} from '../text/digits.js';
import type {ChangedRow, FrameChanges} from './changes.js';
import type {Watching} from './watching.js';

/** `every 5 s | round 3 at 10:08:41 | 7 rows: 1 added, 0 removed, 2 changed`, without a line feed. */
export function headOf({everyMs, rounds, last}: Watching): string {
	const every = `every ${describeLimit(everyMs)}`;
	if (!last) return `${every} | first round`;
	return [every, `round ${describeCount(rounds)} at ${clock(last.at)}`, `${countOf(last.frame.rows.length, 'row')}: ${countsIn(last.changes)}`].join(
		' | ',
	);
}

/** What is to be said of a watch that is over: `watched 12 rounds: 3 changes`. */
export const endOf = ({rounds, changed}: Watching): string => `watched ${countOf(rounds, 'round')}: ${countOf(changed, 'change')}`;

/** Why the last round showed nothing, and when the next one is, in whole seconds; '' where it did. */
export function faultOf({fault, failed}: Watching, leftMs: number): string {
	if (!fault || failed === 0) return '';
	return clean(`${fault.message.replace(/\.$/, '')}: again in ${Math.max(0, Math.round(leftMs / 1000))} s`);
}

const countsIn = ({rows}: FrameChanges): string =>
	(
		[
			['added', '+'],
			['removed', '-'],
			['changed', '~'],
		] as const
	)
		.map(([name, sign]) => `${describeCount(rows.filter(({change}) => change === sign).length)} ${name}`)
		.join(', ');

/** A line for each row that changed, each with its line feed: `10:08:41 ~ fceos4 fceos4-fceos5-eth105 status: active -> planned`. */
export function changeLines({rows}: FrameChanges, columns: readonly Column[], at: number): string {
	const keys = columns.filter(({rank}) => rank === 'key');
	return rows.map((one) => `${clock(at)} ${one.change} ${clean(changeWords(one, keys, columns))}\n`).join('');
}

function changeWords({change, row: {cells}, was}: ChangedRow, keys: readonly Column[], columns: readonly Column[]): string {
	const textOf = ({name}: Column): string => cellText(cells[name] ?? null);
	const said = (named: readonly Column[]): readonly string[] => named.map(textOf).filter((text) => text !== '');
	if (change !== '~') return (keys.length > 0 ? said(keys) : said(columns)).join(' ');
	// The first ones say which row it is: a device and its session.
	const named = said(keys.slice(0, 2).filter(({name}) => !Object.hasOwn(was, name)));
	const value = (text: string): string => (text === '' ? 'none' : text);
	const edits = Object.keys(was).map((name) => `${name}: ${value(cellText(was[name] ?? null))} -> ${value(cellText(cells[name] ?? null))}`);
	return [...named, edits.join(', ')].join(' ');
}

/** A JSON line for each row that changed: what it is, or was where it went, and the old values of the cells that changed. */
export const changesAsJson = ({rows}: FrameChanges, at: number): string =>
	rows
		.map(({change, row, was}) => `${stringifyJson({at: new Date(at).toISOString(), change, row: row.cells, ...(change === '~' && {was})})}\n`)
		.join('');

/** Hours, minutes and seconds by the clock of people. */
const clock = (at: number): string => localTime(at).slice(11, 19);

const clean = (text: string): string => sanitize(text, {lineFeeds: 'escape'});
