import {err, ok, type Result} from '../../core/result.js';
import type {Row} from '../../output/output.js';
import {target} from '../model/context.js';
import {folded, stripped} from './fold.js';
import type {At, Test} from './select.js';
import {fault} from './values.js';

/** The test of `q=`: the text stands in one of the kind's searched fields, without case. */
export function searchTest(asked: string, {scene, kind}: At): Result<Test, string> | undefined {
	if (asked.includes('\0')) return err(fault.nul);
	const wanted = stripped(asked);
	if (wanted === '') return undefined;
	const capitals = [folded(wanted, false), folded(wanted, true)] as const;
	const value = (record: Row, path: string): unknown => {
		const [name = '', next] = path.split('.');
		const field = kind.fields[name];
		return next !== undefined && field?.is === 'ref' ? target(scene, field.to, record[name])?.[next] : record[name];
	};
	return ok((record) =>
		kind.search.some((path) => {
			const found = value(record, path.replace(/^=/u, ''));
			if (path.startsWith('=')) return String(found) === wanted;
			const natural = kind.natural?.includes(path) === true;
			return found !== null && found !== undefined && folded(String(found), natural).includes(capitals[natural ? 1 : 0]);
		}),
	);
}
