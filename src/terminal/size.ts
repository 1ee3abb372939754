/** Columns and rows of a terminal. One that does not know its size, or says that it has none, has the size of the first terminals. */
export const sizeOf = ({columns, rows}: {readonly columns?: number; readonly rows?: number}): {readonly columns: number; readonly rows: number} => ({
	columns: columns || 80,
	rows: rows || 24,
});
