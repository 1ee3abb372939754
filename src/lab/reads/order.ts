import {own} from '../../core/own-property.js';
import type {Json, Row} from '../../output/output.js';
import {above, idOf, type Scene, target, textOf} from '../model/context.js';
import {isHidden} from '../model/field.js';
import type {Kind} from '../model/kind.js';
import {countOf} from '../model/tables.js';
import {compareNetworks, parseNetwork} from './ip-network.js';

type Compare = (a: Row, b: Row) => number;

/** The comparison that an `ordering=` asks for; what it does not know is left out, nothing known is the kind's own order. Rows that tie go by id. */
export function createCompare(asked: string | null, kind: Kind, scene: Scene): Compare {
	const known = (asked ?? '').split(',').filter((term) => isSortable(kind, bare(term.trim())));
	const terms = (known.length > 0 ? known : kind.ordering).map((term) => term.trim());
	const compares = terms.map((term) => createTerm(term, kind, scene));
	return (a, b) => {
		for (const compare of compares) {
			const order = compare(a, b);
			if (order !== 0) return order;
		}
		return idOf(a) - idOf(b);
	};
}

const bare = (term: string): string => term.replace(/^-/u, '');

function isSortable(kind: Kind, name: string): boolean {
	const field = own(kind.fields, name);
	const is = field !== undefined && isHidden(field) ? undefined : field?.is;
	if (field !== undefined && own(kind.sorts ?? {}, name) !== undefined) return true;
	return name === 'id' || (is !== undefined && !['made', 'fixed', 'found', 'ends', 'mappings', 'ranges', 'refs', 'custom', 'json'].includes(is));
}

/** One field, backwards with a minus; nulls are greater than anything, as in PostgreSQL. */
function createTerm(term: string, kind: Kind, scene: Scene): Compare {
	const name = bare(term);
	const sign = term.startsWith('-') ? -1 : 1;
	const field = kind.fields[name];
	if (name === 'sort_path') return byPath(kind, scene);
	const key = own(kind.sorts ?? {}, name);
	if (key !== undefined) return (a, b) => sign * byValue(key(a, scene), key(b, scene));
	if (name === 'id') return (a, b) => sign * (idOf(a) - idOf(b));
	if (field?.is === 'count') return (a, b) => sign * (countOf(scene.world, field, idOf(a)) - countOf(scene.world, field, idOf(b)));
	const compare =
		field?.is === 'ref' ? byTarget(field.to, scene) : field?.is === 'network' ? byNetwork : kind.natural?.includes(name) ? byNature() : byValue;
	return (a, b) => {
		const [left, right] = [a[name] ?? null, b[name] ?? null];
		if (left === null || right === null) return sign * (Number(left === null) - Number(right === null));
		return sign * compare(left, right);
	};
}

/** The order of a tree: each object right after what it stands under. */
function byPath(kind: Kind, scene: Scene): Compare {
	const pathOf = (record: Row): readonly string[] =>
		[record, ...above(scene, kind.path, idOf(record))].map((row) => textOf(row, 'name')).toReversed();
	return (a, b) => {
		const [left, right] = [pathOf(a), pathOf(b)];
		const at = left.findIndex((name, index) => name !== right[index]);
		return at === -1 ? left.length - right.length : byValue(left[at] ?? '', right[at] ?? '');
	};
}

type CompareValues = (a: Json, b: Json) => number;

const surrogate = /[\ud800-\udfff]/;

/** Code point order, that of the database's collation. */
const byValue: CompareValues = (a, b) => {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	const [left, right] = [String(a), String(b)];
	// Code units sort as code points do, but for characters beyond U+FFFF.
	if (surrogate.test(left) || surrogate.test(right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
	return Number(left > right) - Number(left < right);
};

/** The collation `natural_sort`: numbers as people count, case last. */
function byNature(): CompareValues {
	const collator = new Intl.Collator('und', {numeric: true});
	return (a, b) => collator.compare(String(a), String(b));
}

const byNetwork: CompareValues = (a, b) => {
	const [left, right] = [parseNetwork(String(a)), parseNetwork(String(b))];
	return left && right ? compareNetworks(left, right) : 0;
};

/** A relation sorts as its kind does; objects that tie there tie here. */
function byTarget(to: string, scene: Scene): CompareValues {
	const kind = scene.kindOf(to);
	const compares = kind.ordering.map((term) => createTerm(term, kind, scene));
	return (a, b) => {
		const [left, right] = [target(scene, to, a), target(scene, to, b)];
		if (!left || !right) return 0;
		return compares.reduce((order, compare) => order || compare(left, right), 0);
	};
}
