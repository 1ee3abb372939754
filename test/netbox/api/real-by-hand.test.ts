import {describe} from 'vitest';
import {describeByHand} from './by-hand.contract.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

describe.skipIf(url === '' || token === '')('a real NetBox', () => describeByHand(() => ({url, token})));
