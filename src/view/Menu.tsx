import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Rows} from './Rows.js';

/** What TAB offers, below the prompt. */
export function Menu({rows}: {readonly rows: readonly string[]}): ReactNode {
	return (
		<Box flexDirection="column">
			<Rows rows={rows} />
		</Box>
	);
}
