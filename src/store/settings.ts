import {failure} from '../failure.js';
import {err, ok, type Result} from '../result.js';
import {type Aliases, createAliases} from './aliases.js';
import {createInstances, type Instances} from './instances.js';
import {type SettingName, type SettingValues, settingKinds} from './setting-values.js';
import {openSettingsFile, type SettingsFile} from './settings-file.js';

/** What the user has set with `set cli`, else the defaults. */
export type Settings = {
	readonly get: <Name extends SettingName>(name: Name) => SettingValues[Name];
	/** Takes what the user typed; fails with what it should have been. */
	readonly set: (name: SettingName, text: string) => Result<void>;
	/** Every setting, as `set cli` takes it. */
	readonly all: () => readonly {readonly name: SettingName; readonly value: string | number; readonly from: 'default' | 'user'}[];
};

/** What `settings.json` holds. */
export type OpenSettings = {readonly settings: Settings; readonly instances: Instances; readonly aliases: Aliases};

/** Opens the user's settings, NetBox instances and aliases, all in `settings.json` of the folder. */
export function openSettings({folder}: {readonly folder: string}): Result<OpenSettings> {
	const file = openSettingsFile(folder);
	return file.ok ? ok({settings: createSettings(file.value), instances: createInstances(file.value), aliases: createAliases(file.value)}) : file;
}

function createSettings(file: SettingsFile): Settings {
	// The file was checked against the kinds when it was read.
	const get = <Name extends SettingName>(name: Name): SettingValues[Name] =>
		(file.content().settings[name] ?? settingKinds[name].default) as SettingValues[Name];
	return {
		get,
		set: (name, text) => {
			const {accepts, parse, expected} = settingKinds[name];
			const value = parse(text);
			if (!accepts(value)) return err(failure.usage(`"${text}" is not a value of "${name}": expected ${expected}.`));
			return file.change((content) => ok({...content, settings: {...content.settings, [name]: value}}));
		},
		all: () =>
			(Object.keys(settingKinds) as SettingName[]).map((name) => ({
				name,
				value: (settingKinds[name].write as (value: SettingValues[SettingName]) => string | number)(get(name)),
				from: file.content().settings[name] === undefined ? 'default' : 'user',
			})),
	};
}
