import {expect, test} from 'vitest';
import {missingDevice, pipeWords} from '../../src/devices/near-names.js';
import {lineAt} from '../support/shell-tree.js';

test.each([
	['edge1 #11', '"edge1 #11" is a key, not a name: "devices edge1" reads all devices of that name'],
	['core 1 #4 #4', `"core 1 #4 #4" is a key, not a name: "devices 'core 1'" reads all devices of that name`],
	['#14', `"#14" is the key of a device without a name: "devices * | where device='#14'" finds it`],
	['edge#11', 'Did you mean "edge1"?'],
	['edge2', 'Did you mean "edge1"?'],
])('D6 same-name-sessions D7 missing-device a key in place of a name is answered by the name: %s', (name, hint) => {
	expect(missingDevice(name, ['edge1'], [])).toMatchObject({
		code: 'not-found',
		message: `Device '${name}' not found in Netbox`,
		resource: name,
		hint,
	});
});

test('E11 lead-on a device that is not there and is called as a pipe leads to that pipe', () => {
	expect(missingDevice('json', [], [])).toMatchObject({hint: 'a pipe stands behind a bar: | json'});
	expect(missingDevice('json', ['jsom'], []).hint).toBe('Did you mean "jsom"?');
	for (const word of pipeWords) expect(lineAt(`show bgp summary | ${word}`).problems, word).toEqual([]);
});
