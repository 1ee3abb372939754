import {failure} from '../failure.js';
import {err, ok, type Result} from '../result.js';
import type {SettingsFile} from './settings-file.js';

/** The user's own words for lines. */
export type Aliases = {
	/** Name -> line. */
	readonly list: () => Readonly<Record<string, string>>;
	readonly set: (name: string, line: string) => Result<void>;
	/** Fails with `not-found` where there is none. */
	readonly remove: (name: string) => Result<void>;
};

/** The aliases in the file of the settings. */
export const createAliases = (file: SettingsFile): Aliases => ({
	list: () => file.content().aliases,
	set: (name, line) => file.change((content) => ok({...content, aliases: {...content.aliases, [name]: line}})),
	remove: (name) =>
		file.change((content) => {
			if (!Object.hasOwn(content.aliases, name)) return err(failure.noAlias(name, Object.keys(content.aliases)));
			return ok({...content, aliases: Object.fromEntries(Object.entries(content.aliases).filter(([known]) => known !== name))});
		}),
});
