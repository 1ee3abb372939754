import type {Work} from '../../core/long-work.js';
import type {DrawingForm, Output} from '../../output/output.js';
import {type Topology, topologyOf} from '../../output/topology.js';
import {writeDot, writeGraphml, writeMermaid} from './graph-text.js';
import {writeHtml} from './html.js';
import {drawScreen, type ScreenOptions} from './screen.js';
import {writeSvg} from './svg.js';

/** A topology in the form of a drawing, piece by piece (docs/contract/topology.md). The same topology gives the same text. */
export function draw(output: Output, form: DrawingForm): Work {
	const topology = topologyIn(output);
	switch (form) {
		case 'dot':
			return writeDot(topology);
		case 'graphml':
			return writeGraphml(topology);
		case 'html':
			return writeHtml(topology);
		case 'mermaid':
			return writeMermaid(topology);
		case 'svg':
			return writeSvg(topology, {inPage: false});
		default:
			return form satisfies never;
	}
}

/** A topology for a terminal, or why it is no drawing that people could read there. */
export const drawHere = (output: Output, options: ScreenOptions): ReturnType<typeof drawScreen> => drawScreen(topologyIn(output), options);

function topologyIn(output: Output): Topology {
	const topology = topologyOf(output);
	if (!topology) throw new Error('what is no topology was to be drawn');
	return topology;
}
