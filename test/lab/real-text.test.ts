import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {Made, type Server, servers} from './both.js';

const characters = ['ß', 'SS', 'ſ', 'S', '\u212a', 'k', 'µ', 'μ', 'İ', 'ı', 'i', 'σ', 'ς', 'ŉ', 'ǆ', 'é', 'É', 'ﬁ'];
/** Of these, names of devices on one site and of no tenant, which must differ in small letters too: the Kelvin sign's is k. */
const names = characters.filter((one) => !['É', 'k'].includes(one));
const asked = [...characters, 'ss', 'ẞ', 's', 'K', 'Μ', 'I', 'i\u0307', 'Σ', '\u02bcN', 'ǅ', 'FI'];

describe.each(servers)('%s compares text', {timeout: 120_000}, (_, open) => {
	let server: Server;
	let made: Made;
	beforeAll(async () => {
		server = await open();
		made = new Made(server.ask);
	});
	afterAll(async () => {
		await made.remove();
		await server.close();
	}, 60_000);

	const find = async (path: string, field: string): Promise<unknown> => {
		const {status, json} = await server.ask('GET', `${path}&limit=100&ordering=id`);
		return status === 200 ? (json['results'] as readonly Row[]).map((row) => String(row[field]).replace(/^text-/u, '')) : json;
	};
	const foundBy = async (path: string, field: string, filters: readonly string[]): Promise<unknown> => {
		const found: {[character: string]: unknown} = {};
		for (const one of asked) {
			const each = await Promise.all(filters.map((filter) => find(`${path}?${filter}=${encodeURIComponent(`text-${one}`)}`, field)));
			expect(each).toEqual(each.map(() => each[0]));
			found[one] = each[0];
		}
		return found;
	};

	test('of names that sort as people count by Unicode’s capitals', async () => {
		for (const one of names) await made.make('dcim/devices', {name: `text-${one}`, site: 1, role: 1, device_type: 1});
		expect(await foundBy('dcim/devices/', 'name', ['name', 'name__iew'])).toEqual({
			...{ß: ['ß', 'SS'], SS: ['ß', 'SS'], ss: ['ß', 'SS'], ẞ: [], ſ: ['ſ', 'S'], S: ['ſ', 'S'], s: ['ſ', 'S']},
			...{'\u212a': ['\u212a'], k: [], K: [], µ: ['µ', 'μ'], μ: ['µ', 'μ'], Μ: ['µ', 'μ']},
			...{İ: ['İ'], ı: ['ı', 'i'], i: ['ı', 'i'], I: ['ı', 'i'], 'i\u0307': [], σ: ['σ', 'ς'], ς: ['σ', 'ς'], Σ: ['σ', 'ς']},
			...{ŉ: ['ŉ'], '\u02bcN': ['ŉ'], ǆ: ['ǆ'], ǅ: ['ǆ'], é: ['é'], É: ['é'], ﬁ: ['ﬁ'], FI: ['ﬁ']},
		});
		expect(await find(`dcim/devices/?q=${encodeURIComponent('TEXT-ſ')}`, 'name')).toEqual(['ß', 'SS', 'ſ', 'S']);
		const twice = await server.ask('POST', 'dcim/devices/', {name: 'text-ẞ', site: 1, role: 1, device_type: 1});
		expect(twice).toEqual({status: 400, json: {__all__: ['Device name must be unique per site and tenant.']}});
	});

	test('and of all other by those that are one character', async () => {
		for (const [index, one] of characters.entries())
			await made.make('extras/tags', {name: `text ${index}`, slug: `text-${index}`, description: `text-${one}`});
		expect(await foundBy('extras/tags/', 'description', ['description__ie'])).toEqual({
			...{ß: ['ß'], SS: ['SS'], ss: ['SS'], ẞ: [], ſ: ['ſ', 'S'], S: ['ſ', 'S'], s: ['ſ', 'S']},
			...{'\u212a': ['\u212a'], k: ['k'], K: ['k'], µ: ['µ', 'μ'], μ: ['µ', 'μ'], Μ: ['µ', 'μ']},
			...{İ: ['İ'], ı: ['ı', 'i'], i: ['ı', 'i'], I: ['ı', 'i'], 'i\u0307': [], σ: ['σ', 'ς'], ς: ['σ', 'ς'], Σ: ['σ', 'ς']},
			...{ŉ: ['ŉ'], '\u02bcN': [], ǆ: ['ǆ'], ǅ: ['ǆ'], é: ['é', 'É'], É: ['é', 'É'], ﬁ: ['ﬁ'], FI: []},
		});
		expect(await find(`extras/tags/?q=${encodeURIComponent('TEXT-ſ')}`, 'description')).toEqual(['SS', 'ſ', 'S']);
	});

	const choice = (value: string): string => `Select a valid choice. ${value} is not one of the available choices.`;
	test.each([
		['dcim/devices/?name=%20fceos4%20', 1],
		['dcim/devices/?name=%09fceos4%0A', 1],
		['dcim/devices/?name=%C2%A0fceos4%E3%80%80', 1],
		['dcim/devices/?name=%1Cfceos4%C2%85', 1],
		['dcim/devices/?name=%E2%80%8Bfceos4', 0],
		['dcim/devices/?name=%EF%BB%BFfceos4', 0],
		['dcim/devices/?name=%20null%20', 1],
		['dcim/devices/?name=%20', 0],
		['dcim/devices/?name=%20&name=leaf1', 1],
		['dcim/devices/?name__ic=%20fce', 3],
		['dcim/devices/?name__regex=%20leaf1%20', 1],
		['dcim/devices/?site_id=1&name__ic=%20&name__n=x&id__lt=4', 3],
		['dcim/devices/?id__lt=18&serial=%20', 17],
		['dcim/devices/?id__lt=18&serial__n=%20', 0],
		['dcim/devices/?asset_tag=%20UUID-123454', 1],
		['dcim/devices/?q=%20UUID%20', 3],
		['dcim/devices/?id=%201%20', 1],
		['dcim/devices/?id=%20', {id: ['Enter a whole number.']}],
		['dcim/devices/?last_updated__gte=%20', {last_updated__gte: ['Enter a valid date/time.']}],
		['dcim/devices/?site=%20ams1', {site: [choice(' ams1')]}],
		['dcim/devices/?site_id=%202%20', {site_id: [choice(' 2 ')]}],
		['dcim/devices/?site_id=02', {site_id: [choice('02')]}],
		['dcim/devices/?status=%20active', {status: [choice(' active')]}],
		['dcim/devices/?tag=%20core', {tag: [choice(' core')]}],
		['plugins/bgp/session/?name=%20ix%20', 3],
		['plugins/bgp/session/?device=%20edge1', {device: [choice(' edge1')]}],
		['plugins/bgp/session/?device_id=%201', {device_id: [choice(' 1')]}],
		['plugins/bgp/session/?local_as=%2065100', {local_as: [choice(' 65100')]}],
		['plugins/bgp/session/?local_address=%2010.0.2.1/30', {local_address: ['“ 10.0.2.1/30” is not a valid value.']}],
		['plugins/bgp/session/?cf_tier=%20gold%20', 1],
		['plugins/bgp/session/?by_local_address=%20172.16.1.2/31%20', 1],
		['ipam/ip-addresses/?address=%2010.0.2.1/30%20', 1],
		['ipam/asns/?asn=%2065100%20', 1],
		['extras/custom-fields/?name=%20tier%20', 1],
		['extras/custom-fields/?type=%20select', {type: [choice(' select')]}],
		['core/object-changes/?request_id=%20&id=0', 0],
		['users/users/?username=%20admin%20', 1],
	] as const)('without the blanks at the ends of what is asked: %s', async (path, wanted) => {
		const {json} = await server.ask('GET', `${path}&limit=1`);
		expect(typeof wanted === 'number' ? json['count'] : json).toEqual(wanted);
	});
});
