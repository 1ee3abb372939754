import {type Column, documentWithRows, type Json, noCost, type Output, type Row, text, usualCut} from '../../output/output.js';
import {cellText} from '../../output/row-values.js';
import {sanitize} from '../../text/clean.js';
import {countOf, describeCount} from '../../text/digits.js';
import type {Difference, Differences, FieldDifference} from './differences.js';
import type {Side} from './side.js';
import {policyFields} from './values.js';

/** What is shown of a comparison: the names of its sides, and whether as a text like that of `diff -u`. */
export type CompareShowing = {readonly old: Pick<Side, 'name'>; readonly now: Pick<Side, 'name'>; readonly unified: boolean};

/** The result of a comparison (docs/contract/compare.md CM2 difference-rows). Without errors and cost. */
export function compareOutput(found: Differences, {old, now, unified}: CompareShowing): Output {
	const totals = totalsOf(found);
	const {differences, equal, unknown} = found;
	const differs = differences.length > 0 ? {differs: true} : {};
	const notes = [`compared ${old.name} with ${now.name}`, ...unknownNotes(unknown)];
	if (unified) return {...text(`${unifiedText(found, {old, now})}${totals}\n`), notes, ...differs};
	const value = {
		...{from: old.name, to: now.name, ...countsOf(differences), equal},
		not_comparable: Object.fromEntries(unknown),
		changes: differences.flatMap((one) => rowsOf(one, one.values)),
	};
	const rows = differences.flatMap((one) => rowsOf(one, summaryOf(one)));
	return {...documentWithRows(value, {rows, columns}), notes, meta: noCost, totals, ...differs} as Output;
}

type ChangeCounts = {readonly added: number; readonly removed: number; readonly changed: number};

const countsOf = (differences: readonly Difference[]): ChangeCounts => ({
	added: differences.filter(({change}) => change === '+').length,
	removed: differences.filter(({change}) => change === '-').length,
	changed: differences.filter(({change}) => change === '~').length,
});

/** `2 added, 1 removed, 3 changed, 406 equal`, or `no differences, 412 equal`. */
function totalsOf({differences, equal}: Differences): string {
	const named = Object.entries(countsOf(differences)).map(([name, count]) => `${describeCount(count)} ${name}`);
	return `${differences.length === 0 ? 'no differences' : named.join(', ')}, ${describeCount(equal)} equal`;
}

/** What could not be compared is said, so that it does not count as equal. */
function unknownNotes(unknown: Differences['unknown']): readonly string[] {
	return [...unknown].map(([field, count]) => {
		const why = policyFields.includes(field)
			? 'below netbox-bgp 0.19 a session shows the policies of its peer group too'
			: 'one side does not have the field';
		return `"${field}" of ${countOf(count, 'session')} is not comparable: ${why}`;
	});
}

/** A row for each changed field; for a session that is on one side alone one, with `whole` as what it is or was. */
function rowsOf(difference: Difference, whole: Json): readonly Row[] {
	const {change, session} = difference;
	const place = {change, device: session.device === '' ? null : session.device, session: session.session, id: session.id};
	if (difference.change === '~') return difference.fields.map(({field, old, new: now}) => ({...place, field, old, new: now}));
	return [{...place, field: null, old: change === '-' ? whole : null, new: change === '+' ? whole : null}];
}

/** A session in a cell: `active, 10.0.2.1/30 AS65100 to 10.0.2.2/30 AS65101`. */
function summaryOf({values}: Difference): string {
	const at = (field: string): string => cellText(values[field] ?? null);
	const as = (field: string): string => (at(field) === '' ? '' : ` AS${at(field)}`);
	return `${at('status')}, ${at('local')}${as('local-as')} to ${at('remote')}${as('remote-as')}`;
}

/** The differences as lines: what was begins with `-`, what is with `+`. */
function unifiedText({differences}: Differences, {old, now}: Omit<CompareShowing, 'unified'>): string {
	if (differences.length === 0) return '';
	const line = (sign: string, words: string): string => `${sign}${sanitize(words, {lineFeeds: 'escape'})}\n`;
	const fieldLines = ({field, old: was, new: is}: FieldDifference): string =>
		line('-', `${field}: ${cellText(was)}`) + line('+', `${field}: ${cellText(is)}`);
	const blocks = differences.map((one) => {
		const {device, session, id} = one.session;
		const head = line('@@ ', `${device === '' ? '' : `${device} `}${session}${id === null ? '' : ` #${id}`} @@`);
		if (one.change === '~') return head + one.fields.map(fieldLines).join('');
		return (
			head +
			Object.entries(one.values)
				.map(([field, value]) => line(one.change, `${field}: ${cellText(value)}`))
				.join('')
		);
	});
	return line('--- ', old.name) + line('+++ ', now.name) + blocks.join('');
}

const key = (name: string): Column => ({name, paths: [name], rank: 'key', cutTo: usualCut});

/** The cells at which a value goes on in another row. */
const wrapsAt = 28;
const value = (name: string): Column => ({name, paths: [name], rank: 'key', wrapTo: wrapsAt});

const columns: readonly Column[] = [
	{name: 'change', paths: ['change'], rank: 'key'},
	key('device'),
	key('session'),
	{name: 'field', paths: ['field'], rank: 'key'},
	value('old'),
	value('new'),
	{name: 'id', paths: ['id'], rank: 'extra'},
];
