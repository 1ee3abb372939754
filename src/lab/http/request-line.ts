import {type Answer, empty} from './answer.js';
import type {Asked} from './request.js';

/** The bytes of a request line that gunicorn takes. */
export const longestLine = 4094;

/** The 400 of gunicorn for a request line that is longer than it takes (seen on both versions); undefined for one that is not. */
export function refuseLine({method, target}: Asked, longest: number): Answer | undefined {
	const line = `${method} ${target} HTTP/1.1`.length;
	if (line <= longest) return undefined;
	const text = `<html>\n  <head>\n    <title>Bad Request</title>\n  </head>\n  <body>\n    <h1><p>Bad Request</p></h1>\n    Request Line is too large (${line} &gt; ${longest})\n  </body>\n</html>\n`;
	return {...empty(400), body: {text, type: 'text/html'}};
}
