import {createHash} from 'node:crypto';
import {stringifyJson} from '../../core/json-text.js';
import {mapped, type Work} from '../../core/long-work.js';
import type {Json} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import type {Topology} from '../../output/topology.js';
import {countOf} from '../../text/digits.js';
import {lineOf} from './graph-text.js';
import {pageScript} from './page-script.js';
import {hueCount, pageStyle} from './page-style.js';
import {writeSvg} from './svg.js';

/**
 * A topology as a page that needs no network (docs/contract/topology.md TP3 topology-page). It forbids the browser all but its own style and script, by their hashes;
 * every name from NetBox is in its data, as text of JSON in which nothing is markup.
 */
export function* writeHtml(topology: Topology): Work {
	const {nodes, edges} = topology;
	yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy()}">\n`;
	yield `<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n<title>Topology: ${countOf(nodes.length, 'node')}</title>\n`;
	yield `<style>${pageStyle}</style>\n</head>\n<body>\n`;
	yield `<header><h1>${countOf(nodes.length, 'node')}, ${countOf(edges.length, 'edge')}</h1>${controls}</header>\n`;
	yield* writeSvg(topology, {inPage: true});
	yield '<aside><div id="about" aria-live="polite"></div><div id="found"></div><div id="legend"></div></aside>\n';
	yield `<script type="application/json" id="data">{"hues":${hueCount},"nodes":[`;
	yield* commaed(yield* mapped(nodes, jsonOf));
	yield '],"edges":[';
	yield* commaed(yield* mapped(edges, jsonOf));
	yield `]}</script>\n<script>${pageScript}</script>\n</body>\n</html>\n`;
}

const controls = [
	'<input id="search" type="search" placeholder="Search a name, AS or site" aria-label="Search a name, AS or site">',
	'<label>Colour by <select id="colour"><option value="finding">finding</option><option value="as">AS</option><option value="site">site</option></select></label>',
	'<button id="closer" type="button" aria-label="Zoom in">+</button><button id="farther" type="button" aria-label="Zoom out">-</button>',
	'<button id="whole" type="button">Whole picture</button>',
].join('');

const policy = (): string =>
	`default-src 'none'; script-src '${hashOf(pageScript)}'; style-src '${hashOf(pageStyle)}'; base-uri 'none'; form-action 'none'`;

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function* commaed(texts: readonly string[]): Work {
	for (const [index, text] of texts.entries()) yield index === 0 ? text : `,${text}`;
}

/** JSON in which no character beyond ASCII and none of markup stands as it is; of names what people may see. */
const jsonOf = (value: unknown): string =>
	stringifyJson(clean(value as Json)).replaceAll(/[<>&\u007F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function clean(value: Json): Json {
	if (typeof value === 'string') return lineOf(value);
	if (isList(value)) return value.map((one) => clean(one as Json));
	return isRow(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)])) : value;
}
