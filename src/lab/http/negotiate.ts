import {stringifyJson} from '../../core/json-text.js';
import {type Answer, detail, page} from './answer.js';

/** What `Accept` asks for: JSON, a page for people, or something the server refuses before it looks at the token. */
export type Accepted = {readonly as: 'json' | 'html'} | {readonly refusal: Answer};

/** Reads `?format=`, which wins, and the header `Accept`; without either it is JSON. */
export function negotiate(accept: string | undefined, {version, format}: {readonly version: string; readonly format: string | undefined}): Accepted {
	if (format) return format === 'json' ? {as: 'json'} : format === 'api' ? {as: 'html'} : {refusal: detail(404, 'Not found.')};
	for (const range of (accept ?? '*/*').split(',')) {
		const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
		const asked = parameters.find((parameter) => parameter.startsWith('version='))?.slice('version='.length);
		if (asked !== undefined && asked !== version) return {refusal: detail(406, 'Invalid version in "Accept" header.')};
		if (['*/*', 'application/*', 'application/json', ''].includes(type)) return {as: 'json'};
		if (type === 'text/html' || type === 'text/*') return {as: 'html'};
	}
	return {refusal: detail(406, 'Could not satisfy the request Accept header.')};
}

/** The answer as the page for people shows it, with the status it has. */
export function browsable(answer: Answer, title: string): Answer {
	if (answer.body === undefined || !('json' in answer.body)) return answer;
	const shown = stringifyJson(answer.body.json, undefined, 4).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return page(
		answer.status,
		`<!DOCTYPE html>\n<html>\n  <head>\n    <title>${title} | NetBox REST API</title>\n  </head>\n  <body><pre>${shown}</pre></body>\n</html>\n`,
		answer.headers,
	);
}
