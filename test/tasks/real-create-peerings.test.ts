import {describe} from 'vitest';
import {describeCreation, makeFabric} from './create-peerings.contract.js';
import {openShell} from './netbox-support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

describe.skipIf(url === '' || token === '')('at a real NetBox', () => {
	describeCreation(async () => makeFabric(openShell(url, {token})));
});
