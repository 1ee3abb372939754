import type {Topology, TopologyEdge} from '../../output/topology.js';
import {sanitize} from '../../text/clean.js';
import {countOf} from '../../text/digits.js';
import {displayWidth} from '../../text/width.js';
import type {Style, Theme} from '../theme.js';
import {type BoxText, boxText, textWidth} from './boxes.js';
import {type Canvas, createCanvas} from './canvas.js';
import {type DrawnLine, type Layers, layersOf, linesOf, neighboursOf} from './layers.js';
import {type BoxPlace, type LineRoute, placeBoxes, routesBelow} from './routes.js';

/** More than these are no drawing that people read on a terminal. */
const mostNodes = 40;
const mostLines = 80;

/** Where it is drawn; without `width` as wide as it is. */
export type ScreenOptions = {readonly width: number | undefined; readonly theme: Theme};

/** A topology as boxes and lines, and what is to be said of them; or why it is not drawn (docs/contract/topology.md TP1 topology-drawing). */
export function drawScreen(topology: Topology, {width, theme}: ScreenOptions): {readonly lines: readonly string[]} | {readonly why: string} {
	const lines = linesOf(topology);
	const {nodes} = topology;
	if (nodes.length > mostNodes) return {why: `${countOf(nodes.length, 'node')} are too many to draw here`};
	if (lines.length > mostLines) return {why: `${countOf(lines.length, 'line')} are too many to draw here`};
	const texts = nodes.map((node) => boxText(node, topology, theme.ellipsis));
	const drawn: string[] = [];
	for (const layers of packed(layersOf(neighboursOf(nodes.length, lines)), {texts, width})) {
		const placed = placeBoxes({layers, lines, widths: texts.map(textWidth)});
		if (width !== undefined && placed.width > width) return {why: `it is ${placed.width} columns wide, too wide to draw in ${width}`};
		drawn.push(...drawPart({layers, lines, texts, topology, places: placed.places}, theme), '');
	}
	return {lines: [...drawn, ...remarks(topology, theme)]};
}

/** Nodes without a line stand side by side, as many as there is room for. */
function packed(
	parts: readonly Layers[],
	{texts, width = 80}: {readonly texts: readonly BoxText[]; readonly width: number | undefined},
): readonly Layers[] {
	const joined = parts.filter((layers) => layers.flat().length > 1);
	const rows: number[][] = [];
	let left = 0;
	for (const node of parts.filter((layers) => layers.flat().length === 1).flat(2)) {
		const text = texts[node];
		const needed = (text ? textWidth(text) : 0) + 6;
		if (rows.length === 0 || left < needed) {
			rows.push([]);
			left = width + 2;
		}
		rows.at(-1)?.push(node);
		left -= needed;
	}
	return [...joined, ...rows.map((row): Layers => [row])];
}

type Part = {
	readonly layers: Layers;
	readonly lines: readonly DrawnLine[];
	readonly texts: readonly BoxText[];
	readonly topology: Topology;
	readonly places: ReadonlyMap<number, BoxPlace>;
};

const boxHeight = 4;

function drawPart(part: Part, theme: Theme): readonly string[] {
	const canvas = createCanvas(theme);
	const rows: {readonly top: number; readonly routes: readonly LineRoute[]; readonly channel: Channel}[] = [];
	let top = 0;
	for (const at of part.layers.keys()) {
		const routes = routesBelow(part, at, part.places);
		const tracks = Math.max(0, ...routes.map(({track = -1}) => track + 1));
		const channel = {top: top + boxHeight, bottom: top + boxHeight + tracks + 2};
		rows.push({top, routes, channel});
		top = channel.bottom;
	}
	// The marks of lines stand on the boxes.
	for (const [at, row] of rows.entries()) for (const node of part.layers[at] ?? []) drawBox(canvas, node, row.top, part);
	for (const {routes, channel} of rows) for (const route of routes) drawRoute(canvas, route, channel, part.topology);
	return canvas.rows();
}

function drawBox(canvas: Canvas, node: number, top: number, {places, texts, topology}: Part): void {
	const {left, width} = places.get(node) ?? {left: 0, width: 0};
	const {name, below} = texts[node] ?? {name: '', below: ''};
	const last = left + width - 1;
	const line = (row: number, begin: string, end: string): void => {
		canvas.stroke(row, left, begin, {});
		for (let at = left + 1; at < last; at += 1) if (begin !== 'ud') canvas.stroke(row, at, 'lr', {});
		canvas.stroke(row, last, end, {});
	};
	line(top, 'dr', 'dl');
	line(top + 1, 'ud', 'ud');
	line(top + 2, 'ud', 'ud');
	line(top + 3, 'ur', 'ul');
	const isOurs = topology.nodes[node]?.kind !== 'external' && topology.nodes[node]?.kind !== 'unknown';
	canvas.text(top + 1, left + 2, name, {width: displayWidth(name), style: isOurs ? 'bold' : 'dim'});
	if (below !== '') canvas.text(top + 2, left + 2, below, {width: displayWidth(below), style: 'dim'});
}

const styleOf = ({severity}: TopologyEdge): Style | undefined => (severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : undefined);

type Channel = {readonly top: number; readonly bottom: number};

function drawRoute(canvas: Canvas, {line: {edge}, from, to, back, track, upper, lower}: LineRoute, {top, bottom}: Channel, topology: Topology): void {
	const look = {style: styleOf(edge), dashed: !edge.active};
	const down = (column: number, first: number, last: number): void => {
		for (let row = first; row <= last; row += 1) canvas.stroke(row, column, 'ud', look);
	};
	const row = track === undefined ? bottom : top + 1 + track;
	down(from, top, row - 1);
	if (track !== undefined) {
		const [left, right] = from < to ? [from, to] : [to, from];
		for (let at = left + 1; at < right; at += 1) canvas.stroke(row, at, 'lr', look);
		canvas.stroke(row, from, from < to ? 'ru' : 'lu', look);
		canvas.stroke(row, to, `${from < to ? 'l' : 'r'}${back ? 'u' : 'd'}`, look);
		if (back) down(to, top, row - 1);
		else down(to, row + 1, bottom - 1);
	}
	const bare = edge.half ? bareEnd(edge, topology) : undefined;
	endAt(canvas, {row: top - 1, column: from, sides: 'd', isBare: bare === upper}, look);
	endAt(canvas, {row: back ? top - 1 : bottom, column: to, sides: back ? 'd' : 'u', isBare: bare === lower}, look);
	const count = edge.peerings.length;
	if (count > 1) canvas.text(top, from + 1, count > 9 ? '+' : String(count), {width: 1, style: 'dim'});
}

type LineEnd = {readonly row: number; readonly column: number; readonly sides: string; readonly isBare: boolean};

/** Where a line meets a box; an `x` where no session is. */
function endAt(canvas: Canvas, {row, column, sides, isBare}: LineEnd, look: {readonly style: Style | undefined}): void {
	if (isBare) canvas.text(row, column, 'x', {width: 1, style: look.style});
	else canvas.stroke(row, column, sides, {});
}

/** The node of a half that lacks the session. */
function bareEnd({a, b, peerings}: TopologyEdge, {nodes}: Topology): number {
	const has = peerings.some(({halves}) => halves.some(({at}) => at === 'a'));
	return nodes.findIndex(({id}) => id === (has ? b : a));
}

/** What the signs mean that are there, and a line for each edge with a finding. */
function remarks({nodes, edges}: Topology, theme: Theme): readonly string[] {
	const names = new Map(nodes.map(({id, name}) => [id, sanitize(name, {lineFeeds: 'escape'})]));
	const signs = [
		...(edges.some(({half}) => half) ? ['x no session on this side'] : []),
		...(edges.some(({active}) => !active) ? [`${theme.drawsLines ? '╌' : '. :'} not active`] : []),
		...(edges.some(({peerings}) => peerings.length > 1) ? ['a number: so many peerings'] : []),
	];
	const faults = edges.flatMap((edge): readonly string[] => {
		const rules = [...new Set(edge.peerings.flatMap(({findings}) => findings.map(({rule}) => rule)))];
		if (rules.length === 0) return [];
		const said = `${names.get(edge.a)} - ${names.get(edge.b)}: ${rules.join(', ')}`;
		const style = styleOf(edge);
		return [style === undefined ? said : theme.paint(style, said)];
	});
	return [...(signs.length > 0 ? [theme.paint('dim', signs.join('; '))] : []), ...faults];
}
