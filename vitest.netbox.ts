import {defineConfig} from 'vitest/config';

/** The suites that hold the client, the lab and the main job against a real NetBox. */
export default defineConfig({
	test: {
		name: 'netbox',
		include: ['test/**/real*.test.ts'],
		globalSetup: 'test/support/require-netbox.ts',
		env: {CI: 'false', CONTINUOUS_INTEGRATION: 'false', FORCE_COLOR: '0', TZ: 'UTC'},
		expect: {requireAssertions: true},
		fileParallelism: false,
		testTimeout: 120_000,
	},
});
