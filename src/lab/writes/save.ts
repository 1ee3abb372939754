import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {crash} from '../http/answer.js';
import {idOf, type Scene} from '../model/context.js';
import type {Faults, Kind} from '../model/kind.js';
import {put, tableOf} from '../model/tables.js';
import {mirror} from '../state/mirror.js';
import {nextId} from '../state/store.js';
import {follow, part} from './apart.js';
import {logChange, snapshot, type WriteAt} from './changes.js';
import {followField} from './field-data.js';
import {foreignTag} from './tags.js';
import {type Draft, readDraft} from './validate.js';

/** Checks a draft and saves it: `last_updated` moves with every save, the change log takes only differences. */
export function save(kind: Kind, draft: Draft, at: WriteAt): Result<Row, Refused> {
	const read = readDraft({...draft, ...(at.only && {only: at.only})}, {scene: at.scene, kind});
	if (!read.ok) return err({faults: read.error});
	const taken = findAlike(kind, read.value, at.scene);
	if (taken !== undefined) return refuseAlike(kind, taken, at.scene);
	const foreign = foreignTag(read.value, draft.before, {scene: at.scene, kind});
	if (foreign !== undefined) return err({faults: {__all__: [foreign]}, single: {status: 400, detail: foreign}});
	const id = draft.before === undefined ? nextId(at.store, kind.path) : idOf(draft.before);
	const record = {
		...read.value,
		id,
		...(draft.before === undefined && bornNow(kind, read.value, at)),
		...('last_updated' in kind.fields && {last_updated: at.tick()}),
	};
	if (at.may?.(record) === false) return err(notYours);
	const {plain, ...rest} = record as Row;
	const parted = part(kind, rest);
	const {kept} = parted;
	const pre = snapshot(kind, draft.before, at.scene);
	put(at.scene.world, kind.path, kept);
	mirror(at.scene.world, kind, kept);
	if (kind.path === 'extras/custom-fields') followField(draft.before, kept, at);
	const isNew = draft.before === undefined;
	if (isNew) logChange({kind, before: undefined, after: kept}, at);
	// What a cable ends at is changed before its own change is logged, what it is made at after (seen on 4.7.3).
	if (!isNew && kind.path !== 'dcim/cables') logChange({kind, before: draft.before, after: kept}, at, pre);
	const last = follow(kind, parted, {before: draft.before, at});
	if (!isNew && kind.path === 'dcim/cables') logChange({kind, before: draft.before, after: kept}, at, pre);
	return ok(plain === undefined ? last : {...last, plain});
}

const bornNow = (kind: Kind, record: Row, {tick}: WriteAt): Row => ({
	...kind.born?.(tick(), record),
	...('created' in kind.fields && {created: tick()}),
});

/** What is wrong with an object that was to be saved; `single`: what is said of one alone that breaks no rule of its fields. */
export type Refused = {readonly faults: Faults; readonly single?: {readonly status: 400 | 403; readonly detail: string}};

/** What is said of an object that a caller may not make or change so; of a single one it is a 403 without a name. */
const notYours: Refused = {
	faults: {__all__: ['You do not have permission to perform this action on this object.']},
	single: {status: 403, detail: 'You do not have permission to perform this action.'},
};

/** The names that another object has the same values of; a null among them is never the same. */
function findAlike(kind: Kind, record: Row, scene: Scene): readonly string[] | undefined {
	return kind.alike?.find((names) => {
		if (names.some((name) => (record[name] ?? null) === null)) return false;
		return [...tableOf(scene.world, kind.path).values()].some(
			(row) => row['id'] !== record['id'] && names.every((name) => row[name] === record[name]),
		);
	});
}

/** The database keeps a second one out: said in words by netbox-bgp 0.17, a crash from 0.20 on. */
function refuseAlike(kind: Kind, names: readonly string[], {profile}: Scene): Result<never, Refused> {
	const spelt = names.map((name) => capital(name).replaceAll('_', ' '));
	const said = `${spelt.slice(0, -1).join(', ')} and ${spelt.at(-1)}`;
	if (profile.mergesPolicies) return err({faults: {__all__: [`${capital(kind.verbose)} with this ${said} already exists.`]}});
	throw crash('IntegrityError', `duplicate key value violates unique constraint "${kind.type.replace('.', '_')}_${names.join('_')}_uniq"`);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
