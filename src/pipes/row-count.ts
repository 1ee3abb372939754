/** A condition on the number of rows: `count=0`. */
export type RowCount = {readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly count: number};

/** What such a condition is, as prose for errors. */
export const rowCountWords = 'a number of rows, as count=0';

/** The condition in a word; undefined where it is none. */
export function rowCountIn(word: string): RowCount | undefined {
	const [, op, count] = /^count(=|!=|<=|>=|<|>)(\d{1,9})$/.exec(word) ?? [];
	return op === undefined ? undefined : {op: op as RowCount['op'], count: Number(count)};
}

/** Whether so many rows meet it. */
export function holdsRowCount(rows: number, {op, count}: RowCount): boolean {
	switch (op) {
		case '=':
			return rows === count;
		case '!=':
			return rows !== count;
		case '<':
			return rows < count;
		case '<=':
			return rows <= count;
		case '>':
			return rows > count;
		case '>=':
			return rows >= count;
		default:
			return op satisfies never;
	}
}
