import {type FormatOptions, format as formatPieces} from '../../src/format/format.js';
import type {Output} from '../../src/output/output.js';

/** The whole text of an output. */
export const format = (output: Output, options: FormatOptions): string => [...formatPieces(output, options)].join('');
