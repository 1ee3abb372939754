import {join} from 'node:path';
import {failure} from '../../core/failure.js';
import type {NetboxInstance} from '../../core/instance.js';
import {err, ok, type Result} from '../../core/result.js';
import {type DocumentContent, openDocument} from './document.js';
import {checkInstance, problemOfAlias} from './entries.js';
import {type SettingName, settingKinds} from './setting-values.js';

/** An entry of the list of instances: a usable one, or what is wrong with it. */
type InstanceEntry = {readonly name: string | undefined; readonly instance: Result<NetboxInstance, string>};

/**
 * The usable content of `settings.json`; the rest of it stays in the file. `settings` has only values that the user has set, and nothing here is
 * secret.
 */
export type SettingsParts = {
	readonly settings: Readonly<Record<string, unknown>>;
	/** Settings in the file whose value is invalid. */
	readonly badSettings: ReadonlySet<string>;
	/** As many as in the file, and in its order. */
	readonly instances: readonly InstanceEntry[];
	readonly defaultInstance: Result<string | undefined, string>;
	readonly aliases: Readonly<Record<string, string>>;
	/** Every unusable entry with the reason, each as a sentence. */
	readonly bad: readonly string[];
};

/** The file of the user's settings. Other shells may change it too. */
export type SettingsFile = {
	readonly path: string;
	/** The state when this process opened or last changed it. */
	readonly parts: () => SettingsParts;
	/** Changes one of its entries and leaves the rest unchanged, even unusable entries. If the change fails nothing is written. */
	readonly change: <Name extends keyof Sections>(
		name: Name,
		change: (section: Sections[Name], parts: SettingsParts) => Result<Sections[Name]>,
	) => Promise<Result<void>>;
	/** Changes the instances in the file, and the default one. */
	readonly changeInstances: (change: (stored: StoredInstances, parts: SettingsParts) => Result<StoredInstances>) => Promise<Result<void>>;
};

type Sections = {readonly settings: DocumentContent; readonly aliases: DocumentContent};
export type StoredInstances = {readonly instances: readonly unknown[]; readonly defaultInstance?: unknown};

/**
 * Opens `settings.json` in the folder; neither needs to exist. Fails if the content cannot be known: see `Document.read`. `warn` hears once of each
 * unusable entry.
 */
export function openSettingsFile(folder: string, warn: (message: string) => void): Result<SettingsFile> {
	const path = join(folder, 'settings.json');
	const document = openDocument(path);
	const said = new Set<string>();
	const take = (content: DocumentContent): SettingsParts => {
		const parts = partsOf(content);
		for (const message of parts.bad) if (!said.has(message)) warn(`"settings.json": ${message}. It is not used; mend it in ${path}.`);
		for (const message of parts.bad) said.add(message);
		return parts;
	};
	const first = document.read();
	if (!first.ok) return first;
	let current = take(first.value);
	const change = async (work: (content: DocumentContent) => Result<DocumentContent>): Promise<Result<void>> => {
		const changed = await document.change(work);
		if (!changed.ok) return changed;
		current = take(changed.value);
		return ok(undefined);
	};
	return ok({
		path,
		parts: () => current,
		change: (name, work) =>
			change((content) => {
				const section = content[name] ?? {};
				if (!isObject(section)) return err(noSection(name, path));
				const changed = work(section, partsOf(content));
				return changed.ok ? ok({...content, [name]: changed.value}) : changed;
			}),
		changeInstances: (work) =>
			change(({instances = [], defaultInstance, ...content}) => {
				if (!Array.isArray(instances)) return err(noSection('instances', path));
				const stored = {instances, ...(defaultInstance !== undefined && {defaultInstance})};
				const changed = work(stored, partsOf({...content, ...stored}));
				return changed.ok ? ok({...content, ...changed.value}) : changed;
			}),
	});
}

const noSection = (name: string, path: string) =>
	failure.localIo(`"${name}" in "settings.json" is no ${name === 'instances' ? 'list' : 'object'}.`, `mend it in ${path}`);

const isObject = (value: unknown): value is DocumentContent => typeof value === 'object' && value !== null && !Array.isArray(value);

function partsOf(content: DocumentContent): SettingsParts {
	const {settings = {}, aliases = {}, instances = [], defaultInstance} = content;
	const [kept, lines] = [settings, aliases].map((section) => (isObject(section) ? section : {})) as [DocumentContent, DocumentContent];
	const bad: string[] = [];
	if (!isObject(settings)) bad.push('"settings" is no object');
	if (!isObject(aliases)) bad.push('"aliases" is no object');
	const badSettings = new Set(Object.keys(settingKinds).filter((name) => !isObject(settings) || !takes(name, kept[name])));
	for (const name of badSettings) if (isObject(settings)) bad.push(`the setting "${name}" is not ${settingKinds[name as SettingName].expected}`);
	const good = Object.entries(lines).filter(([name, line]) => {
		const problem = problemOfAlias(name, line);
		if (problem !== undefined) bad.push(`alias "${name}": ${problem}`);
		return problem === undefined;
	});
	const entries = entriesOf(instances);
	for (const [place, {name, instance}] of entries.entries()) {
		if (!instance.ok) bad.push(`instance ${name ? `"${name}"` : place + 1}: ${instance.error}`);
	}
	const isNamed = defaultInstance === undefined || (typeof defaultInstance === 'string' && defaultInstance !== '');
	if (!isNamed) bad.push('"defaultInstance" is no name');
	return {
		settings: Object.fromEntries(Object.entries(kept).filter(([name]) => !badSettings.has(name))),
		badSettings,
		instances: entries,
		defaultInstance: isNamed ? ok(defaultInstance) : err('"defaultInstance" is no name'),
		aliases: Object.fromEntries(good) as Readonly<Record<string, string>>,
		bad,
	};
}

const takes = (name: string, value: unknown): boolean => value === undefined || settingKinds[name as SettingName].accepts(value);

/** The first of two entries of one name counts. A value that is no list counts as one unusable entry: it is not the same as none. */
function entriesOf(instances: unknown): readonly InstanceEntry[] {
	if (!Array.isArray(instances)) return [{name: undefined, instance: err('"instances" is no list')}];
	const names = new Set<string>();
	return instances.map((value): InstanceEntry => {
		const name = isObject(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
		const isSecond = name !== undefined && names.has(name);
		if (name !== undefined) names.add(name);
		return {name, instance: isSecond ? err('there is another of this name before it') : checkInstance(value)};
	});
}
