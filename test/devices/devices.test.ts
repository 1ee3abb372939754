import {expect, test} from 'vitest';
import {recordedDataset} from '../lab/replay.js';
import {openLab, openShell, outputOf, restOf, selector, sessionsOf} from '../peerings/support.js';

const keys = async (asked: Parameters<ReturnType<typeof openShell>['read']>[0]): Promise<string[]> => {
	const lab = await openLab(recordedDataset('4.7.3'));
	return Object.keys(sessionsOf(await openShell(lab.url).read(asked)));
};

test('G25 device-globs a glob matches by name without case; the wildcard alone takes nameless devices too', async () => {
	expect(await keys({globs: ['LEAF?']})).toEqual(['leaf1', 'leaf2', 'leaf3', 'leaf4']);
	expect(await keys({globs: ['core/1 +&%#ß "\\?"', 'core/1 +&%#* "q"']})).toEqual(['core/1 +&%#ß "q"']);
	expect((await keys({globs: ['*']})).includes('#14')).toBe(true);
});

test('G25 device-globs a glob without a match is an error beside the others', async () => {
	const lab = await openLab();
	const reading = await openShell(lab.url).read({names: ['fceos4'], globs: ['nothing*']});
	expect(Object.keys(sessionsOf(reading))).toEqual(['fceos4']);
	expect(outputOf(reading).errors).toMatchObject([{code: 'not-found', message: 'no device matches "nothing*".'}]);
});

test('G26 device-selectors a value that is no slug is looked up as a name', async () => {
	for (const value of ['ams1', 'AMS1']) {
		expect(await keys({globs: ['leaf*'], selectors: [selector('site', value)]})).toEqual(['leaf1', 'leaf2', 'leaf3', 'leaf4']);
	}
	expect(await keys({selectors: [selector('status', 'Active'), selector('site', 'fra1')]})).toEqual(['edge1', 'rtr1']);
});

test('G26 device-selectors a value that is nothing at all matches no device', async () => {
	const lab = await openLab();
	for (const one of [selector('site', 'ams9'), selector('status', 'broken')]) {
		const reading = await openShell(lab.url).read({selectors: [one]});
		expect(outputOf(reading).errors).toMatchObject([{code: 'not-found', message: `no device matches ${one.field}=${one.values[0]}.`}]);
	}
});

test('G26 device-selectors a name or a slug minds no case, in the cache as in NetBox, and one that is nothing is not left out of all devices', async () => {
	const lab = await openLab();
	const shell = openShell(lab.url);
	const all = await shell.read({globs: ['*']});
	for (const one of [
		selector('role', 'LEAF'),
		selector('site', 'Ams1'),
		selector('role', 'leaf', 'Spine'),
		{...selector('role', 'Leaf'), not: true},
	]) {
		const [shown, cached, truth] = [
			await shell.read({selectors: [one]}),
			await shell.read({selectors: [one]}, 'force'),
			await shell.read({selectors: [one]}, 'False'),
		];
		expect(Object.keys(sessionsOf(shown)).length).toBeGreaterThan(0);
		expect(Object.keys(sessionsOf(shown)).length).toBeLessThan(Object.keys(sessionsOf(all)).length);
		expect(Object.keys(sessionsOf(cached))).toEqual(Object.keys(sessionsOf(shown)));
		expect(Object.keys(sessionsOf(truth))).toEqual(Object.keys(sessionsOf(shown)));
	}
	const nothing = await shell.read({selectors: [{...selector('site', 'nope'), not: true}]});
	expect(outputOf(nothing).errors).toMatchObject([{code: 'not-found', message: 'there is no site "nope".'}]);
});

test('G27 selector-and-or values of a field are OR, of tag AND, fields AND', async () => {
	expect(await keys({selectors: [selector('role', 'leaf', 'spine'), selector('site', 'ams1')]})).toEqual([
		'leaf1',
		'leaf2',
		'leaf3',
		'leaf4',
		'spine1',
		'spine2',
	]);
	expect(await keys({selectors: [selector('tag', 'core', 'edge')]})).toEqual(['edge1']);
});

test('G28 names-and-selectors a literal name that a selector removes has no key, and is said', async () => {
	const lab = await openLab();
	const reading = await openShell(lab.url).read({names: ['fceos4', 'leaf1'], selectors: [selector('site', 'ams1')]});
	expect(Object.keys(sessionsOf(reading))).toEqual(['leaf1']);
	expect(reading.warnings).toEqual(["Device 'fceos4' does not match site=ams1"]);
	expect(outputOf(reading).errors).toEqual([]);
});

test('G28a literal-names case does not matter unless a device is spelt exactly so; the name null is a name', async () => {
	expect(await keys('FCEOS4')).toEqual(['fceos4']);
	expect(await keys('rtr1')).toEqual(['rtr1']);
	expect(await keys('Rtr1')).toEqual(['rtr1', 'RTR1']);
	expect(await keys('null')).toEqual(['null']);
});

test('G29 same-name-devices two devices of one name are both read', async () => {
	const lab = await openLab();
	const reading = await openShell(lab.url).read('edge1');
	expect(Object.keys(sessionsOf(reading))).toEqual(['edge1', 'edge1 #11']);
	expect(reading.warnings[0]).toBe("2 devices named 'edge1' in 'prod': keys are 'edge1' and 'edge1 #11'");
});

test('G28a literal-names a new device that bears a cached name is read too', async () => {
	const lab = await openLab();
	const rest = restOf(lab.url);
	const shell = openShell(lab.url);
	await shell.read('leaf1');
	await rest('POST', 'dcim/devices/', {name: 'LEAF1', site: 3, device_type: 1, role: 1});
	await rest('PATCH', 'dcim/devices/6/', {name: 'Leaf1'});
	expect(Object.keys(sessionsOf(await shell.read('leaf1')))).toEqual(['Leaf1', 'LEAF1']);
});

test('the first failure of a missing plugin says which', async () => {
	const lab = await openLab(undefined, {faults: [{kind: 'no-plugin'}]});
	for (const policy of ['True', 'False', 'force'] as const) {
		expect((await openShell(lab.url).read('fceos4', policy)).result).toMatchObject({ok: false, error: {code: 'plugin-missing'}});
	}
});
