import {describe} from 'vitest';
import {describeBranching} from './branching.contract.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

describe.skipIf(url === '' || token === '')('a real NetBox', () => {
	describeBranching(() => ({url, token, mark: 'nf-branching'}), {conflicts: true});
});
