import {readFileSync} from 'node:fs';
import {everywhere, faultOf} from './faulty.js';

/** One row of the table in docs/faults.md. */
export type FaultRow = {
	/** As it is given to `--fault`. */
	readonly fault: string;
	/** What the job comes to when the first request for sessions is struck; undefined for what lasts as long as the lab. */
	readonly once: string | undefined;
	readonly always: string;
	/** Of the failure that comes `always`; `<url>` and `…` stand for what differs. */
	readonly message: string;
	/** Only patience ends it, so less of it is taken. */
	readonly hasty: boolean;
};

/** The table of docs/faults.md, which the tests and the script hold the client against. */
export function faultTable(): readonly FaultRow[] {
	const page = readFileSync(new URL('../../docs/faults.md', import.meta.url), 'utf8');
	const cells = page
		.slice(page.indexOf('## Every fault'))
		.split('\n')
		.filter((line) => line.startsWith('| `') && !line.startsWith('| `--fault`'))
		.map((line) => line.split('|').map((cell) => cell.trim().replace(/^`|`$/gu, '')));
	return cells.map(([, fault = '', , once = '', always = '', message = '']) => ({
		...{fault, once: once === '–' ? undefined : once, always, message},
		hasty: fault === 'stall' || fault === 'silent',
	}));
}

/** Where a fault strikes: the paths it names itself, or these; what lasts as long as the lab is given as it is. What is about pages gets small ones. */
const placed = ({fault, once}: FaultRow, at: readonly string[]): readonly string[] => [
	...(once === undefined || faultOf(fault).path !== undefined ? [fault + (at[0] ?? '').replace(/^[^:]*/u, '')] : at.map((place) => fault + place)),
	...(/^(moving-rows|next-host)/u.test(fault) ? ['small-pages=7'] : []),
];

/** The fault on the requests for sessions, which are the last to be sent. */
export const onSessions = (row: FaultRow, count: string): readonly string[] => placed(row, [`@/api/plugins/bgp/session/${count}`]);

/** The fault on every request of the main job, or so many of them. */
export const onAll = (row: FaultRow, count = ''): readonly string[] => placed(row, everywhere('', count));

/** A message of the table as a pattern. */
export function patternOf(message: string): RegExp {
	const parts = message.split(/<url>|…/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
	return new RegExp(`^${parts.join('.+')}$`, 'u');
}
