import {err, ok, type Result} from '../../core/result.js';
import {idOf, type Scene} from '../model/context.js';
import {tableOf} from '../model/tables.js';
import type {Asked, Test} from './select.js';
import {fault} from './values.js';

/** `tag=`: all of them (AND); `tag__any=`: one of them; `tag__n=`: none of them. `null`: no tag at all. */
export function readTags(key: 'id' | 'slug', {lookup, values}: Asked, scene: Scene): Result<Test, string> {
	const tags = [...tableOf(scene.world, 'extras/tags').values()];
	const wanted: (number | null)[] = [];
	for (const value of values) {
		if (key === 'id' && value !== 'null' && !/^\d+$/u.test(value)) return err(fault.type(value));
		const found = tags.find((tag) => String(tag[key]) === value);
		if (found === undefined && value !== 'null') return err(fault.choice(value));
		wanted.push(found === undefined ? null : idOf(found));
	}
	return ok((record) => {
		const own = record['tags'];
		const has = (id: number | null): boolean => Array.isArray(own) && (id === null ? own.length === 0 : own.includes(id));
		if (lookup === 'n') return !wanted.some(has);
		return lookup === 'any' ? wanted.some(has) : wanted.every(has);
	});
}
