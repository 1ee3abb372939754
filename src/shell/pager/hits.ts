import type {Theme} from '../../format/theme.js';
import {paintedPieces, unpainted} from '../../text/width.js';
import {patternOf} from './seek.js';

/** Whether hits are painted; else a sign stands before their line, which makes it wider. */
export const areHitsPainted = ({paint}: Theme): boolean => paint('hit', ' ') !== ' ';

/** Lines with what is searched for marked: in reverse, or where there are no colours by `>` at the beginning of the line, in place of a blank if there is one. */
export function markHits(text: string, searched: string, theme: Theme): string {
	const pattern = patternOf(searched);
	return text
		.split('\n')
		.map((line) => {
			const hits = [...unpainted(line).matchAll(pattern)];
			if (hits.length === 0) return line;
			return areHitsPainted(theme) ? painted(line, hits, theme) : `>${line.replace(/^ /, '')}`;
		})
		.join('\n');
}

/** Colours that begin or end within a hit stay where they are. */
function painted(line: string, hits: readonly RegExpExecArray[], theme: Theme): string {
	let [marked, at, next] = ['', 0, 0];
	for (const [index, piece] of paintedPieces(line).entries()) {
		if (index % 2 === 1) {
			marked += piece;
			continue;
		}
		let done = 0;
		for (let hit = hits[next]; hit && hit.index < at + piece.length; hit = hits[next]) {
			const end = hit.index + hit[0].length - at;
			const start = Math.max(done, hit.index - at);
			marked += piece.slice(done, start) + theme.paint('hit', piece.slice(start, end));
			done = Math.min(end, piece.length);
			if (end > piece.length) break;
			next += 1;
		}
		marked += piece.slice(done);
		at += piece.length;
	}
	return marked;
}
