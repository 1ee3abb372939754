import {Box, useCursor} from 'ink';
import type {ReactNode} from 'react';
import type {LiveRegion} from './layout.js';
import {Rows} from './Rows.js';

/** The line being typed with the hints under it; puts the terminal's cursor where the next character goes. */
export function Prompt({page}: {readonly page: LiveRegion}): ReactNode {
	const {setCursorPosition} = useCursor();
	setCursorPosition(page.prompt.cursor);
	return (
		<Box flexDirection="column">
			<Rows rows={page.prompt.rows} />
			<Rows rows={page.hints} />
		</Box>
	);
}
