import {type Column, documentWithRows, type Json, type Output, type Row, usualCut} from '../../../../output/output.js';
import {isList, isRow} from '../../../../output/row-values.js';
import type {NewSession} from './create-plan.js';

/**
 * The steps of a plan of new sessions as a table with a row for each; as JSON with `planned`, or `created` where they were sent: device, session, id and that of its
 * reverse, as far as there are any.
 */
export function asSessions(steps: Output, sessions: readonly NewSession[], isSent: boolean): Output {
	if (steps.kind !== 'document' || !isRow(steps.value as Json)) return steps;
	const value = steps.value as Row;
	const all = rowsIn(value['steps']);
	const own = all.slice(all.length - sessions.length);
	const rows = [
		...all.slice(0, all.length - sessions.length).map((step): Row => ({step: step['n'] ?? null, session: step['label'] ?? null, ...stateOf(step)})),
		...sessions.map((one, place) => rowOf(one, own[place] ?? {})),
	];
	const pairs = sessions.map(({half, name}, place): Row => {
		const back = sessions.findIndex((other) => other.half.local === half.remote && other.half.remote === half.local);
		return {device: half.device.name, session: name, id: idOf(own[place]), reverse_id: back < 0 ? null : idOf(own[back])};
	});
	const {meta, notes, errors} = steps;
	return {...documentWithRows({...value, [isSent ? 'created' : 'planned']: pairs}, {rows, columns}), meta, notes, errors};
}

const idOf = (step: Row | undefined): Json => step?.['id'] ?? null;

function rowOf({half, name}: NewSession, step: Row): Row {
	const {device, local, remote, localAs, remoteAs} = half;
	return {
		...{step: step['n'] ?? null, device: device.name, session: name, local: local.address.text, 'local-as': localAs},
		...{remote: remote.address.text, 'remote-as': remoteAs, status: statusOf(step), id: idOf(step), ...stateOf(step)},
	};
}

const stateOf = ({state = null, why}: Row): Row => ({state: why === undefined ? state : `${state}: ${why}`});

function statusOf({set = null}: Row): Json {
	const status = isRow(set) ? (set['status'] ?? null) : null;
	return isRow(status) ? (status['new'] ?? null) : null;
}

const rowsIn = (value: Json | undefined): readonly Row[] => (isList(value) ? (value as readonly Json[]).filter(isRow) : []);

const columns: readonly Column[] = [
	{name: 'step', paths: ['step'], rank: 'extra'},
	{name: 'device', paths: ['device'], rank: 'key'},
	{name: 'session', paths: ['session'], rank: 'key', cutTo: usualCut},
	{name: 'local', paths: ['local'], rank: 'key'},
	{name: 'local-as', paths: ['local-as'], rank: 'wanted'},
	{name: 'remote', paths: ['remote'], rank: 'key'},
	{name: 'remote-as', paths: ['remote-as'], rank: 'wanted'},
	{name: 'status', paths: ['status'], rank: 'extra'},
	{name: 'id', paths: ['id'], rank: 'extra'},
	{name: 'state', paths: ['state'], rank: 'key'},
];
