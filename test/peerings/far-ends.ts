import type {Row} from '../../src/output/output.js';
import type {Ends} from '../../src/peerings/reading/ends.js';
import type {CachePolicy} from '../../src/peerings/reading/read.js';
import type {AddressObject} from '../../src/peerings/session-facts.js';
import {unwrap} from '../support/database.js';
import {restOf, type Shell} from './support.js';

type Asked = {readonly devices?: string; readonly policy?: CachePolicy; readonly branch?: string};

/** What a reading of some devices then says of addresses, and what that costs. */
export async function endsAt(shell: Shell, addresses: readonly AddressObject[], {devices = 'fceos4', policy = 'True', branch}: Asked = {}) {
	const {reading, requests} = await shell.open(devices, policy, branch);
	const before = requests();
	const found = unwrap(await reading.sessionsAt(addresses));
	return {...found, ids: found.sessions.map(({id}) => id), requests: requests() - before};
}

/** Every session whose local address has one of these hosts, with its row, as REST lists them all. */
export async function truthOf(netbox: {readonly url: string}, hosts: readonly string[]): Promise<readonly string[]> {
	const rows: Row[] = [];
	for (let more = true; more; ) {
		const {json} = await restOf(netbox.url)('GET', `plugins/bgp/session/?limit=1000&ordering=id&id__gt=${Number(rows.at(-1)?.['id'] ?? 0)}`);
		const page = json['results'] as readonly Row[];
		rows.push(...page);
		more = page.length > 0;
	}
	const hostOf = (row: Row): string => String((row['local_address'] as Row)['address']).replace(/\/.*/, '');
	return rows.filter((row) => hosts.includes(hostOf(row))).map((row) => JSON.stringify(sorted(row)));
}

/** With keys in one order. */
export const sorted = (row: unknown): unknown =>
	Array.isArray(row)
		? row.map(sorted)
		: row !== null && typeof row === 'object'
			? Object.fromEntries(
					Object.keys(row)
						.toSorted()
						.map((key) => [key, sorted((row as Row)[key])]),
				)
			: row;

/** The rows of sessions in the same way. */
export const told = ({sessions}: Pick<Ends, 'sessions'>): readonly string[] => sessions.map(({held}) => JSON.stringify(sorted(held.row)));
