import {once} from '../core/once.js';
import {ok, type Result} from '../core/result.js';
import type {Cache, CacheLimits} from '../store/cache/cache.js';
import type {History} from '../store/files/history.js';
import type {StatePaths} from '../store/files/paths.js';
import type {TextStore} from '../store/files/schema-store.js';
import type {JobStore} from '../store/jobs/jobs.js';
import type {Secrets} from '../store/secrets/secrets.js';
import type {OpenSettings, Preferences} from '../store/settings/settings.js';
import type {ChangeFiles} from '../tasks/task.js';

/** Everything on disk, opened on first use and once. */
export type KeptState = {
	/** Fails if the user's settings cannot be known. */
	readonly settings: () => Promise<Result<OpenSettings>>;
	/** The user's, else the ones that hold while they are not known, with one warning: commands that do not depend on them continue. */
	readonly preferences: () => Promise<Preferences>;
	/** In memory if the file cannot be used, with a warning: no failure of the cache costs an answer. */
	readonly cache: () => Promise<Cache>;
	/** In memory if the file cannot be used, with a warning. */
	readonly jobs: () => Promise<Result<JobStore>>;
	readonly secrets: () => Promise<Secrets>;
	/** The schemas that servers give of their own API. */
	readonly schemas: () => Promise<TextStore>;
	readonly history: () => Promise<History>;
	/** Plans that are kept and the journals of writes. */
	readonly changes: () => Promise<Omit<ChangeFiles, 'job'>>;
	readonly close: () => void;
};

export type StateOptions = {
	readonly paths: StatePaths;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly shell: {readonly id: string; readonly pid: number};
	readonly now: () => number;
	/** Gets warnings about a file for the user. */
	readonly warn: (message: string) => void;
};

/** The state of this user's shell; nothing is read yet. */
export function createState({paths, env, shell, now, warn}: StateOptions): KeptState {
	const closers: (() => void)[] = [];
	const settings = once(async () => {
		const {openSettings} = await import('../store/settings/settings.js');
		return openSettings({folder: paths.config, warn});
	});
	const preferences = once(async () => {
		const [opened, {unknownPreferences}] = await Promise.all([settings(), import('../store/settings/settings.js')]);
		if (opened.ok) return opened.value.settings;
		const {message, hint} = opened.error;
		warn(`${message} Until that is mended${hint === undefined ? '' : ` (${hint})`} defaults are used, and no NetBox is written to.`);
		return unknownPreferences;
	});
	return {
		settings,
		preferences,
		cache: once(async () => {
			const [{openDatabase}, {cacheMigrations}, {createSqliteCache}, settings] = await Promise.all([
				import('../store/sqlite/database.js'),
				import('../store/cache/cache-schema.js'),
				import('../store/cache/sqlite-cache.js'),
				preferences(),
			]);
			const loss = 'Nothing is cached beyond this run.';
			const database = openDatabase({path: paths.cacheFile, migrations: cacheMigrations, now, warn, loss});
			if (!database.ok) {
				warn(`${database.error.message} ${loss}`);
				const {createMemoryCache} = await import('../store/cache/memory-cache.js');
				return createMemoryCache();
			}
			const cache = createSqliteCache(database.value, {now, limits: () => limitsOf(settings)});
			closers.push(cache.close);
			return cache;
		}),
		jobs: once(async () => {
			const [{openDatabase}, {jobMigrations}, {createJobStore}, {get}] = await Promise.all([
				import('../store/sqlite/database.js'),
				import('../store/jobs/jobs-schema.js'),
				import('../store/jobs/jobs.js'),
				preferences(),
			]);
			const database = openDatabase({path: paths.jobsFile, migrations: jobMigrations, now, warn, loss: 'Jobs are not kept beyond this run.'});
			if (!database.ok) return database;
			closers.push(database.value.close);
			return ok(createJobStore(database.value, {now, shell, mostBytes: () => get('results-size') * megabyte}));
		}),
		secrets: once(async () => {
			const [{createSecrets}, {createKeychain}] = await Promise.all([import('../store/secrets/secrets.js'), import('../store/secrets/keychain.js')]);
			return createSecrets({env, folder: paths.config, ...(env['NF_KEYCHAIN'] !== 'off' && {keychain: createKeychain()})});
		}),
		schemas: once(async () => (await import('../store/files/schema-store.js')).createSchemaStore(paths.schemas)),
		history: once(async () => {
			const [{get}, {createHistory}] = await Promise.all([preferences(), import('../store/files/history.js')]);
			return createHistory(paths.historyFile, {limit: get('history-size')});
		}),
		changes: once(async () => {
			const [{createPlanFiles}, {createJournals}, {userInfo}] = await Promise.all([
				import('../store/files/plans.js'),
				import('../store/files/journals.js'),
				import('node:os'),
			]);
			return {plans: createPlanFiles(paths.plans, process.cwd()), journals: createJournals(paths.journals), by: userName(userInfo), shell: shell.id};
		}),
		close: () => {
			for (const close of closers) close();
		},
	};
}

/** The system may not know who this is. */
function userName(userInfo: () => {readonly username: string}): string | null {
	try {
		return userInfo().username;
	} catch {
		return null;
	}
}

const [megabyte, day] = [1_000_000, 86_400_000];

/** By the user's current settings. */
const limitsOf = ({get}: Preferences): CacheLimits => ({bytes: get('cache-size') * megabyte, unusedMs: get('cache-keep') * day});
