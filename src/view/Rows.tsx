import {Text} from 'ink';
import type {ReactNode} from 'react';

/** One `Text` a row, each cut beforehand: ink's own wrapping inserts line feeds. An empty row keeps its height. */
export function Rows({rows}: {readonly rows: readonly string[]}): ReactNode {
	return rows.map((row, index) => (
		<Text key={index} wrap="truncate">
			{row === '' ? ' ' : row}
		</Text>
	));
}
