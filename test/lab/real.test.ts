import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startLab} from '../../src/lab/http/server.js';
import {deviceReads, otherReads, sessionReads} from './more-reads.js';
import {type Answered, comparable, recordedDataset, send, untie} from './replay.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

/** Without times, the texts that were edited before the recording was made, and the help of OPTIONS, which the lab has none of. */
function steady(answer: unknown): unknown {
	const edited = ['description', 'comments', 'created', 'last_updated', 'etag', 'last_login', 'date_joined', 'hostname', 'rq-workers-running'];
	return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'help_text' ? undefined : edited.includes(key) ? '…' : value)));
}

describe.runIf(url !== '')('the lab answers as the real server at NF_TEST_NETBOX_URL', () => {
	let lab: Awaited<ReturnType<typeof startLab>>;
	beforeAll(async () => {
		lab = await startLab({dataset: recordedDataset('4.7.3')});
	});
	afterAll(() => lab.close());

	const paths = [
		...deviceReads.map((query) => `dcim/devices/${query}`),
		...sessionReads.map((query) => `plugins/bgp/session/${query}`),
		...otherReads,
	];
	const asked = paths.flatMap((path) => [{method: 'GET', path: `/api/${path}`, as: 'admin'}]);
	const more = [
		{method: 'OPTIONS', path: '/api/dcim/devices/', as: 'reader'},
		{method: 'OPTIONS', path: '/api/dcim/devices/', as: 'none'},
		{method: 'DELETE', path: '/api/plugins/bgp/session/999999/', as: 'reader'},
		{method: 'DELETE', path: '/api/plugins/bgp/session/999999/', as: 'admin'},
		{method: 'TRACE', path: '/api/plugins/bgp/session/1/', as: 'none'},
		{method: 'POST', path: '/api/core/object-changes/', as: 'reader'},
		{method: 'POST', path: '/api/core/object-changes/', as: 'admin'},
		{method: 'POST', path: '/api/dcim/sites', as: 'admin'},
		{method: 'GET', path: '//api/status/', as: 'admin'},
		{method: 'GET', path: '/api/dcim/devices/1/', as: 'nobody'},
		{method: 'GET', path: '/api/status/', as: 'admin', headers: {Accept: 'application/json; version=9.9'}},
		{method: 'HEAD', path: '/api/dcim/devices/?limit=1', as: 'reader'},
	];
	const german = [
		'dcim/devices/1/',
		'dcim/devices/?site_id=99999',
		'dcim/devices/?site_id=abc',
		'plugins/bgp/session/?id=abc',
		'plugins/bgp/session/abc/',
	];
	const options = [
		'plugins/bgp/session/',
		'plugins/bgp/session/1/',
		'plugins/bgp/peer-group/',
		'plugins/bgp/prefix-list/',
		'plugins/bgp/routing-policy/',
	];
	const others = [
		...german.map((path) => ({method: 'GET', path: `/api/${path}`, as: 'admin', headers: {'Accept-Language': 'de'}})),
		...options.map((path) => ({method: 'OPTIONS', path: `/api/${path}`, as: 'admin'})),
	];
	for (const exchange of [...asked, ...more, ...others]) {
		test(`${exchange.method} ${exchange.path} as ${exchange.as}${'headers' in exchange ? ` ${JSON.stringify(exchange.headers)}` : ''}`, async () => {
			const [mine, real] = await Promise.all([send(lab.url, exchange), send(url, exchange)]);
			const plain = (answer: Answered): unknown => steady(comparable(untie(answer, exchange.path, (id) => id)));
			expect(plain(mine)).toEqual(plain(real));
		});
	}
});
