import {isCase} from './cases.js';
import {ruleId} from './rules.js';

/** An id at the beginning of a title: of a rule with its name after it, of a rule without it, of a case, or of nothing. */
export type Mark = {readonly id: string; readonly kind: 'named' | 'unnamed' | 'case' | 'unknown'};

const anId = new RegExp(`^${ruleId}$`);

/** The ids that a title in this file (below `test/`) begins with: `G12 ambiguous-prefix …`, `B3 A6 …`. `names` are those of the rules, by id. */
export function marksOf(title: string, file: string, names: ReadonlyMap<string, string>): readonly Mark[] {
	const words = title.split(' ');
	const marks: Mark[] = [];
	for (let at = 0; at < words.length - 1; at++) {
		const id = words[at] ?? '';
		if (!anId.test(id)) break;
		const name = names.get(id);
		const isNamed = name !== undefined && words[at + 1] === name;
		if (isNamed) at++;
		marks.push({id, kind: isNamed ? 'named' : kindOf(id, file, name !== undefined)});
	}
	return marks;
}

function kindOf(id: string, file: string, isRule: boolean): Mark['kind'] {
	if (isCase(id, file, isRule)) return 'case';
	return isRule ? 'unnamed' : 'unknown';
}
