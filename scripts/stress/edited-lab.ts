import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {startLab} from '../../src/lab/http/server.js';
import type {Json, Row} from '../../src/output/output.js';
import {tokens} from '../../test/e2e/nf.js';
import type {Playground} from './stand.js';

type Sessions = Readonly<Record<string, Readonly<Record<string, Row>>>>;

/** How many edits were begun, and how many of them NetBox has answered. */
type Count = {readonly begun: number; readonly done: number};

/** A NetBox that is edited all the time: each edit writes its number into one session, and into the peer group that all of them show. */
export type EditedLab = {
	readonly url: string;
	readonly devices: readonly string[];
	readonly count: () => Count;
	readonly stop: () => Promise<void>;
	/** Why an answer cannot be what NetBox held at a moment between the two; undefined where it can. `from` is left out for what is not checked. */
	readonly wrong: (json: unknown, asked: readonly string[], between: {readonly from?: Count; readonly to: Count}) => string | undefined;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Serves so many devices with 20 sessions each, and edits them, if it is told to, every so many ms. */
export async function openEditedLab(play: Playground, {devices: size, everyMs}: {devices: number; everyMs?: number}): Promise<EditedLab> {
	const lab = await startLab({dataset: scaleDataset(size)});
	play.onClose(lab.close);
	const headers = {authorization: `Token ${tokens.admin}`, 'content-type': 'application/json', connection: 'close'};
	const patch = async (path: string, description: string): Promise<void> => {
		const {status} = await fetch(`${lab.url}/api/${path}/`, {method: 'PATCH', headers, body: JSON.stringify({description})});
		if (status !== 200) throw new Error(`PATCH ${path}: ${status}`);
	};
	const devices = Array.from({length: size}, (_, index) => `lab-${String(index).padStart(5, '0')}`);
	const truth = await readTruth(lab.url, headers);
	const [edited = {}] = Object.values(truth[devices[0] ?? ''] ?? {});
	const session = edited['id'];
	const group = (edited['peer_group'] as Row)['id'];
	const edits = {begun: 0, done: 0};
	let isOver = everyMs === undefined;
	const edit = async (): Promise<void> => {
		edits.begun += 1;
		await patch(`plugins/bgp/session/${session}`, `edit ${edits.begun}`);
		await patch(`plugins/bgp/peer-group/${group}`, `edit ${edits.begun}`);
		edits.done += 1;
	};
	const editing = (async () => {
		for (; !isOver; await pause(everyMs ?? 0)) await edit();
	})();
	const expected = (asked: readonly string[]): string => JSON.stringify(asked.map((key) => [key, plain(truth[key] ?? {})]));
	return {
		url: lab.url,
		devices,
		count: () => ({...edits}),
		stop: async () => {
			isOver = true;
			await editing;
		},
		wrong: (json, asked, {from, to}) => {
			const given = json as Sessions;
			const got = JSON.stringify(asked.map((key) => [key, plain(given?.[key] ?? {})]));
			if (Object.keys(given ?? {}).length !== asked.length || got !== expected(asked)) return 'other sessions than NetBox has';
			const numbers = asked.flatMap((key) => Object.values(given[key] ?? {}).flatMap((row) => numbersOf(row, session)));
			const old = numbers.filter((number) => number < (from?.done ?? 0));
			if (old.length > 0) return `shows edit ${Math.min(...old)}, although ${from?.done} was done before it began`;
			return numbers.some((number) => number > to.begun) ? 'shows an edit that was never made' : undefined;
		},
	};
}

/** A session without what edits change. */
const plain = (sessions: Readonly<Record<string, Row>>) =>
	Object.entries(sessions)
		.map(([key, {description: _, last_updated: __, peer_group: group, ...row}]) => [key, (group as Row)['id'], sorted(row)])
		.toSorted(([a], [b]) => Number(String(a) > String(b)) - Number(String(a) < String(b)));

/** With keys in one order at every depth. */
function sorted(value: Json): Json {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value as Row).map(([key, inner]): [string, Json] => [key, sorted(inner)]);
	return Object.fromEntries(entries.toSorted(([a], [b]) => Number(a > b) - Number(a < b)));
}

/** The edits that a row shows: its own, where it is the one that is edited, and its peer group's. */
function numbersOf(row: Row, edited: unknown): readonly number[] {
	const own = row['id'] === edited ? [row['description']] : [];
	return [...own, (row['peer_group'] as Row)['description']].map((text) => Number(/^edit (\d+)$/.exec(String(text))?.[1] ?? 0));
}

async function readTruth(url: string, headers: Readonly<Record<string, string>>): Promise<Sessions> {
	const all: Record<string, Record<string, Row>> = {};
	for (let after = 0; ; ) {
		const answer = await fetch(`${url}/api/plugins/bgp/session/?limit=1000&ordering=id&id__gt=${after}`, {headers});
		const {results} = (await answer.json()) as {results: readonly Row[]};
		for (const row of results) {
			const device = String((row['device'] as Row | null)?.['name']);
			all[device] = {...all[device], [String(row['name'])]: row};
		}
		if (results.length < 1000) return all;
		after = Number(results.at(-1)?.['id']);
	}
}
