import {defineConfig} from 'vitest/config';

if (!process.env['NF_TEST_NETBOX_URL'] || !process.env['NF_TEST_NETBOX_TOKEN']) {
	throw new Error('NF_TEST_NETBOX_URL and NF_TEST_NETBOX_TOKEN name the NetBox to test against; test/support/netbox/up starts one and prints them');
}

/** The suites that hold the client, the lab and the main job against a real NetBox. */
export default defineConfig({
	test: {
		name: 'netbox',
		include: ['test/**/real*.test.ts'],
		env: {CI: 'false', CONTINUOUS_INTEGRATION: 'false', FORCE_COLOR: '0', TZ: 'UTC'},
		expect: {requireAssertions: true},
		fileParallelism: false,
		testTimeout: 120_000,
	},
});
