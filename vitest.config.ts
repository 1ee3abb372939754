import {availableParallelism} from 'node:os';
import {defineConfig} from 'vitest/config';

// Where a machine names more authorities, each Node reads them as it starts, which takes longer than its start; nothing here asks them.
const env = {NODE_EXTRA_CA_CERTS: '', CI: 'false', CONTINUOUS_INTEGRATION: 'false', FORCE_COLOR: '0', TZ: 'UTC'};
const project = (name: string, include: string[], more: object = {}) => ({
	// Importing a module does nothing, so the files of a worker share what they import: to load it anew for each took a fifth of the time.
	test: {name, include, env, expect: {requireAssertions: true}, isolate: false, ...more},
});

export default defineConfig({
	test: {
		// One more than there are processors: much of the time is waiting, for processes and for deadlines.
		maxWorkers: availableParallelism() + 1,
		projects: [
			project('unit', ['test/*.test.ts', 'test/{core,text,output,language,jobs,terminal,pipes,format,config,shell,batch}/**/*.test.ts'], {
				testTimeout: 20_000,
			}),
			project('border', ['test/{store,netbox,devices,peerings,changes,tasks,wiring,lab,nats}/**/*.test.ts'], {testTimeout: 20_000}),
			project('screen', ['test/screen/**/*.test.tsx'], {testTimeout: 20_000}),
			project('e2e', ['test/e2e/**/*.test.ts'], {pool: 'forks', testTimeout: 30_000}),
		],
	},
});
