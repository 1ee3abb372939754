import type {Walk} from './read/walk.js';

/**
 * The line with its command from the root and every keyword in full, one blank between words, secrets as `***`, no comment.
 * A line said inside a sub-shell begins with `/` where it would be read otherwise elsewhere, so that it can be said again anywhere.
 */
export function expandLine(walked: Walk): string {
	const {tokens, place, path, fromRoot, keywords, written} = walked;
	const first = keywords[0]?.token.start ?? 0;
	const command = new Set(keywords.map(({token}) => token));
	const words = tokens.tokens
		.filter((token) => token.kind !== 'comment' && token.start >= first && !command.has(token))
		.map((token) => written.get(token) ?? tokens.shown.slice(token.start, token.end));
	const isLocal = place.length > 0 && place.every((token, index) => path[index] === token);
	const isElsewhere = place.length > 0 && (fromRoot || isLocal);
	return [(isElsewhere ? '/' : '') + path.join(' '), ...words].join(' ');
}
