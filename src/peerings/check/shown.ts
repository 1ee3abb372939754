import {type Column, documentWithRows, type Json, type Output, type Row, usualAddress, usualCut} from '../../output/output.js';
import {countOf, describeCount} from '../../text/digits.js';
import type {End} from '../pairs/end.js';
import {facing} from '../pairs/peering.js';
import type {CheckedPeering, Finding} from './findings.js';
import {type FixPlace, fixLine} from './fixes.js';
import {checkRules} from './rules.js';
import type {Subject} from './subject.js';
import {countSeverities, type Tallied, tally, verdictOf} from './verdicts.js';

/** What is shown of a check: its findings, or every peering with its verdict. */
export type CheckShow = 'findings' | 'pairs';

type Showing = {readonly show: CheckShow; readonly subject: Subject; readonly place: FixPlace};

/** The result of a check (docs/contract/check.md BE25 grouped-findings). */
export function checkOutput(
	checked: readonly CheckedPeering[],
	{show, subject, place}: Showing,
): Pick<Output & {readonly kind: 'document'}, 'kind' | 'value' | 'rows' | 'columns' | 'blocks' | 'totals'> {
	const found = checked.flatMap(({findings}) => findings);
	const order = new Map(checkRules.map(({name}, index) => [name, index]));
	const sorted = found.toSorted((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0));
	const findings = sorted.map((finding) => findingRow(finding, subject, place));
	const counts = tally(checked);
	const pairs = show === 'pairs' ? checked.flatMap((one) => pairRows(one, subject)) : undefined;
	const value = {...counts, findings, ...(pairs && {pairs})};
	const table = pairs ? {rows: pairs, columns: pairColumns} : {rows: findings, columns: findingColumns};
	const {kind, rows, columns, ...rest} = documentWithRows(value, table) as Output & {readonly kind: 'document'};
	return {
		...{kind, value: rest.value, totals: totalsOf(counts, found)},
		...(rows && {rows}),
		...(columns && {columns}),
		...(!pairs && {blocks: {by: 'rule', noun: 'finding'}}),
	};
}

/** `412 sessions checked, 3 ends hidden: 380 matched, 20 external; 2 errors, 1 note`. */
function totalsOf({checked, hidden, ...others}: Tallied, found: readonly Finding[]): string {
	const named = Object.entries(others).filter(([, count]) => count > 0);
	const counts = named.map(([name, count]) => `${describeCount(count)} ${name}`).join(', ');
	const faults = countSeverities(found).map(([severity, count]) => countOf(count, severity));
	const lacks = hidden > 0 ? `, ${countOf(hidden, 'end')} hidden` : '';
	return `${countOf(checked, 'session')} checked${lacks}${counts === '' ? '' : `: ${counts}`}; ${faults.length > 0 ? faults.join(', ') : 'no findings'}`;
}

function findingRow({rule, severity, on, peer, message, values, also, fix}: Finding, subject: Subject, place: FixPlace): Row {
	return {
		...{rule, severity},
		...endRow(on, subject),
		...peerRow(peer, subject),
		...hostsRow(on, subject),
		...{message, values, also: [...also], fix: fixLine(fix, place)},
	};
}

/** A row for each two ends that face each other: every session that was read stands in one. */
function pairRows(checked: CheckedPeering, subject: Subject): readonly Row[] {
	const rules = checked.findings.map(({rule}) => rule);
	return facing(checked.peering).map(([end, peer]) => ({
		verdict: verdictOf(checked),
		...endRow(end, subject),
		...peerRow(peer, subject),
		...hostsRow(end, subject),
		...{local_as: end.localAs, remote_as: end.remoteAs, status: end.status},
		findings: rules,
	}));
}

const endRow = (end: End, subject: Subject): Row => ({on: holderRow(end, subject), session: subject.sessionName(end), id: end.id});

const peerRow = (end: End | undefined, subject: Subject): Row => ({
	peer_on: end ? holderRow(end, subject) : null,
	peer_session: end ? subject.sessionName(end) : null,
	peer_id: end?.id ?? null,
});

function holderRow(end: End, {holderName}: Subject): Json {
	const [holder] = end.bearers;
	return holder ? {kind: holder.kind, id: holder.id, name: holderName(holder)} : null;
}

function hostsRow(end: End, {lookup}: Subject): Row {
	const {local, remote} = end;
	const vrf = lookup.vrfOf(end);
	return {local: local?.host ?? null, remote: remote?.kind === 'prefix' ? remote.prefix : (remote?.host ?? null), vrf: vrf?.name ?? null};
}

const key = (name: string, path = name): Column => ({name, paths: [path], rank: 'key', cutTo: usualCut});
const extra = (name: string, path: string): Column => ({name, paths: [path], rank: 'extra', cutTo: usualCut});

/** The cells at which what was found goes on in another row. */
const wrapsAt = 28;

const findingColumns: readonly Column[] = [
	key('rule'),
	key('on', 'on.name'),
	key('session'),
	{name: 'finding', paths: ['message'], rank: 'key', wrapTo: wrapsAt},
	{name: 'severity', paths: ['severity'], rank: 'wanted'},
	extra('peer-on', 'peer_on.name'),
	extra('peer-session', 'peer_session'),
	extra('also', 'also'),
	extra('fix', 'fix'),
];

const address = (name: string): Column => ({name, paths: [name], rank: 'wanted', wrapTo: usualAddress, whole: true});

const pairColumns: readonly Column[] = [
	key('verdict'),
	key('on', 'on.name'),
	key('session'),
	key('peer-on', 'peer_on.name'),
	key('peer-session', 'peer_session'),
	address('local'),
	address('remote'),
	extra('local-as', 'local_as'),
	extra('remote-as', 'remote_as'),
	extra('status', 'status'),
];
