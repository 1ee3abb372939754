import {type FormatOptions, format as formatPieces} from '../../src/format/format.js';
import {createTheme} from '../../src/format/theme.js';
import type {Output} from '../../src/output/output.js';

/** The whole text of an output. */
export const format = (output: Output, options: FormatOptions): string => [...formatPieces(output, options)].join('');

/** As a terminal of 100 columns without colours shows it by itself. */
export const onTerminal = {
	...{as: 'default', terminal: true, width: 100, now: Date.UTC(2026, 10, 30, 9)},
	theme: createTheme({color: false, unicode: true}),
} as const satisfies FormatOptions;
