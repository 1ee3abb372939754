import {err, ok, type Result} from '../../../core/result.js';
import type {Json} from '../../../output/output.js';
import type {Field, Said} from '../../model/field.js';
import {contentTypes, type Feature} from '../../reads/content-types.js';
import {typeName} from '../../values/type-name.js';

/** A list of content types of NetBox, of those that have a feature. */
export const typeList = (feature: Feature, more: {readonly required?: true} = {}): Field => ({
	...{is: 'json', initial: [], ...more},
	read: (value) => readTypes(value, feature),
});

/** Reads content types; the first that is none is told (read in `ManyRelatedField` of the framework and `ContentTypeField` of 4.7.3). */
function readTypes(value: Json, feature: Feature): Result<Json, Said> {
	if (value === null) return err('This field may not be null.');
	if (typeof value === 'string' || typeof value !== 'object') return err(`Expected a list of items but got type "${typeName(value)}".`);
	const types = Array.isArray(value) ? (value as readonly Json[]) : Object.keys(value);
	for (const type of types) {
		if (typeof type !== 'string' || type.split('.').length !== 2) return err("Invalid value. Specify a content type as '<app_label>.<model_name>'.");
		if (contentTypes[type]?.includes(feature) !== true) return err(`Invalid content type: ${type}`);
	}
	return ok([...new Set(types)].toSorted());
}

/** The content type of any kind, or none; an empty text is not one. */
export const anyType: Field = {
	is: 'json',
	initial: null,
	read: (value) => {
		if (value === null) return ok(null);
		if (typeof value !== 'string' || value.split('.').length !== 2)
			return err("Invalid value. Specify a content type as '<app_label>.<model_name>'.");
		return Object.hasOwn(contentTypes, value) ? ok(value) : err(`Invalid content type: ${value}`);
	},
};
