import {expect, test} from 'vitest';
import {platformFolders, statePaths} from '../../src/store/files/paths.js';
import {unwrap} from '../support/database.js';

const platform = {config: '/home/me/.config/nf-shell', data: '/home/me/.local/share/nf-shell', cache: '/home/me/.cache/nf-shell'};

test('NF_HOME is the one folder of all state, from where nf was started', () => {
	expect(statePaths({env: {NF_HOME: 'state'}, cwd: '/srv', platform})).toEqual({
		config: '/srv/state',
		data: '/srv/state',
		cacheFile: '/srv/state/cache.sqlite',
		schemas: '/srv/state/schemas',
		jobsFile: '/srv/state/jobs.sqlite',
		journals: '/srv/state/writes',
		plans: '/srv/state/plans',
		historyFile: '/srv/state/history',
		logFile: '/srv/state/nf.log',
	});
});

test('without NF_HOME, or with an empty one, state is where the platform keeps it', async () => {
	const {config, cacheFile, jobsFile, historyFile} = statePaths({env: {NF_HOME: ''}, cwd: '/srv', platform});
	expect([config, cacheFile, jobsFile, historyFile]).toEqual([
		platform.config,
		`${platform.cache}/cache.sqlite`,
		`${platform.data}/jobs.sqlite`,
		`${platform.data}/history`,
	]);
	expect(unwrap(await platformFolders()).config).toMatch(/nf-shell$/);
});
