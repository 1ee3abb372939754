import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {addAccounts} from '../access/accounts.js';
import type {LabDataset, Objects} from '../dataset/dataset.js';
import {createKindIndex, everyKind, kinds} from '../kinds/all.js';
import {idOf, textOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {createWorld, put, type Table, tableOf, type World} from '../model/tables.js';
import {profileOf} from '../profiles.js';
import {addBranchChanges} from './branch-log.js';
import {addMappings} from './shown-mappings.js';
import {forkMain, type Store} from './store.js';
import {stored} from './stored.js';

/** Loads a data set. */
export function createStore(dataset: LabDataset): Store {
	const index = createKindIndex();
	const main = createWorld(new Map(everyKind.map((kind) => [kind.path, tableFrom(kind, dataset.objects)])));
	addMappings(main, dataset.objects);
	addChoiceSets(main, dataset.objects);
	addAccounts(main, dataset.objects, dataset.credentials);
	const store: Store = {
		status: dataset.status,
		profile: profileOf(dataset.status),
		index,
		main,
		branches: new Map(),
		merged: new Map(),
		highest: new Map(everyKind.map((kind) => [kind.path, Math.max(0, ...lastIds(main, kind))])),
	};
	for (const branch of tableOf(main, 'plugins/branching/branches').values()) {
		if (branch['status'] === 'ready') openBranch(store, branch, dataset.branches);
	}
	return store;
}

/** Gives a branch its own copy of main, with the rows that differ. */
function openBranch(store: Store, branch: Row, branches: LabDataset['branches']): void {
	const world = forkMain(store);
	const schemaId = textOf(branch, 'schema_id');
	const {'core/object-changes': known = [], ...objects} = own(branches, schemaId) ?? {};
	for (const [path, rows] of Object.entries(objects)) {
		const kind = store.index.at(path);
		if (kind !== undefined) for (const row of rows) put(world, kind.path, stored(kind, row));
	}
	addMappings(world, objects);
	store.branches.set(schemaId, world);
	addBranchChanges(store, world, {since: textOf(branch, 'last_sync'), known});
}

function tableFrom(kind: Kind, objects: Objects): Table {
	const rows = [kind.path, ...(kind.aliases ?? [])].flatMap((path) => own(objects, path) ?? []);
	return new Map(rows.map((row) => [idOf(row), stored(kind, row)] as const).toSorted(([a], [b]) => a - b));
}

/** The ids a kind has used: those of its rows, and those that the change log still names. */
function lastIds(main: World, kind: Kind): readonly number[] {
	const own = [...tableOf(main, kind.path).keys()].slice(-1);
	const changes = [...tableOf(main, 'core/object-changes').values()].filter((change) => change['changed_object_type'] === kind.type);
	return [...own, ...changes.map((change) => Number(change['changed_object_id']))];
}

/** Choice sets that the data set only shows nested, with the choices its rows use. */
function addChoiceSets(main: World, objects: Objects): void {
	for (const field of objects['extras/custom-fields'] ?? []) {
		const set = field['choice_set'] ?? null;
		const kind = kinds.find(({path}) => path === 'extras/custom-field-choice-sets');
		if (kind === undefined || !isRow(set) || tableOf(main, kind.path).has(idOf(set))) continue;
		put(main, kind.path, {...stored(kind, set), extra_choices: usedChoices(textOf(field, 'name'), objects)});
	}
}

function usedChoices(name: string, objects: Objects): Json {
	const values = Object.values(objects).flatMap((rows) =>
		rows.map((row) => (isRow(row['custom_fields'] ?? null) ? ((row['custom_fields'] as Row)[name] ?? null) : null)),
	);
	return [...new Map(values.filter(isRow).map((value) => [textOf(value, 'value'), textOf(value, 'label')]))].map((pair) => [...pair]);
}
