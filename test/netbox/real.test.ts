import {describe} from 'vitest';
import {describeClient} from './client.contract.js';
import {connectTo} from './support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

describe.skipIf(url === '' || token === '')('a real NetBox', () => {
	describeClient(() => ({url, token, connect: (other) => connectTo(url, {token: other ?? token}).netbox}));
});
