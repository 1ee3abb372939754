import {defineConfig} from 'vitest/config';

/** The suites that hold the client, the lab and the main job against a real NetBox; with `EDITS` those that edit it one by one, which take a quarter of an hour. */
export default defineConfig({
	test: {
		name: 'netbox',
		include: [process.env['EDITS'] ? 'test/peerings/edits-*.test.ts' : 'test/**/real*.test.ts'],
		globalSetup: 'test/support/require-netbox.ts',
		env: {CI: 'false', CONTINUOUS_INTEGRATION: 'false', FORCE_COLOR: '0', TZ: 'UTC'},
		expect: {requireAssertions: true},
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
