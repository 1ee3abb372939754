import type {Row} from '../../output/output.js';
import {kinds} from '../kinds/all.js';
import {idOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {put, tableOf, type World} from '../model/tables.js';

type Mirror = {readonly name: string; readonly to: string; readonly back: string};

/** The lists of a kind that tell the same as a list of the kind that they point at. */
function mirrorsOf(kind: Kind): readonly Mirror[] {
	return Object.entries(kind.fields).flatMap(([name, field]) =>
		field.is === 'refs' && field.mirror !== undefined ? [{name, to: field.to, back: field.mirror}] : [],
	);
}

const ids = (record: Row, name: string): readonly unknown[] => (Array.isArray(record[name]) ? record[name] : []);

/** Makes the other side tell what the lists of a record tell: a user has the permission that lists the user. */
export function mirror(world: World, kind: Kind, record: Row): void {
	for (const {name, to, back} of mirrorsOf(kind)) {
		for (const other of [...tableOf(world, to).values()]) {
			const [wanted, has] = [ids(record, name).includes(idOf(other)), ids(other, back).includes(idOf(record))];
			if (wanted === has) continue;
			const rest = ids(other, back).filter((id) => id !== idOf(record)) as number[];
			put(world, to, {...other, [back]: wanted ? [...rest, idOf(record)].toSorted((a, b) => a - b) : rest});
		}
	}
}

/** Makes both sides of all such lists tell what either does, as a data set need not. */
export function mirrorAll(world: World): void {
	for (const kind of kinds) {
		for (const {name, to, back} of mirrorsOf(kind)) {
			for (const record of tableOf(world, kind.path).values()) {
				for (const id of ids(record, name)) {
					const other = tableOf(world, to).get(Number(id));
					if (other === undefined || ids(other, back).includes(idOf(record))) continue;
					put(world, to, {...other, [back]: [...(ids(other, back) as number[]), idOf(record)].toSorted((a, b) => a - b)});
				}
			}
		}
	}
}
