import type {Json, Row} from '../../output.js';
import {err, ok, type Result} from '../../result.js';
import {type Field, initialOf} from '../kinds/field.js';
import type {Faults, Kind} from '../kinds/kind.js';
import type {Scene} from '../scene.js';
import {tableOf} from '../world.js';
import {typeName} from './body.js';
import {readCustomFields} from './custom.js';
import {isWritable, readValue} from './values.js';

/** A body for one object: what it was before, if it was, and whether fields may be left out. */
export type Draft = {readonly body: unknown; readonly before: Row | undefined; readonly partial: boolean};

/** Where a draft is checked. */
export type DraftAt = {readonly scene: Scene; readonly kind: Kind};

/** The record that a draft makes, without id and times, or what is wrong with it by field. */
export function readDraft(draft: Draft, at: DraftAt): Result<Row, Faults> {
	const {body, before, partial} = draft;
	const given: unknown = body === undefined ? {} : body;
	if (typeof given !== 'object' || given === null || Array.isArray(given)) {
		return err({__all__: [`Invalid data. Expected a dictionary, but got ${typeName(given)}.`]});
	}
	const record: {[name: string]: Json} = {...before};
	const faults: {[name: string]: Faults[string]} = {};
	for (const [name, field] of Object.entries(at.kind.fields)) {
		if (field.is === 'custom') continue;
		const value = (given as Row)[name];
		if (value === undefined || !isWritable(field)) {
			if (!partial && isRequired(field) && isWritable(field)) faults[name] = ['This field is required.'];
			if (before === undefined && isStored(field)) record[name] = initialOf(field);
			continue;
		}
		const read = checkUnique(readValue(field, value, at.scene), {...at, name, field, before});
		if (read.ok) record[name] = read.value;
		else faults[name] = [read.error];
	}
	const custom = readCustom(given as Row, before, at);
	if (!custom.ok) return err({...faults, ...custom.error});
	return Object.keys(faults).length > 0 ? err(faults) : clean({...record, ...custom.value}, at);
}

const isStored = (field: Field): boolean => !['fixed', 'count', 'made'].includes(field.is);

function isRequired(field: Field): boolean {
	return 'required' in field && field.required === true;
}

function readCustom(given: Row, before: Row | undefined, at: DraftAt): Result<Row, Faults> {
	if (!Object.values(at.kind.fields).some(({is}) => is === 'custom')) return ok({});
	const fields = readCustomFields(given['custom_fields'], before, at);
	return fields.ok ? ok({custom_fields: fields.value}) : fields;
}

type Place = DraftAt & {readonly name: string; readonly field: Field; readonly before: Row | undefined};

function checkUnique(read: Result<Json, string>, {scene, kind, name, field, before}: Place): Result<Json, string> {
	if (!read.ok || !('unique' in field && field.unique) || read.value === null || read.value === '') return read;
	const taken = [...tableOf(scene.world, kind.path).values()].some((row) => row['id'] !== before?.['id'] && row[name] === read.value);
	const words = name === 'asn' ? 'ASN' : name.replaceAll('_', ' ');
	return taken ? err(`${kind.verbose} with this ${words} already exists.`) : read;
}

function clean(record: Row, {scene, kind}: DraftAt): Result<Row, Faults> {
	const faults = kind.clean?.(record, scene);
	return faults === undefined ? ok(record) : err(faults);
}
