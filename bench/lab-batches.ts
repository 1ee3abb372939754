import {scaleDataset} from '../src/lab/dataset/scale.js';
import {startLab} from '../src/lab/http/server.js';
import {receive, type SessionRow, toKeep} from '../src/peerings/reading/sessions.js';
import type {Received} from '../src/peerings/session.js';
import type {CacheChange} from '../src/store/cache/cache.js';

type Device = {readonly id: number; readonly name: string};

/** Devices with all their sessions, as a NetBox shows them. */
export type Batch = {readonly devices: readonly Device[]; readonly sessions: readonly Received[]};

const size = 50;
const token = '0123456789abcdef0123456789abcdef01234567';
const fields = 'id,name,last_updated,site,location,tenant,role,platform,device_type,status,tags';

/** The devices of a lab made larger by so many, 50 at a time. */
export async function* readBatches(count: number): AsyncIterable<Batch> {
	const lab = await startLab({dataset: scaleDataset(count)});
	const list = async <Row>(query: string): Promise<readonly Row[]> => {
		const answer = await fetch(`${lab.url}/api/${query}&limit=1000&ordering=id`, {headers: {authorization: `Token ${token}`}});
		return ((await answer.json()) as {results: readonly Row[]}).results;
	};
	const [first] = await list<Device>('dcim/devices/?name=lab-00000');
	for (let done = 0; done < count && first; done += size) {
		const ids = Array.from({length: Math.min(size, count - done)}, (_, index) => first.id + done + index);
		const devices = await list<Device>(`dcim/devices/?fields=${fields}&${ids.map((id) => `id=${id}`).join('&')}`);
		yield {devices, sessions: receive(await list<SessionRow>(`plugins/bgp/session/?${ids.map((id) => `device_id=${id}`).join('&')}`))};
	}
	await lab.close();
}

/** What a command keeps of a batch that it has fetched. */
export function changeOf({devices, sessions}: Batch, at: number): CacheChange {
	const setOf = new Map(devices.map(({id}) => [id, [] as number[]]));
	for (const {id, device} of sessions) setOf.get(device ?? 0)?.push(id);
	return {
		devices: devices.map((row) => ({id: row.id, name: row.name, row, fetchedAt: at})),
		provedNames: devices.map(({name}) => name),
		sessions: toKeep(sessions, at),
		sessionSets: [...setOf].map(([device, ids]) => ({device, sessions: ids, at})),
		position: {to: {checkedAt: at, versions: {netbox: '4.7.3', plugins: {netbox_bgp: '0.20.2'}}}},
	};
}
