import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Rows} from './Rows.js';

/** The offers of TAB, below the prompt. */
export function Menu({rows}: {readonly rows: readonly string[]}): ReactNode {
	return (
		<Box flexDirection="column">
			<Rows rows={rows} />
		</Box>
	);
}
