import {failure} from '../failure.js';
import type {NetboxInstance, SecretRef} from '../instance.js';
import {err, ok, type Result} from '../result.js';
import type {Content, SettingsFile} from './settings-file.js';

/** The NetBox instances that the user has set up; of a token only where it is kept. */
export type Instances = {
	/** In the order in which they were added. */
	readonly list: () => readonly NetboxInstance[];
	/** The name of `instance use`; absent where none was chosen. */
	readonly default: () => string | undefined;
	/** Fails where the name is taken. */
	readonly add: (instance: NetboxInstance) => Result<void>;
	readonly remove: (name: string) => Result<void>;
	/** Makes it the default. */
	readonly use: (name: string) => Result<void>;
	readonly setToken: (name: string, token: SecretRef) => Result<void>;
};

/** `env` is the instance of `NF_URL` and `lab` the embedded one. */
const ours = ['env', 'lab'];

/** The instances in the user's settings. */
export function createInstances(file: SettingsFile): Instances {
	const changeOne = (name: string, change: (content: Content, found: NetboxInstance) => Content): Result<void> =>
		file.change((content) => {
			const found = content.instances.find((instance) => instance.name === name);
			const names = content.instances.map((instance) => instance.name);
			return found ? ok(change(content, found)) : err(failure.noInstance(name, names));
		});
	return {
		list: () => file.content().instances,
		default: () => file.content().defaultInstance,
		add: (instance) =>
			file.change((content) => {
				const isTaken = ours.includes(instance.name) || content.instances.some(({name}) => name === instance.name);
				if (isTaken) return err(failure.usage(`there is an instance "${instance.name}" already: choose another name.`));
				return ok({...content, instances: [...content.instances, instance]});
			}),
		remove: (name) => changeOne(name, (content, found) => without(content, found)),
		use: (name) => changeOne(name, (content) => ({...content, defaultInstance: name})),
		setToken: (name, token) =>
			changeOne(name, (content, found) => ({...content, instances: content.instances.map((one) => (one === found ? {...found, token} : one))})),
	};
}

function without({defaultInstance, ...content}: Content, gone: NetboxInstance): Content {
	const instances = content.instances.filter((instance) => instance !== gone);
	return {...content, instances, ...(defaultInstance !== undefined && defaultInstance !== gone.name && {defaultInstance})};
}
