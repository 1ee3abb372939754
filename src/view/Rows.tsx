import {Box, Text, useCursor} from 'ink';
import type {ReactNode} from 'react';
import type {LiveRegion} from './layout.js';

/**
 * The live region, with the terminal's cursor where the next character goes, if anywhere. One `Text` a row, each cut beforehand: ink's own wrapping
 * inserts line feeds. An empty row keeps its height.
 */
export function Rows({region: {rows, cursor}}: {readonly region: LiveRegion}): ReactNode {
	const {setCursorPosition} = useCursor();
	setCursorPosition(cursor);
	return (
		<Box flexDirection="column">
			{rows.map((row, index) => (
				<Text key={index} wrap="truncate">
					{row === '' ? ' ' : row}
				</Text>
			))}
		</Box>
	);
}
