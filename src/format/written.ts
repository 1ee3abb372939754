import {sanitize} from '../text/clean.js';

/** `wrote 312 lines (48 KB) to peers.json`: printed in place of a result that went to a file. */
export function writtenLine(path: string, {lines, bytes}: {readonly lines: number; readonly bytes: number}): string {
	const size = bytes < 1024 ? `${bytes} B` : bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
	return `wrote ${lines} ${lines === 1 ? 'line' : 'lines'} (${size}) to ${sanitize(path, {lineFeeds: 'escape'})}`;
}
