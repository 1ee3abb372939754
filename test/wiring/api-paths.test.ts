import {expect, test} from 'vitest';
import {apiPathValue, usualApiPaths} from '../../src/wiring/api-paths.js';

test('H14 object types and paths of the API are offered, each with the other as its hint', async () => {
	expect(apiPathValue('object-types', {name: 'dcim.sites', path: '/api/dcim/sites/'})).toEqual({text: 'dcim.sites', help: '/api/dcim/sites/'});
	expect(await usualApiPaths('object-types')).toContainEqual({text: 'plugins.bgp.session', help: '/api/plugins/bgp/session/'});
	const paths = (await usualApiPaths('api-paths')).map(({text}) => text);
	expect(paths).toContain('/api/dcim/device-roles/');
	expect(paths).toEqual(paths.toSorted());
});
