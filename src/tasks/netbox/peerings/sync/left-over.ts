import type {ReadConfig} from '../../../../config/read/resolve.js';
import type {ActingSession} from '../../../../config/sessions/acting.js';
import type {Json} from '../../../../output/output.js';
import {countOf} from '../../../../text/digits.js';
import type {LeftOver} from '../shared/carry-left.js';
import type {LeftLine} from './wishes.js';

/** So many lines of a kind are told; JSON has all of them. */
const mostLines = 20;

type AfterSync = {
	readonly config: ReadConfig;
	readonly left: readonly LeftLine[];
	/** Sessions that the file does not have, where nothing is deleted. */
	readonly gone: readonly ActingSession[];
	/** Sessions that run by the file and stay planned. */
	readonly planned: number;
};

/** What a sync leaves: neighbours of which it cannot tell, lines that nobody understood, sessions that the file does not have. */
export function leftOver({config, left, gone, planned}: AfterSync): LeftOver {
	const unclear = [...left, ...config.lacking].toSorted((a, b) => a.line - b.line);
	const about = [...config.beside].filter(([topic]) => topic !== 'type').map(([topic, count]) => `${topic} (${count})`);
	return {
		keys: {
			left: unclear.map(({line, peer, why}) => ({line, peer, why})),
			not_understood: config.unread.map(({line, text}) => ({line, text})),
			not_in_file: gone.map(({id, peer, vrf}) => ({id, peer, vrf})),
		} satisfies Record<string, Json>,
		lines: [
			...cut(unclear.map(({line, peer, why}) => `cannot tell: line ${line}: ${peer}: ${why}`)),
			...cut(config.unread.map(({line, text}) => `not understood: line ${line}: ${text}`)),
			...(gone.length > 0
				? [`${countOf(gone.length, 'session')} not in the file: ${idsOf(gone)}; "with-deletes" deletes ${gone.length === 1 ? 'it' : 'them'}`]
				: []),
			...(planned > 0 ? [`${countOf(planned, 'session')} of the file ${planned === 1 ? 'stays' : 'stay'} planned`] : []),
			...(about.length > 0 ? [`not in NetBox, and left: ${about.join(', ')}`] : []),
		],
		isAny: unclear.length > 0 || config.unread.length > 0 || gone.length > 0,
		differs: unclear.length > 0 || config.unread.length > 0,
	};
}

const idsOf = (sessions: readonly ActingSession[]): string => {
	const told = sessions.slice(0, mostLines).map(({id, peer}) => `${peer} (id ${id})`);
	return [...told, ...(sessions.length > mostLines ? ['…'] : [])].join(', ');
};

const cut = (lines: readonly string[]): readonly string[] =>
	lines.length > mostLines ? [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} more: JSON has all`] : lines;
