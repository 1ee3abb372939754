import type {Json, Row} from '../../output/output.js';
import {kinds} from '../kinds/all.js';
import {textOf} from '../model/context.js';
import {put, tableOf} from '../model/tables.js';
import type {WriteAt} from './changes.js';

/** What objects hold follows their custom field: its default, its new name, or nothing more. None of it is logged or moves a time (seen on 4.7.3). */
export function followField(before: Row | undefined, after: Row | undefined, at: WriteAt): void {
	const [was, is] = [typesOf(before), typesOf(after)];
	const [old, name] = [textOf(before ?? {}, 'name'), textOf(after ?? {}, 'name')];
	for (const {path, type} of kinds) {
		if (!was.includes(type) && !is.includes(type)) continue;
		for (const record of [...tableOf(at.scene.world, path).values()]) {
			const fields = (record['custom_fields'] ?? {}) as Row;
			const {[old]: kept, ...rest} = fields;
			const next = !is.includes(type)
				? rest
				: was.includes(type)
					? renamed(fields, old, name)
					: withDefault(fields, name, after?.['default'] ?? null);
			if (next !== fields && (kept !== undefined || is.includes(type))) put(at.scene.world, path, {...record, custom_fields: next});
		}
	}
}

const typesOf = (field: Row | undefined): readonly string[] => (Array.isArray(field?.['object_types']) ? (field['object_types'] as string[]) : []);

function renamed(fields: Row, old: string, name: string): Row {
	if (old === name || !Object.hasOwn(fields, old)) return fields;
	const {[old]: value, ...rest} = fields;
	return {...rest, [name]: value as Json};
}

const withDefault = (fields: Row, name: string, initial: Json): Row =>
	initial === null || Object.hasOwn(fields, name) ? fields : {...fields, [name]: initial};
