import {readdirSync, rmSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import {failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {outcomeOf} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import {checkTarget, fileExists, saveFile} from './files.js';
import {attempt} from './io-error.js';
import {readOwnFile} from './own-file.js';
import {homeFolder} from './paths.js';
import {openFolder} from './private-file.js';
import {readTextFile} from './read-file.js';

/** Texts of plans by the names that users give them: in the folder of the user, or, where a name ends in `.json`, in a file of this path. */
export type PlanFiles = {
	/** Whether a plan could be written under this name: asked before anything else is done for it. */
	readonly check: (name: string, overwrite: boolean) => Result<void>;
	/** Writes it whole or not at all, for its owner alone. */
	readonly write: (name: string, text: string, overwrite: boolean) => Result<void>;
	readonly read: (name: string) => Result<string>;
	/** The names in the folder, in order. */
	readonly list: () => Result<readonly string[]>;
	readonly remove: (name: string) => Result<void>;
};

/** Letters, digits, `-`, `_` and `.`, which does not stand first. */
const plain = /^[\w-][\w.-]{0,99}$/;
const ending = '.json';
const isPath = (name: string): boolean => name.endsWith(ending);

/** The plans of this folder, which needs not exist. Relative paths begin at `cwd`. */
export function createPlanFiles(folder: string, cwd: string): PlanFiles {
	const pathOf = (name: string): string => (isPath(name) ? name : join(folder, `${name}${ending}`));
	const place = {folder, home: homeFolder(), cwd};
	const list = () => listNames(folder);
	return {
		check: (name, overwrite) => checkPlace(name, pathOf(name), {...place, overwrite}),
		list,
		write: (name, text, overwrite) => {
			const may = checkPlace(name, pathOf(name), {...place, overwrite});
			if (!may.ok) return may;
			const written = outcomeOf(saveFile({...place, path: pathOf(name), text: [text], overwrite}));
			return written.ok ? ok(undefined) : written;
		},
		read: (name) => {
			const fault = nameFault(name);
			if (fault) return err(fault);
			if (isPath(name)) return readTextFile({...place, path: name}, limits.planBytes);
			const read = attempt(`cannot read the plan "${name}"`, () => readOwnFile(pathOf(name), limits.planBytes)?.toString('utf8'));
			if (!read.ok) return read;
			return read.value === undefined ? err(unknownPlan(name, list())) : ok(read.value);
		},
		remove: (name) => {
			const fault =
				nameFault(name) ?? (isPath(name) ? failure.usage(`"${name}" is a file of yours: nf removes the plans of its own folder.`) : undefined);
			if (fault) return err(fault);
			if (statSync(pathOf(name), {throwIfNoEntry: false}) === undefined) return err(unknownPlan(name, list()));
			return attempt(`cannot remove the plan "${name}"`, () => rmSync(pathOf(name)));
		},
	};
}

const listNames = (folder: string): Result<readonly string[]> =>
	attempt('cannot read the plans', () => {
		if (statSync(folder, {throwIfNoEntry: false}) === undefined) return [];
		const names = readdirSync(folder)
			.filter(isPath)
			.map((name) => basename(name, ending));
		return names.filter((name) => plain.test(name)).toSorted();
	});

type PlanPlace = {readonly folder: string; readonly home: string | undefined; readonly cwd: string; readonly overwrite: boolean};

/** Whether a plan can be written there; makes the folder of the plans. */
function checkPlace(name: string, path: string, {folder, home, cwd, overwrite}: PlanPlace): Result<void> {
	const fault = nameFault(name);
	if (fault) return err(fault);
	const made = isPath(name) ? ok(undefined) : attempt('cannot write the plan', () => openFolder(folder));
	if (!made.ok) return made;
	if (!overwrite && fileExists({path, home, cwd})) return err(failure.planExists(name));
	return checkTarget({how: 'save', path, overwrite, home, cwd});
}

const nameFault = (name: string) =>
	isPath(name) || plain.test(name)
		? undefined
		: failure.usage(`"${name}" is no name of a plan: it takes letters, digits, "-", "_" and ".", or a path that ends in .json.`);

const unknownPlan = (name: string, names: Result<readonly string[]>) => {
	const near = names.ok ? nearest(name, names.value) : [];
	return failure.noPlan(name, didYouMean(near), near);
};
