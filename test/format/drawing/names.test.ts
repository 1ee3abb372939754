import {expect, test} from 'vitest';
import {drawingForms} from '../../../src/output/output.js';
import type {Topology} from '../../../src/output/topology.js';
import {outputOf} from '../../peerings/topology/worlds.js';
import {format, onTerminal} from '../written.js';
import {hostileTopology} from './names.js';

const controls = /[\0-\x09\x0B-\x1F\x7F-\x9F\u200B\u202E\u2066\uD800-\uDFFF]/u;
const shownAs = (as: (typeof drawingForms)[number] | 'default'): string => format(outputOf(hostileTopology()), {...onTerminal, as});

test('TP2 topology-text TP3 topology-page no character that draws nothing stands in any form', () => {
	// The script of the page is ours, and has tabs.
	const foreign = (text: string): string => text.replace(/<script>.*?<\/script>/s, '');
	for (const as of ['default', ...drawingForms] as const) expect([as, controls.exec(foreign(shownAs(as)))?.[0]]).toEqual([as, undefined]);
});

test('TP2 topology-text names are text in XML: its readers find no element of theirs', () => {
	for (const as of ['svg', 'graphml'] as const) {
		const text = shownAs(as);
		expect(text).toContain('&lt;img src=x onerror=alert(2)&gt;');
		const tags = new Set([...text.matchAll(/<\/?([a-z]+)[\s>/]/gi)].map(([, tag]) => tag?.toLowerCase()));
		const own = as === 'svg' ? ['svg', 'style', 'rect', 'g', 'title', 'path', 'circle', 'text'] : ['graphml', 'key', 'graph', 'node', 'data', 'edge'];
		expect([...tags].filter((tag) => !own.includes(tag ?? ''))).toEqual([]);
	}
});

test('TP2 topology-text names are text in Mermaid and DOT: each statement is one of ours', () => {
	const mermaid = shownAs('mermaid').trimEnd().split('\n');
	expect(mermaid[0]).toBe('flowchart TB');
	const label = '[\\p{L}\\p{N} .,:/_#;-]*(?:<br/>[\\p{L}\\p{N} .,:/_#;-]*)*';
	const ours = new RegExp(
		`^ {2}(?:n\\d+\\(?\\[\\(?"${label}"\\)?\\]\\)?|n\\d+ (?:---|-\\.-|--x)\\|"${label}"\\| n\\d+|linkStyle \\d+ stroke:#cf222e,stroke-width:2px)$`,
		'u',
	);
	expect(mermaid.slice(1).filter((line) => !ours.test(line.replace('([', '[').replace('])', ']')))).toEqual([]);
	const dot = shownAs('dot').trimEnd().split('\n').slice(2, -1);
	const quoted = '"(?:[^"\\\\]|\\\\.)*"';
	const statement = new RegExp(`^ {2}n\\d+(?: -- n\\d+)? \\[label=${quoted}(?:, \\w+=\\w+)*\\];$`);
	expect(dot.filter((line) => !statement.test(line))).toEqual([]);
});

test('TP3 topology-page the page has its own script and style alone, and names in its data as JSON without markup', () => {
	const page = shownAs('html');
	expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="application/json" id="data">', '<script>']);
	expect(page.match(/<\/script>/g)).toHaveLength(2);
	const [, data = ''] = /id="data">(.*?)<\/script>/s.exec(page) ?? [];
	expect(data).toMatch(/^[\x20-\x7E]*$/);
	expect(data).not.toMatch(/[<>&]/);
	const {nodes} = JSON.parse(data) as Topology;
	expect(nodes[0]?.name).toBe('</script><script>alert(1)</script>');
	expect(nodes[4]?.name).toBe('\\u202eevil\\u2066\\u200b');
	expect(page).toMatch(
		/content="default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'"/,
	);
	expect(page).not.toMatch(/\bhttps?:\/\/(?!www\.w3\.org\/2000\/svg)/);
	expect(page).not.toMatch(/<[^>]* (?:on\w+|style)=/i);
});
