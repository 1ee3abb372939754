import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Topology} from '../src/output/topology.js';
import {hostileNames, hostileTopology} from './format/drawing/names.js';
import {format, onTerminal} from './format/written.js';
import {fabricOf, knownOf} from './peerings/check/fabric.js';
import {outputOf, topologyOf} from './peerings/topology/worlds.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** A fabric in which one leaf lacks its session. */
async function fabric(leaves: number, spines: number): Promise<Topology> {
	const {sessions, owners} = fabricOf({spines, leaves, isDual: false, assigns: true, clients: 1, machines: 0, customers: 0});
	return topologyOf(knownOf({sessions: sessions.filter(({name}) => !name?.startsWith('leaf2 to spine1')), ...(owners && {owners})}));
}

describe.skipIf(executablePath === undefined)('in a browser', () => {
	const folder = mkdtempSync(join(tmpdir(), 'nf-page-'));
	let browser: Browser;
	beforeAll(async () => {
		browser = await chromium.launch({...(executablePath !== undefined && {executablePath}), args: ['--no-sandbox', '--disable-gpu']});
	}, 60_000);
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, {recursive: true, force: true});
	});

	/** The page of a topology, open in the browser, and what went wrong there. */
	async function opened(topology: Topology): Promise<{readonly page: Page; readonly faults: readonly string[]}> {
		const file = join(folder, `${topology.nodes.length}.html`);
		writeFileSync(file, format(outputOf(topology), {...onTerminal, as: 'html'}));
		const page = await browser.newPage({viewport: {width: 1200, height: 800}});
		const faults: string[] = [];
		page.on('console', (message) => faults.push(message.text()));
		page.on('pageerror', (error) => faults.push(String(error)));
		page.on('dialog', (dialog) => faults.push(`dialog ${dialog.message()}`));
		page.on('request', (request) => request.url() === pathToFileURL(file).href || faults.push(`request ${request.url()}`));
		await page.goto(pathToFileURL(file).href);
		return {page, faults};
	}

	test.each([
		['some 40', 30, 2],
		['1,000', 495, 2],
	])(
		'TP3 topology-page %s nodes are shown, a click on a faulty line shows both halves and the finding, and nothing is asked for',
		async (_, leaves, spines) => {
			const topology = await fabric(leaves, spines);
			expect(topology.nodes.length).toBeGreaterThanOrEqual(leaves === 495 ? 990 : 40);
			const {page, faults} = await opened(topology);
			const at = topology.edges.findIndex(({half}) => half);
			expect(await page.locator('[data-node]').count()).toBe(topology.nodes.length);
			await page.locator('#search').fill('leaf2');
			await page.locator('#search').press('Enter');
			await page.locator('#found button', {hasText: /^leaf2$/}).focus();
			await page.keyboard.press('Enter');
			await page.locator('#about button', {hasText: 'missing-reverse'}).click();
			expect(await page.locator(`[data-edge="${at}"]`).getAttribute('class')).toContain('chosen');
			const told = await page.locator('#about').innerText();
			expect(told).toContain('spine1 to leaf2 10.1.2.0');
			expect(told).toContain('no session known here');
			expect(told).toContain('missing-reverse: leaf2 has no session to 10.1.2.0');
			await page.locator('#colour').selectOption('as');
			expect(await page.locator('#legend div').count()).toBeGreaterThan(5);
			expect(faults).toEqual([]);
			await page.close();
		},
		60_000,
	);

	test('TP3 topology-page a click on a line itself, a wheel and keys move the view, in light pages and in dark ones', async () => {
		const {page, faults} = await opened(await fabric(3, 2));
		const transform = (): Promise<string | null> => page.locator('.view').getAttribute('transform');
		// As text: what runs in a browser is no part of this program, and its types are not either.
		const spot = (await page.evaluate(`(() => {
			const path = document.querySelector('.edge.half .hit');
			const {x, y} = path.getPointAtLength(path.getTotalLength() / 2);
			const shown = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
			return {x: shown.x, y: shown.y};
		})()`)) as {x: number; y: number};
		await page.mouse.click(spot.x, spot.y);
		expect(await page.locator('#about').innerText()).toContain('missing-reverse: leaf2 has no session');
		await page.mouse.wheel(0, -200);
		const zoomed = await transform();
		expect(zoomed).toContain('scale(1.2)');
		await page.locator('#map').focus();
		await page.keyboard.press('ArrowLeft');
		expect(await transform()).not.toBe(zoomed);
		await page.keyboard.press('0');
		expect(await transform()).toBe('translate(0 0) scale(1)');
		const sheet = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
		await page.emulateMedia({colorScheme: 'light'});
		expect(await sheet()).toBe('rgb(255, 255, 255)');
		await page.emulateMedia({colorScheme: 'dark'});
		expect(await sheet()).toBe('rgb(13, 17, 23)');
		expect(faults).toEqual([]);
		await page.close();
	}, 60_000);

	test('TP3 topology-page a line of several findings is listed with all rules that it meets', async () => {
		const topology = await fabric(4, 2);
		const more = {rule: 'no-policies', severity: 'note', message: 'leaf2 has no policies'} as const;
		const edges = topology.edges.map((edge) =>
			edge.half ? {...edge, peerings: edge.peerings.map((one) => ({...one, findings: [...one.findings, more, more]}))} : edge,
		);
		const {page} = await opened({...topology, edges});
		const listed = await page.locator('#found button').allInnerTexts();
		expect(listed.filter((text) => text.includes('missing-reverse'))).toEqual([expect.stringMatching(/: missing-reverse, no-policies$/)]);
		await page.close();
	}, 60_000);

	test('TP3 topology-page names that are markup elsewhere are text there', async () => {
		const {page, faults} = await opened(hostileTopology());
		for (const [index, name] of hostileNames.entries()) {
			await page.evaluate(`document.querySelector('[data-node="${index}"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))`);
			const shown = await page.locator('#about h2').textContent();
			if (/^[\x20-\x7E]*$/.test(name)) expect(shown).toBe(name);
			expect(shown).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);
		}
		expect(await page.locator('img, b, a, script:not([id]) ~ script').count()).toBe(0);
		expect(await page.locator('script').count()).toBe(2);
		expect(faults).toEqual([]);
		await page.close();
	}, 60_000);
});
