/**
 * What a page with a picture does, for a browser: pan and zoom, search, colours, and both halves of a line that is chosen. It reads the topology from the
 * page, and puts every name there as text.
 */
export const pageScript = `'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const byId = (id) => document.getElementById(id);
const map = byId('map'), view = map.querySelector('.view'), about = byId('about'), found = byId('found');
const nodes = data.nodes, edges = data.edges;
const place = new Map(nodes.map((node, index) => [node.id, index]));
const nodeAt = (id) => nodes[place.get(id)];
const drawnNodes = new Map(), drawnEdges = new Map();
for (const one of view.querySelectorAll('[data-node]')) drawnNodes.set(Number(one.dataset.node), one);
for (const one of view.querySelectorAll('[data-edge]')) drawnEdges.set(Number(one.dataset.edge), one);

const make = (name, text, className) => {
	const made = document.createElement(name);
	if (text !== undefined) made.textContent = text;
	if (className) made.className = className;
	return made;
};

// Pan and zoom: the view is moved within the picture.
const box = map.viewBox.baseVal;
let zoom = 1, left = 0, top_ = 0;
const settle = () => view.setAttribute('transform', 'translate(' + left + ' ' + top_ + ') scale(' + zoom + ')');
const scale = () => map.getScreenCTM().a || 1;
const pointAt = (event) => {
	const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
	return {x: at.x, y: at.y};
};
const zoomBy = (factor, at = {x: box.x + box.width / 2, y: box.y + box.height / 2}) => {
	const next = Math.min(200, Math.max(0.2, zoom * factor));
	left = at.x - (at.x - left) * (next / zoom);
	top_ = at.y - (at.y - top_) * (next / zoom);
	zoom = next;
	settle();
};
const moveBy = (x, y) => { left += x; top_ += y; settle(); };
const whole = () => { zoom = 1; left = 0; top_ = 0; settle(); };
map.addEventListener('wheel', (event) => { event.preventDefault(); zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, pointAt(event)); }, {passive: false});
let held, moved = false;
map.addEventListener('pointerdown', (event) => { held = {x: event.clientX, y: event.clientY}; moved = false; });
addEventListener('pointermove', (event) => {
	if (!held) return;
	const [x, y] = [event.clientX - held.x, event.clientY - held.y];
	if (!moved && Math.abs(x) + Math.abs(y) < 5) return;
	moved = true;
	map.classList.add('moving');
	held = {x: event.clientX, y: event.clientY};
	moveBy(x / scale(), y / scale());
});
addEventListener('pointerup', () => { held = undefined; map.classList.remove('moving'); });
map.addEventListener('keydown', (event) => {
	const step = 60 / scale();
	const keys = {
		ArrowLeft: () => moveBy(step, 0), ArrowRight: () => moveBy(-step, 0), ArrowUp: () => moveBy(0, step), ArrowDown: () => moveBy(0, -step),
		'+': () => zoomBy(1.25), '=': () => zoomBy(1.25), '-': () => zoomBy(0.8), 0: whole,
	};
	const act = Object.hasOwn(keys, event.key) && !event.ctrlKey && !event.metaKey ? keys[event.key] : undefined;
	if (act) { event.preventDefault(); act(); }
});
byId('closer').addEventListener('click', () => zoomBy(1.25));
byId('farther').addEventListener('click', () => zoomBy(0.8));
byId('whole').addEventListener('click', whole);

const centre = (drawn) => {
	const spot = drawn.getBBox();
	zoom = Math.max(zoom, Math.min(200, box.width / 1200, box.height / 600));
	left = box.x + box.width / 2 - (spot.x + spot.width / 2) * zoom;
	top_ = box.y + box.height / 2 - (spot.y + spot.height / 2) * zoom;
	settle();
};

// What is chosen is told beside the picture.
const choose = (drawn, tell) => {
	for (const one of view.querySelectorAll('.chosen')) one.classList.remove('chosen');
	if (drawn) drawn.classList.add('chosen');
	about.replaceChildren(...tell());
	about.scrollIntoView({block: 'nearest'});
};
const fields = [['on', 'on'], ['session', 'session'], ['id', 'id'], ['local', 'local'], ['local AS', 'local_as'], ['remote', 'remote'],
	['remote AS', 'remote_as'], ['status', 'status'], ['VRF', 'vrf'], ['peer group', 'peer_group']];
const shown = (value) => value === null || value === undefined ? '-' : String(value);
const halvesOf = (peering, edge) => {
	const sides = ['a', 'b'].map((at) => peering.halves.filter((half) => half.at === at));
	const table = make('table');
	const head = make('tr');
	head.append(make('th', peering.verdict), make('th', nodeAt(edge.a).name), make('th', nodeAt(edge.b).name));
	table.append(head);
	for (const [title, field] of fields) {
		const row = make('tr');
		const values = sides.map((halves) => halves.length === 0 ? (field === 'session' ? 'no session known here' : '') : halves.map((half) => shown(half[field])).join(', '));
		row.append(make('th', title), ...values.map((value) => make('td', value)));
		table.append(row);
	}
	const said = peering.findings.map((finding) => make('p', finding.rule + ': ' + finding.message, finding.severity));
	return [table, ...said];
};
const tellEdge = (index) => () => {
	const edge = edges[index];
	const title = make('h2', nodeAt(edge.a).name + ' - ' + nodeAt(edge.b).name);
	return [title, ...edge.peerings.flatMap((peering) => halvesOf(peering, edge))];
};
const edgeButton = (index) => {
	const edge = edges[index];
	const rules = [...new Set(edge.peerings.flatMap((peering) => peering.findings.map((finding) => finding.rule)))];
	const told = rules.length > 0 ? rules.join(', ') : edge.verdict;
	const button = make('button', nodeAt(edge.a).name + ' - ' + nodeAt(edge.b).name + ': ' + told, edge.severity || '');
	button.addEventListener('click', () => chooseEdge(index, true));
	return button;
};
const tellNode = (index) => () => {
	const node = nodes[index];
	const what = [node.kind, node.asns.map((asn) => 'AS' + asn).join(' '), node.site || ''].filter((part) => part !== '').join(', ');
	const lines = edges.flatMap((edge, at) => edge.a === node.id || edge.b === node.id ? [edgeButton(at)] : []);
	const rest = node.asked || !['device', 'virtual-machine', 'site', 'as'].includes(node.kind) ? [] : [make('p', 'Its other sessions were not asked for.')];
	return [make('h2', node.name), make('p', what), ...rest, ...lines];
};
const chooseEdge = (index, go) => { const drawn = drawnEdges.get(index); if (go && drawn) centre(drawn); choose(drawn, tellEdge(index)); };
const chooseNode = (index, go) => { const drawn = drawnNodes.get(index); if (go && drawn) centre(drawn); choose(drawn, tellNode(index)); };
map.addEventListener('click', (event) => {
	if (moved) return;
	const drawn = event.target.closest('[data-edge],[data-node]');
	if (!drawn) return;
	if (drawn.dataset.edge !== undefined) chooseEdge(Number(drawn.dataset.edge), false);
	else chooseNode(Number(drawn.dataset.node), false);
});

// Search: what does not match is dimmed. Without a word the lines with findings are listed.
const most = 60;
const nodeText = (node) => [node.name, node.kind, node.site || '', ...node.asns.map((asn) => 'as' + asn), ...node.findings].join(' ').toLowerCase();
const texts = nodes.map(nodeText);
const list = (title, buttons, count) => {
	const more = count > buttons.length ? [make('p', 'and ' + (count - buttons.length) + ' more')] : [];
	found.replaceChildren(make('h2', title), ...buttons, ...more);
};
const search = () => {
	const word = byId('search').value.trim().toLowerCase();
	const hits = word === '' ? [] : texts.flatMap((text, index) => text.includes(word) ? [index] : []);
	const set = new Set(hits);
	for (const [index, drawn] of drawnNodes) drawn.classList.toggle('dim', word !== '' && !set.has(index));
	for (const [index, drawn] of drawnEdges)
		drawn.classList.toggle('dim', word !== '' && !set.has(place.get(edges[index].a)) && !set.has(place.get(edges[index].b)));
	if (word === '') {
		const faulty = edges.flatMap((edge, index) => edge.severity ? [index] : []);
		return list(faulty.length === 0 ? 'No findings' : 'Findings', faulty.slice(0, most).map(edgeButton), faulty.length);
	}
	list(hits.length + ' found', hits.slice(0, most).map((index) => {
		const button = make('button', nodes[index].name);
		button.addEventListener('click', () => chooseNode(index, true));
		return button;
	}), hits.length);
	return hits;
};
byId('search').addEventListener('input', search);
byId('search').addEventListener('keydown', (event) => {
	const [first] = event.key === 'Enter' ? search() || [] : [];
	if (first !== undefined) chooseNode(first, true);
});

// Colours: a hue for each AS number or site.
const hueCount = data.hues, legend = byId('legend');
const colour = () => {
	const by = byId('colour').value;
	const valueOf = (node) => by === 'as' ? node.asns.map((asn) => 'AS' + asn).join(' ') || 'no AS' : node.site || 'no site known';
	const values = by === 'finding' ? [] : [...new Set(nodes.map(valueOf))];
	for (const [index, drawn] of drawnNodes) {
		for (let hue = 0; hue < hueCount; hue += 1) drawn.classList.remove('h' + hue);
		if (by !== 'finding') drawn.classList.add('h' + values.indexOf(valueOf(nodes[index])) % hueCount);
	}
	map.classList.toggle('colored', by !== 'finding');
	const shownValues = values.slice(0, hueCount).map((value, index) => {
		const line = make('div');
		line.append(make('i', '', 'h' + index), value);
		return line;
	});
	const more = values.length > hueCount ? [make('p', (values.length - hueCount) + ' more share these colours')] : [];
	legend.replaceChildren(...(values.length > 0 ? [make('h2', 'Colours'), ...shownValues, ...more] : []));
};
byId('colour').addEventListener('change', colour);
search();
`;
