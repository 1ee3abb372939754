import type {Work} from '../../core/long-work.js';
import type {DrawnSession, Topology, TopologyEdge, TopologyNode} from '../../output/topology.js';
import {countOf} from '../../text/digits.js';
import {displayWidth, truncateMiddle} from '../../text/width.js';
import {besideName, escapeXml, lineOf, lookOf} from './graph-text.js';
import {type Extent, layOut, type PictureLayout, type Spot} from './layout.js';
import {pictureStyle} from './page-style.js';

/** Pixels of a cell of the monospace font, and cells that a line of a box may take. */
const cell = 7.3;
const mostCells = 32;
const boxHeight = 44;

/** The two lines of each box, and its size. */
type Box = Extent & {readonly name: string; readonly below: string};

function boxOf(node: TopologyNode): Box {
	const name = truncateMiddle(lineOf(node.name), mostCells, '…');
	const below = truncateMiddle(besideName(node), mostCells, '…');
	return {name, below, width: Math.ceil(Math.max(displayWidth(name), displayWidth(below), 6) * cell) + 20, height: boxHeight};
}

/**
 * A topology as a picture (docs/contract/topology.md TP2 topology-text). It is right in light and dark pages, and each node and line has a title. `inPage`: its style
 * is that of the page around it.
 */
export function* writeSvg(topology: Topology, {inPage}: {readonly inPage: boolean}): Work {
	const boxes = topology.nodes.map(boxOf);
	const layout = yield* layOut(topology, boxes);
	const {width, height} = layout;
	const size = inPage ? 'id="map" tabindex="0"' : `width="${width}" height="${height}"`;
	yield `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" role="img" aria-label="${labelOf(topology)}">\n`;
	if (!inPage) yield `<style>${pictureStyle}</style>\n<rect class="sheet" width="${width}" height="${height}"/>\n`;
	yield '<g class="view">\n';
	yield* edgesOf(topology, layout, boxes);
	for (const [index, node] of topology.nodes.entries()) yield nodeOf(node, {index, box: boxes[index], spot: layout.spots[index]});
	yield '</g>\n</svg>\n';
}

const labelOf = ({nodes, edges}: Topology): string => `${countOf(nodes.length, 'node')} and ${countOf(edges.length, 'edge')}`;

function* edgesOf(topology: Topology, {paths, spots}: PictureLayout, boxes: readonly Box[]): Work {
	const byEdge = new Map(Array.from(paths, ([{edge}, path]) => [edge, path]));
	const at = new Map(topology.nodes.map(({id}, index) => [id, index]));
	for (const [index, edge] of topology.edges.entries()) {
		const node = at.get(edge.a) ?? 0;
		const path = byEdge.get(edge) ?? loopAt(spots[node], boxes[node]);
		yield edgeOf(edge, {index, path, topology});
	}
}

/** A loop at the right upper corner of a box. */
function loopAt({x, y}: Spot = {x: 0, y: 0}, {width, height}: Extent = {width: 0, height: 0}): readonly Spot[] {
	const [right, top] = [x + width / 2, y - height / 2];
	return [
		...[
			{x: right - 14, y: top},
			{x: right - 14, y: top - 12},
		],
		...[
			{x: right + 12, y: top - 12},
			{x: right + 12, y: top + 14},
		],
		{x: right, y: top + 14},
	];
}

type EdgeDrawn = {readonly index: number; readonly path: readonly Spot[]; readonly topology: Topology};

function edgeOf(edge: TopologyEdge, {index, path, topology}: EdgeDrawn): string {
	const drawn = path.map(({x, y}, place) => `${place === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('');
	const {x, y} = path[Math.floor(path.length / 2)] ?? {x: 0, y: 0};
	const count = edge.peerings.length > 1 ? `<text class="count" x="${tenth(x + 5)}" y="${tenth(y - 4)}">${edge.peerings.length}</text>` : '';
	const bare = edge.half ? bareEnd(edge, path) : undefined;
	const mark = bare ? `<circle class="bare" cx="${tenth(bare.x)}" cy="${tenth(bare.y)}" r="4"/>` : '';
	const title = `<title>${escapeXml(titleOfEdge(edge, topology))}</title>`;
	const name = `edge ${lookOf(edge)} ${edge.severity ?? 'fine'}`;
	return `<g class="${name}" data-edge="${index}">${title}<path class="hit" d="${drawn}"/><path class="line" d="${drawn}"/>${mark}${count}</g>\n`;
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

/** The end of a half that has no session. */
const bareEnd = ({peerings}: TopologyEdge, path: readonly Spot[]): Spot | undefined =>
	peerings.some(({halves}) => halves.some(({at}) => at === 'a')) ? path.at(-1) : path[0];

/** Both halves of each peering in words, the first ones of many, and what was found. */
function titleOfEdge({peerings, a, b}: TopologyEdge, {nodes}: Topology): string {
	const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id;
	const told = peerings
		.slice(0, mostTold)
		.flatMap(({halves, findings, verdict}) => [
			`${halves.map(sessionText).join(' - ')}: ${verdict}`,
			...findings.map(({rule, message}) => `  ${rule}: ${lineOf(message)}`),
		]);
	const more = peerings.length > mostTold ? [`and ${countOf(peerings.length - mostTold, 'more peering')}`] : [];
	return [`${lineOf(nameOf(a))} - ${lineOf(nameOf(b))}`, ...told, ...more].join('\n');
}
const mostTold = 8;

const sessionText = ({on, session, local, local_as: as, status}: DrawnSession): string =>
	[on, session, local ?? '', as === null ? '' : `AS${as}`, status]
		.filter((part) => part !== '')
		.map(lineOf)
		.join(' ');

/** Whether it is one of ours of which not all is shown. */
const mayHaveOthers = ({asked, kind}: TopologyNode): boolean => !asked && ['device', 'virtual-machine', 'site', 'as'].includes(kind);

type NodeDrawn = {readonly index: number; readonly box: Box | undefined; readonly spot: Spot | undefined};

function nodeOf(node: TopologyNode, {index, box, spot = {x: 0, y: 0}}: NodeDrawn): string {
	if (!box) return '';
	const [left, top] = [tenth(spot.x - box.width / 2), tenth(spot.y - box.height / 2)];
	const titles = [node.name, besideName(node), ...node.findings, ...(mayHaveOthers(node) ? ['its other sessions were not asked for'] : [])];
	const title = titles
		.filter((part) => part !== '')
		.map(lineOf)
		.join('\n');
	const shape = node.kind === 'device' || node.kind === 'virtual-machine' ? 3 : 14;
	return [
		`<g class="node ${node.kind} ${node.severity ?? 'fine'}" data-node="${index}"><title>${escapeXml(title)}</title>`,
		`<rect x="${left}" y="${top}" width="${box.width}" height="${box.height}" rx="${shape}"/>`,
		`<text class="name" x="${tenth(spot.x)}" y="${tenth(spot.y - 3)}">${escapeXml(box.name)}</text>`,
		`<text class="below" x="${tenth(spot.x)}" y="${tenth(spot.y + 13)}">${escapeXml(box.below)}</text></g>\n`,
	].join('');
}
