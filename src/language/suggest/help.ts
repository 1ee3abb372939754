import {sentence} from '../../core/failure.js';
import {sanitize} from '../../text/clean.js';
import {pad, widest} from '../../text/width.js';
import {canRunBehind, check, isPipeable, isPlace} from '../read/check.js';
import {isClosed, placeholderOf, typeColumn} from '../read/describe.js';
import {operators} from '../read/operators.js';
import type {Offer, Offers} from './offers.js';

/** verbose: with the column of types. withKeys: with the lines on keys that end the help of a whole level. */
export type HelpOptions = {readonly verbose: boolean; readonly withKeys?: boolean};

/** A line of help before it is aligned; `type` is its column in verbose help. */
export type HelpRow = {readonly token: string; readonly help: string; readonly type: string};

/** More values of a dynamic source than this are counted, not listed. */
const mostValues = 100;

/**
 * What can be said at the cursor, as the key `?` prints it: one line each, required options first and root commands after the words
 * of a sub-shell, then what Enter, `|` and `&` would do where the line can run. Every line ends in a line feed.
 */
export function help(found: Offers, {verbose, withKeys}: HelpOptions): string {
	const ofRoot = found.offers.filter((offer) => offer.ofRoot);
	const own = align([...placeholder(found), ...listed({...found, offers: found.offers.filter((offer) => !offer.ofRoot)})], verbose);
	const heading = own.length > 0 && ofRoot.length > 0 ? ['', ' root commands, said here too:'] : [];
	const listings = [...own, ...heading, ...align(ofRoot.map(rowOf), verbose)];
	const lines = [...listings, ...operatorLines(found), ...(found.word ? [] : endings(found)), ...(withKeys ? keyLines() : [])];
	if (lines.length === 0) lines.push(faultOf(found));
	return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const keyLines = (): readonly string[] =>
	align(
		[
			{token: '?', help: 'What can be said here; twice for more', type: ''},
			{token: 'TAB', help: 'Complete the word', type: ''},
			{token: 'Ctrl-C', help: 'Cancel the job, or clear the line', type: ''},
			{token: '|', help: 'Pipe the result: "| ?" lists the pipes', type: ''},
			{token: 'man', help: 'The manual: "man tree", "man keys"', type: ''},
		],
		false,
	);

/** The sign for a value that is not chosen from a closed set. */
function placeholder({open, offers, word}: Offers): readonly HelpRow[] {
	if (!open || isClosed(open.spec) || (word && offers.length > 0)) return [];
	const token = open.spec.positional ? open.token : placeholderOf(open.spec);
	return [{token: `<${token}>`, help: open.spec.help, type: typeColumn(open.spec)}];
}

function listed({offers, more: uncounted}: Pick<Offers, 'offers' | 'more'>): readonly HelpRow[] {
	const isValue = ({kind}: Offer): boolean => kind !== 'keyword' && kind !== 'option';
	const values = offers.filter(isValue);
	const rest = values.length - mostValues + uncounted;
	const more = rest > 0 ? [{token: '…', help: `${rest} more`, type: ''}] : [];
	return [...values.slice(0, mostValues).map(rowOf), ...more, ...offers.filter((offer) => !isValue(offer)).map(rowOf)];
}

const rowOf = ({text, help: told, required, spec, example = ''}: Offer): HelpRow => ({
	token: `${required ? '*' : ''}${text}`,
	help: told,
	type: spec ? typeColumn(spec) : example,
});

/** Where a condition is to be said: how it may compare. */
const operatorLines = ({open, word}: Offers): readonly string[] =>
	open?.spec.type === 'conditions' && !word
		? [
				'',
				' operators, each in an example:',
				...align(
					Object.values(operators).map(({example, help}) => ({token: example, help, type: ''})),
					false,
				),
			]
		: [];

/** The rows below each other, each after a blank, cleaned for a terminal. */
export function align(rows: readonly HelpRow[], verbose: boolean): string[] {
	const clean = rows.map(({token, help: told, ...row}) => ({...row, token: shown(token), told: shown(told)}));
	const tokenWidth = widest(clean.map(({token}) => token));
	const helpWidth = widest(clean.map(({told}) => told));
	return clean.map(({token, told, type}) => ` ${pad(token, tokenWidth)}    ${verbose ? `${pad(told, helpWidth)}    ${type}` : told}`);
}

/** As it stands on the screen: what is written out takes more cells. */
const shown = (text: string): string => sanitize(text, {lineFeeds: 'escape'});

/** What Enter and the signs would do after the words so far. */
function endings({before}: Offers): readonly string[] {
	if (before.keywords.length === 0 || before.isLost) return [];
	const isInner = Object.keys(before.node.children).length > 0;
	if ((isInner && !isPlace(before)) || check(before, false).problems.length > 0) return [];
	if (isInner) return before.pipes.length > 0 ? [] : [' <ENTER>    Enter sub-shell'];
	return [
		' <ENTER>    Run this command',
		...(isPipeable(before) ? [' |    Pipe the result'] : []),
		...(canRunBehind(before) ? [' &    Run in the background'] : []),
	];
}

function faultOf({before}: Offers): string {
	const [first] = before.problems;
	return first ? sentence(first) : 'no match';
}
