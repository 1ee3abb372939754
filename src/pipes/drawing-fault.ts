import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {isTopology} from '../output/output.js';
import {isList, isRow} from '../output/row-values.js';
import {countOf, describeCount} from '../text/digits.js';
import {type Data, isAsItCame} from './data.js';
import {drawingOf, type Shape} from './shape.js';

/** Why data cannot be drawn in a shape; undefined where it can, or where the shape is no drawing. A layout cannot be stopped, so that it is given no more than it can do soon. */
export function drawingFault(data: Data, {as}: Pick<Shape, 'as'>): Failure | undefined {
	const form = drawingOf(as);
	if (form === undefined) return undefined;
	if (!isTopology(data.source) || !isAsItCame(data)) {
		return failure.usage(`"${form}" draws a topology, and this result is none.`, 'as in: netbox get topology devices fceos4 | display svg');
	}
	if (form !== 'svg' && form !== 'html') return undefined;
	const [nodes, edges] = [sizeOf(data, 'nodes'), sizeOf(data, 'edges')];
	if (nodes <= limits.drawnNodes && edges <= limits.drawnEdges) return undefined;
	const most = `at most ${describeCount(limits.drawnNodes)} nodes and ${describeCount(limits.drawnEdges)} edges are drawn`;
	return failure.usage(
		`the topology has ${countOf(nodes, 'node')} and ${countOf(edges, 'edge')}: ${most}.`,
		'name fewer devices, or say "by site"; "display graphml" and "display dot" are not limited',
	);
}

function sizeOf({source}: Data, name: string): number {
	const value = source.kind === 'document' && isRow(source.value) ? source.value[name] : undefined;
	return isList(value) ? value.length : 0;
}
