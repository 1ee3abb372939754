/** A rule of the contract; `later` where its own text says that the first releases may lack some of it. */
export type Rule = {readonly id: string; readonly later: boolean};

const id = '[A-Z]{1,2}\\d+[a-z]?';
const row = new RegExp(`^\\| (${id}) \\| .*$`, 'gm');
const bold = new RegExp(`^(?:- )?\\*\\*(${id})\\*\\* .*$`, 'gm');

/** The rules of docs/contract.md in the order they stand there: rows of tables, and paragraphs that begin with an id in bold. */
export function rulesOf(contract: string): readonly Rule[] {
	const found = [...contract.matchAll(row), ...contract.matchAll(bold)].toSorted((a, b) => a.index - b.index);
	return found.map(([text, name = '']) => ({id: name, later: /\*\*later\*\*/i.test(text)}));
}

const ids = `((?:${id}(?:, | and | ))+)`;
const named = new RegExp(`(?:test|describe|[\\])])\\(\\s*['"\`]${ids}`, 'g');
const inTable = new RegExp(`\\[\\s*['"\`]${ids}`, 'g');

/** The ids that names of tests begin with: `G12 …`, `M2, M3 …` and `D11 W3 …`. */
export const testedIn = (source: string): readonly string[] => idsAt(source, named);

/** What may be one in the rows of `test.each`, where other words stand as well. */
export const maybeTestedIn = (source: string): readonly string[] => idsAt(source, inTable);

const idsAt = (source: string, place: RegExp): readonly string[] =>
	[...source.matchAll(place)].flatMap(([, found = '']) => found.match(new RegExp(id, 'g')) ?? []);
