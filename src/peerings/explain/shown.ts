import {type Column, documentWithRows, type Json, type Output, type Row, usualCut} from '../../output/output.js';
import {cellText} from '../../output/row-values.js';
import {countOf} from '../../text/digits.js';
import type {CheckedPeering} from '../check/findings.js';
import {onName, type Subject} from '../check/subject.js';
import {verdictOf} from '../check/verdicts.js';
import type {End} from '../pairs/end.js';
import {facing} from '../pairs/peering.js';
import type {Session} from '../session.js';
import {type Half, halfFields} from './halves.js';
import type {LastChange, LastChanges} from './last-changes.js';

/** What peerings are explained by: the sessions of their ends, what was looked up, and who changed them. */
export type Explaining = {readonly sessions: ReadonlyMap<number, Session>; readonly subject: Subject; readonly changes: LastChanges};

/** Both halves of each peering side by side, a row a field, then the rules that it meets (docs/contract/explain.md EX1 two-halves). */
export function explainOutput(checked: readonly CheckedPeering[], explaining: Explaining): Output {
	const peerings = checked.flatMap((one) => partsOf(one).map((part) => peeringOf(one, part, explaining)));
	const rows = peerings.flatMap(({title, fields, findings}) => [
		...fields.map((row) => ({peering: title, ...row})),
		...findings.map((row) => ({peering: title, ...row})),
	]);
	const value = {peerings: peerings.map(({title: _, ...peering}) => peering as unknown as Json)};
	return {
		...documentWithRows(value, {rows: rows.map(withTexts), columns}),
		blocks: {by: 'peering', noun: 'line'},
		totals: countOf(peerings.length, 'peering'),
	} as Output;
}

/** Two ends that stand side by side, the first of several or a further one. */
type ExplainedPart = {readonly first: End; readonly second: End | undefined; readonly isFirst: boolean};

/** A peering of several ends in parts: two ends that face each other, so that none is left out. */
const partsOf = ({peering}: CheckedPeering): readonly ExplainedPart[] =>
	facing(peering).map(([first, second], index) => ({first, second, isFirst: index === 0}));

function peeringOf(checked: CheckedPeering, {first, second, isFirst}: ExplainedPart, explaining: Explaining) {
	const {sessions, subject} = explaining;
	const halfOf = (end: End | undefined): Half | undefined => {
		const session = end && sessions.get(end.id);
		return end && session ? {end, session} : undefined;
	};
	const [here, there] = [halfOf(first), halfOf(second)];
	const nameOf = (half: Half | undefined): string | null => (half ? `${onName(half.end, subject)} ${subject.sessionName(half.end)}` : null);
	const verdict = verdictOf(checked);
	return {
		title: `${nameOf(here) ?? ''}${there ? `, ${nameOf(there)}` : ', no other half'}: ${verdict}`,
		...{here: nameOf(here), there: nameOf(there), verdict},
		fields: halfFields.map((field) => fieldRow(field, {here, there}, explaining)),
		findings: (isFirst ? checked.findings : []).map(({rule, severity, message}): Row => ({field: rule, severity, here: message})),
	};
}

function fieldRow(
	{name, of, read}: (typeof halfFields)[number],
	{here, there}: {here: Half | undefined; there: Half | undefined},
	{subject, changes}: Explaining,
): Row {
	const side = (half: Half | undefined) => {
		const {value, from} = half ? read(half, subject.lookup) : {value: null, from: null};
		const last = half && of.length > 0 ? changes.of(half.session.id, of) : undefined;
		return {value, from, changed: last ? changeRow(last) : null};
	};
	const [mine, other] = [side(here), side(there)];
	return {
		field: name,
		...{here: mine.value, here_from: mine.from, here_changed: mine.changed},
		...{there: other.value, there_from: other.from, there_changed: other.changed},
	};
}

const changeRow = ({user, time, message}: LastChange): Row => ({user, time, message: message === '' ? null : message});

/** A change as a text: `admin 2026-11-30T09:14:00Z CHG-1`. */
function withTexts(row: Row): Row {
	const text = (value: Json | undefined): Json =>
		value === null || value === undefined
			? null
			: ['user', 'time', 'message']
					.map((key) => cellText((value as Row)[key] ?? null))
					.filter((part) => part !== '')
					.join(' ');
	return {...row, here_changed: text(row['here_changed']), there_changed: text(row['there_changed'])};
}

/** The cells at which a longer text goes on in another row. */
const wrapsAt = 26;
const value = (name: string): Column => ({name, paths: [name], rank: 'key', wrapTo: wrapsAt});
const extra = (name: string, path: string): Column => ({name, paths: [path], rank: 'extra', cutTo: usualCut});

const columns: readonly Column[] = [
	{name: 'peering', paths: ['peering'], rank: 'key'},
	{name: 'field', paths: ['field'], rank: 'key'},
	value('here'),
	extra('here-from', 'here_from'),
	value('there'),
	extra('there-from', 'there_from'),
	extra('here-changed', 'here_changed'),
	extra('there-changed', 'there_changed'),
];
