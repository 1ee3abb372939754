import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {type AliasStore, createAliases} from './aliases.js';
import {createInstances, type Instances} from './instances.js';
import {type SettingKind, type SettingName, type SettingValues, settingKinds} from './setting-values.js';
import {openSettingsFile, type SettingsFile, type SettingsParts} from './settings-file.js';

/** How the shell behaves: values that the user has set with `set cli`, else the defaults; of all settings, or of those that `Names` says. */
export type Preferences<Names extends SettingName = SettingName> = {readonly get: <Name extends Names>(name: Name) => SettingValues[Name]};

/** A setting in the form of `set cli`, and where its value comes from; a number may have a unit. */
export type ShownSetting = {
	readonly name: SettingName;
	readonly value: string | number;
	readonly unit: string | null;
	readonly from: 'default' | 'user';
};

/** The same, with changes and a list. */
type Settings = Preferences & {
	/** Takes the user's text; fails with the expected values. */
	readonly set: (name: SettingName, text: string) => Promise<Result<void>>;
	readonly all: () => readonly ShownSetting[];
};

/** The content of `settings.json`. */
export type OpenSettings = {readonly settings: Settings; readonly instances: Instances; readonly aliases: AliasStore};

/** Opens the user's settings, NetBox instances and aliases, all in `settings.json` of the folder; see `openSettingsFile`. */
export function openSettings({
	folder,
	warn = () => undefined,
}: {
	readonly folder: string;
	readonly warn?: (message: string) => void;
}): Result<OpenSettings> {
	const file = openSettingsFile(folder, warn);
	return file.ok ? ok({settings: createSettings(file.value), instances: createInstances(file.value), aliases: createAliases(file.value)}) : file;
}

/** Used while the user's settings are not known: the defaults, and no write to any NetBox. */
export const unknownPreferences: Preferences = {
	get: (name) => obeyed(name, {settings: {}, badSettings: new Set(Object.keys(settingKinds))}),
};

function createSettings(file: SettingsFile): Settings {
	const get: Preferences['get'] = (name) => obeyed(name, file.parts());
	return {
		get,
		set: async (name, text) => {
			const {accepts, parse, expected} = settingKinds[name];
			const value = parse(text);
			if (!accepts(value)) return err(failure.usage(`"${text}" is not a value of "${name}": expected ${expected}.`));
			return file.change('settings', (settings) => ok({...settings, [name]: value}));
		},
		all: () =>
			(Object.keys(settingKinds) as SettingName[]).map((name) => {
				const {write, unit: unitOfNumbers = null} = settingKinds[name] as Pick<SettingKind<SettingValues[SettingName]>, 'write' | 'unit'>;
				const value = write(get(name));
				const unit = typeof value === 'number' ? unitOfNumbers : null;
				return {name, value, unit, from: file.parts().settings[name] === undefined ? 'default' : 'user'};
			}),
	};
}

/** If it is not known whether the user allows writes to NetBox, none is allowed. Values were checked against their kinds when they were read. */
function obeyed<Name extends SettingName>(name: Name, {settings, badSettings}: Pick<SettingsParts, 'settings' | 'badSettings'>): SettingValues[Name] {
	if (name === 'read-only' && badSettings.has(name)) return true as SettingValues[Name];
	return (settings[name] ?? settingKinds[name].default) as SettingValues[Name];
}
