import {type Failure, failure} from '../../core/failure.js';
import type {InstanceTraits, NetboxInstance, SecretRef} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import {checkInstance, problemOfName} from './entries.js';
import type {SettingsFile, SettingsParts, StoredInstances} from './settings-file.js';

/** The NetBox instances that the user has set up; of a token only its place. */
export type Instances = {
	/** The usable ones, in the order in which they were added. */
	readonly list: () => readonly NetboxInstance[];
	/** Undefined if there is none of this name; fails if its entry is not usable. */
	readonly find: (name: string) => Result<NetboxInstance | undefined>;
	/** The name of `instance use`, else of the only one set up; undefined if there is none. Fails if it cannot be known. */
	readonly default: () => Result<string | undefined>;
	/** Whether `instance use` named this one. */
	readonly isChosen: (name: string) => boolean;
	/** Why an instance of this name cannot be added: the name is invalid, or taken. Checked before any question. */
	readonly mayAdd: (name: string) => Result<void>;
	/** Fails if the name is taken, or if the entry could not be read again. `isDefault` makes it the default too. */
	readonly add: (instance: NetboxInstance, isDefault?: boolean) => Promise<Result<void>>;
	readonly remove: (name: string) => Promise<Result<void>>;
	/** Makes it the default; the embedded `lab` may be it too. */
	readonly use: (name: string) => Promise<Result<void>>;
	readonly setToken: (name: string, token: SecretRef) => Promise<Result<void>>;
	/** Changes what is said of it; what is not among the traits stays. */
	readonly describe: (name: string, traits: InstanceTraits) => Promise<Result<void>>;
};

/** The instances in the user's settings. */
export function createInstances({path, parts, changeInstances}: SettingsFile): Instances {
	const unusable = (name: string, why: string): Failure =>
		failure.localIo(`${name} in "settings.json" cannot be used: ${why}.`, `mend it in ${path}`);
	const find = (name: string, {instances}: SettingsParts): Result<NetboxInstance | undefined> => {
		const entry = instances.find((one) => one.name === name);
		if (!entry) return ok(undefined);
		return entry.instance.ok ? entry.instance : err(unusable(`instance "${name}"`, entry.instance.error));
	};
	const changeOne = (name: string, change: (stored: StoredInstances, place: number) => StoredInstances): Promise<Result<void>> =>
		changeInstances((stored, newest) => {
			const found = find(name, newest);
			if (!found.ok) return found;
			if (!found.value) return err(failure.noInstance(name, namesOf(newest)));
			return ok(
				change(
					stored,
					newest.instances.findIndex((one) => one.name === name),
				),
			);
		});
	return {
		list: () => parts().instances.flatMap(({instance}) => (instance.ok ? [instance.value] : [])),
		find: (name) => find(name, parts()),
		default: () => {
			const {defaultInstance, instances} = parts();
			if (!defaultInstance.ok) return err(unusable('the default instance', defaultInstance.error));
			const [first, ...others] = instances;
			if (defaultInstance.value !== undefined || !first) return defaultInstance;
			if (others.length > 0) return err(severalInstances);
			return first.name !== undefined ? ok(first.name) : err(unusable('the only instance', first.instance.ok ? '' : first.instance.error));
		},
		isChosen: (name) => {
			const {defaultInstance} = parts();
			return defaultInstance.ok && defaultInstance.value === name;
		},
		mayAdd: (name) => mayAdd(name, parts()),
		add: (instance, isDefault = false) =>
			changeInstances((stored, newest) => {
				const free = mayAdd(instance.name, newest);
				if (!free.ok) return free;
				const checked = checkInstance(instance);
				if (!checked.ok) return err(failure.usage(`this cannot be an instance: ${checked.error}.`));
				return ok({...stored, instances: [...stored.instances, instance], ...(isDefault && {defaultInstance: instance.name})});
			}),
		remove: (name) => changeOne(name, (stored, place) => without(stored, name, place)),
		use: (name) =>
			name === 'lab'
				? changeInstances((stored) => ok({...stored, defaultInstance: name}))
				: changeOne(name, (stored) => ({...stored, defaultInstance: name})),
		setToken: (name, token) => changeOne(name, (stored, place) => withChanged(stored, place, (instance) => ({...instance, token}))),
		describe: (name, traits) => changeOne(name, (stored, place) => withChanged(stored, place, (instance) => withTraits(instance, traits))),
	};
}

/** The instance with these traits, and without those that are undefined. */
const withTraits = (instance: NetboxInstance, traits: object): NetboxInstance =>
	Object.fromEntries(Object.entries({...instance, ...traits}).filter(([, value]) => value !== undefined)) as unknown as NetboxInstance;

const severalInstances = failure.usage('several NetBox instances are set up: name one with "instance", or run "instance use NAME".');

function mayAdd(name: string, newest: SettingsParts): Result<void> {
	const isTaken = ['env', 'lab', ...namesOf(newest)].includes(name);
	if (isTaken) return err(failure.usage(`there is an instance "${name}" already: choose another name.`));
	const problem = problemOfName(name);
	return problem === undefined ? ok(undefined) : err(failure.usage(`"${name}" cannot be the name of an instance: ${problem}.`));
}

const namesOf = ({instances}: SettingsParts): readonly string[] => instances.flatMap(({name}) => name ?? []);

const withChanged = (stored: StoredInstances, place: number, change: (instance: NetboxInstance) => NetboxInstance): StoredInstances => ({
	...stored,
	instances: stored.instances.with(place, change(stored.instances[place] as NetboxInstance)),
});

function without({defaultInstance, instances}: StoredInstances, gone: string, place: number): StoredInstances {
	const left = instances.toSpliced(place, 1);
	return {instances: left, ...(defaultInstance !== undefined && defaultInstance !== gone && {defaultInstance})};
}
