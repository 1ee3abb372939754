import {setTimeout} from 'node:timers/promises';
import {describeAge} from '../ages.js';
import type {Failure} from '../failure.js';
import type {Runner} from '../jobs/runner.js';
import type {Netbox} from '../netbox/netbox.js';
import type {Row} from '../output.js';
import type {Result} from '../result.js';
import type {Value} from '../shell/message.js';
import type {Services} from './services.js';

/** What TAB offers for a source: at once what is known, later what NetBox says. */
export type Offer = (offered: {readonly values: readonly Value[]; readonly title?: string; readonly failure?: Failure}) => void;

export type ValuesOptions = Pick<Services, 'state' | 'directory' | 'netboxes' | 'now'> & {readonly runner: Runner; readonly signal: AbortSignal};

/** Answers a completion source at least once; a source that fails offers nothing and says why. */
export async function offerValues(source: string, options: ValuesOptions, offer: Offer): Promise<void> {
	switch (source) {
		case 'devices':
			return offerDevices(options, offer);
		case 'branches':
			return offerBranches(options, offer);
		case 'instances':
			return offerInstances(options, offer);
		case 'workers':
			return offer({values: options.runner.workers().map(({name, running}) => ({text: name, help: running > 0 ? `${running} running` : 'idle'}))});
		case 'jobs':
			return offerJobs(options, offer);
		case 'aliases': {
			const opened = await options.state.settings();
			const known = opened.ok ? Object.entries(opened.value.aliases.list()) : [];
			return offer({values: known.map(([text, help]) => ({text, help})), ...(!opened.ok && {failure: opened.error})});
		}
		default:
			return offer({values: []});
	}
}

async function offerInstances({directory}: ValuesOptions, offer: Offer): Promise<void> {
	const known = await directory.list();
	offer(known.ok ? {values: known.value.map(({instance}) => ({text: instance.name, help: instance.url}))} : {values: [], failure: known.error});
}

async function offerJobs({state}: ValuesOptions, offer: Offer): Promise<void> {
	const store = await state.jobs();
	const jobs = store.ok ? store.value.list({last: 20}) : store;
	offer(jobs.ok ? {values: jobs.value.map(({number, line}) => ({text: String(number), help: line}))} : {values: [], failure: jobs.error});
}

async function offerDevices(options: ValuesOptions, offer: Offer): Promise<void> {
	const {state, directory, now} = options;
	const instance = await directory.find();
	if (!instance.ok) return offer({values: [], failure: instance.error});
	const cache = await state.cache();
	const scope = {instance: instance.value.url, branch: 'main'};
	const cached = cache.devices(scope);
	const position = cache.lookUp(scope, []);
	const age = position.ok && position.value.position ? {title: `cached ${describeAge(now() - position.value.position.checkedAt)}`} : {};
	const {devices} = await import('../netbox/endpoints.js');
	const asking = ask(options, (netbox) =>
		netbox.list(devices, [
			['fields', 'id,name,site,role,status'],
			['exclude', 'config_context'],
		]),
	);
	const isKnown = cached.ok && cached.value.length > 0;
	const early = await Promise.race([asking, setTimeout(patienceMs)]);
	if (isKnown && !early?.ok) offer({values: cached.value.flatMap(({row}) => deviceValue(row)), ...age});
	const rows = await asking;
	if (rows.ok) offer({values: rows.value.flatMap(deviceValue)});
	else if (!isKnown) offer({values: [], failure: rows.error});
}

/** How long TAB waits for NetBox, which knows all devices, before it shows those that are cached (docs/contract.md H13). */
const patienceMs = 100;

const deviceValue = (row: Row): Value[] => {
	const of = (field: string, key: string): string => {
		const value = row[field] as Row | null | undefined;
		return String(value?.[key] ?? '');
	};
	const help = [of('site', 'name'), of('role', 'name'), of('status', 'value')].filter((word) => word !== '').join(', ');
	return typeof row['name'] === 'string' ? [{text: row['name'], help}] : [];
};

async function offerBranches(options: ValuesOptions, offer: Offer): Promise<void> {
	const {branches} = await import('../netbox/endpoints.js');
	const rows = await ask(options, (netbox) => netbox.list(branches, []));
	offer(
		rows.ok
			? {values: rows.value.map((row) => ({text: String(row['name']), help: String((row['status'] as Row)['value'])}))}
			: {values: [], failure: rows.error},
	);
}

async function ask<Value>({netboxes, signal}: ValuesOptions, question: (netbox: Netbox) => Promise<Result<Value>>): Promise<Result<Value>> {
	const netbox = await netboxes.connect(undefined, {signal, onRetry: () => undefined});
	return netbox.ok ? question(netbox.value) : netbox;
}
