import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {problemOfAlias} from './entries.js';
import type {SettingsFile} from './settings-file.js';

/** The user's own words for lines. */
export type AliasStore = {
	/** Name -> line. */
	readonly list: () => Readonly<Record<string, string>>;
	/** Fails for an entry that could not be read again. */
	readonly set: (name: string, line: string) => Promise<Result<void>>;
	/** Fails with `not-found` if there is none. */
	readonly remove: (name: string) => Promise<Result<void>>;
};

/** The aliases in the file of the settings. */
export const createAliases = ({parts, change}: SettingsFile): AliasStore => ({
	list: () => parts().aliases,
	set: async (name, line) => {
		const problem = problemOfAlias(name, line);
		return problem === undefined ? change('aliases', (aliases) => ok({...aliases, [name]: line})) : err(failure.usage(`${problem}.`));
	},
	remove: (name) =>
		change('aliases', (aliases) => {
			if (!Object.hasOwn(aliases, name)) return err(failure.noAlias(name, Object.keys(aliases)));
			return ok(Object.fromEntries(Object.entries(aliases).filter(([known]) => known !== name)));
		}),
});
