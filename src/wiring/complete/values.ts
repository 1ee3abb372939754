import type {NetboxInstance} from '../../core/instance.js';
import {ok, type Result} from '../../core/result.js';
import type {Runner} from '../../jobs/runner.js';
import {isOfNetbox, readSource} from '../../language/read/sources.js';
import type {Message, OfferedValue} from '../../shell/message.js';
import {homeFolder} from '../../store/files/paths.js';
import type {Services} from '../services.js';
import {readerAt} from '../who-reads.js';
import {fileValues} from './file-values.js';

/** The known values of a source, and what is wrong with it. */
type Offered = Pick<Extract<Message, {readonly type: 'values'}>, 'values' | 'title' | 'failure' | 'early' | 'partial'>;
/** The offers of TAB for a source: at once the known values, later NetBox's. */
export type OnOffer = (offered: Offered) => void;

export type ValuesOptions = Pick<Services, 'state' | 'directory' | 'now' | 'tree'> & {
	/** Without them NetBox is not asked: the cached values are all. */
	readonly netboxes?: Services['netboxes'];
	readonly runner: Pick<Runner, 'workers'>;
	readonly cwd: string;
	readonly signal: AbortSignal;
};

/** Answers completion sources, each at least once; a source that fails offers nothing and says why. */
export type ValueSources = {
	readonly offer: (source: string, offer: OnOffer) => Promise<void>;
	/** The cached values of a source, if any, before anybody asks for them. */
	readonly ahead: (source: string, offer: OnOffer) => Promise<void>;
	/** From now on earlier askers hear nothing more: another NetBox may be meant. */
	readonly forget: () => void;
};

/** How long NetBox's values of a source are offered again without asking, in ms. */
const freshMs = 15_000;

/** The sources of one prompt. A source that is still being asked is not asked again: the first asker gets its answers. */
export function createValues(options: ValuesOptions): ValueSources {
	const fresh = new Map<string, {readonly at: number; readonly values: readonly OfferedValue[]}>();
	const underWay = new Map<string, {readonly said: {last?: Offered}; readonly over: Promise<void>}>();
	let timesForgotten = 0;
	/** Returns a function that tells whether this request is still wanted. */
	const wanted = (): (() => boolean) => {
		const before = timesForgotten;
		return () => timesForgotten === before;
	};
	return {
		ahead: (source, offer) => {
			const {netboxes: _, ...cachedOnly} = options;
			const isWanted = wanted();
			return offerValues(source, cachedOnly, (offered) => isWanted() && offered.values.length > 0 && offer({...offered, early: true}));
		},
		offer: async (source, offer) => {
			const isWanted = wanted();
			const key = await keyOf(source, options);
			if (!isWanted()) return;
			const known = fresh.get(key);
			if (known && options.now() - known.at < freshMs) return offer({values: known.values});
			const before = underWay.get(key);
			if (before?.said.last) offer(before.said.last);
			if (before) return before.over;
			const said: {last?: Offered} = {};
			const over = offerValues(source, options, (offered) => {
				if (!isWanted()) return;
				const isAnswer = isOfNetbox(source) && !offered.failure && offered.title === undefined;
				if (isAnswer) fresh.set(key, {at: options.now(), values: offered.values});
				said.last = offered;
				offer(offered);
			});
			underWay.set(key, {said, over});
			return over.finally(() => underWay.get(key)?.over === over && underWay.delete(key));
		},
		forget: () => {
			timesForgotten += 1;
			underWay.clear();
		},
	};
}

/** What one NetBox said to one token is not what another says, nor to another. */
async function keyOf(source: string, {directory}: ValuesOptions): Promise<string> {
	const asked = readSource(source);
	const instance = isOfNetbox(source) ? await directory.find(asked.instance) : undefined;
	return instance?.ok ? `${instance.value.name} ${instance.value.url} ${asked.source}` : source;
}

/** What a source needs is read with the first who asks for it: the prompt is drawn before. */
async function offerValues(asked: string, options: ValuesOptions, offer: OnOffer): Promise<void> {
	const {source, instance} = readSource(asked);
	const [kind, rest = ''] = /^(files|values of|choices of|fields of|field values of|custom) (.*)$/s.exec(source)?.slice(1) ?? [source];
	switch (kind) {
		case 'instances':
			return offer(toOffered(await options.directory.list(), ({instance}) => ({text: instance.name, help: instance.url})));
		case 'workers':
			return offer({values: (await options.runner.workers()).map(workerValue)});
		case 'jobs':
			return offer(await jobValues(options));
		case 'aliases':
			return offer(await aliasValues(options));
		case 'plans':
			return offer(toOffered((await options.state.changes()).plans.list(), (text) => ({text, help: ''})));
		case 'cache-keys': {
			const [{findEntries}, {cacheKeys}] = await Promise.all([import('../../tasks/netbox/shared/cache-entries.js'), import('./cached-values.js')]);
			const entries = await findEntries({instance}, cacheContext(options));
			return offer(entries.ok ? {values: cacheKeys(entries.value, options.now())} : {values: [], failure: entries.error});
		}
		case 'files':
			return offer({values: fileValues(rest, {home: homeFolder(), cwd: options.cwd})});
		case 'object-types':
		case 'api-paths':
			return (await import('./api-paths.js')).offerApiPaths(kind, {...options, instance}, offer);
		case 'status':
			return (await import('./choice-values.js')).offerChoices('dcim.devices status', {...options, instance}, offer);
		case 'choices of':
			return (await import('./choice-values.js')).offerChoices(rest, {...options, instance}, offer);
		case 'fields of':
		case 'field values of':
			return (await import('./object-fields.js')).offerFields(rest, {...options, instance}, offer);
		case 'custom':
			return (await import('./custom-fields.js')).offerCustomFields(rest, {...options, instance}, offer);
		case 'sessions':
		case 'values of':
			return (await import('./kept-values.js')).offerKept({field: kind === 'sessions' ? 'session' : rest}, {...options, instance}, offer);
		default:
			return (await import('./kept-values.js')).offerKept({kind: source}, {...options, instance}, offer);
	}
}

async function jobValues({state}: ValuesOptions): Promise<Offered> {
	const store = await state.jobs();
	return toOffered(store.ok ? store.value.list({last: 20}) : store, ({number, line}) => ({text: String(number), help: line}));
}

async function aliasValues({state}: ValuesOptions): Promise<Offered> {
	const opened = await state.settings();
	return toOffered(opened.ok ? ok(Object.entries(opened.value.aliases.list())) : opened, ([text, help]) => ({text, help}));
}

const workerValue = ({name, running}: {readonly name: string; readonly running: number}): OfferedValue => ({
	text: name,
	help: running > 0 ? `${running} running` : 'idle',
});

const cacheContext = ({state, directory}: ValuesOptions) => ({
	cache: () => state.cache(),
	directory,
	reader: (instance: NetboxInstance) => readerAt(instance, state),
});

function toOffered<Item>(listed: Result<readonly Item[]>, toValue: (item: Item) => OfferedValue): Offered {
	return listed.ok ? {values: listed.value.map(toValue)} : {values: [], failure: listed.error};
}
