import {type createPlayground, type Ended, nf} from '../e2e/nf.js';
import {openApp, type TestApp} from '../wiring/open-app.js';

/** Who asks: the home holds the cache. */
type Asker = {readonly home: string; readonly token: string};

/** Two caches that two users share, and one that one of them has alone; each user has a shell of its own for each cache. */
export type Beside = {
	/** Reads both devices in every cache by every token, so that all of it is cached. */
	readonly warm: () => Promise<void>;
	/**
	 * Where `cache True` is other bytes or another exit code than `cache False` for the same token: the edited device by itself, once more with the
	 * other one asked in between, and that one; or `briefly` the edited device alone.
	 */
	readonly differences: (how?: 'briefly') => Promise<readonly string[]>;
	/** What NetBox holds of the edited device, as this user sees it. */
	readonly truth: (who: 'admin' | 'reader') => Promise<string>;
	/** Reads everything anew in every cache, by every token. */
	readonly refresh: () => Promise<void>;
	/** One line as one of the users, in the cache that the administrator's token was first in. */
	readonly say: (who: 'admin' | 'reader', line: string, flags?: readonly string[]) => Promise<Ended>;
	/** Completes these words as the reader, in the same cache. */
	readonly complete: (words: string) => Promise<string>;
	/** The same with another token of the reader. */
	readonly as: (reader: string) => Beside;
	readonly close: () => Promise<void>;
};

type Options = {
	readonly play: ReturnType<typeof createPlayground>;
	readonly url: string;
	readonly tokens: {readonly admin: string; readonly reader: string};
	/** As in a line of the shell, quoted where they need it: the one that is edited, and another. */
	readonly devices: readonly [edited: string, other: string];
};

type Step = {readonly asker: Asker; readonly who: string; readonly device: string};
type Got = Step & {readonly got: Pick<Ended, 'stdout' | 'code'>};
type Homes = readonly [first: string, second: string, alone: string, none: string];

/** Opens new caches. */
export function openBeside({play, ...options}: Options): Beside {
	return besideOf(options, [play.home(), play.home(), play.home(), play.home()], openShells(options.url));
}

type Shells = {readonly of: (asker: Asker) => Promise<TestApp>; readonly close: () => Promise<void>};

/** A shell for each user of each cache, opened once: most of what a program takes is its start. */
function openShells(url: string): Shells {
	const apps = new Map<string, Promise<TestApp>>();
	return {
		of: ({home, token}) => {
			const key = `${home} ${token}`;
			const app = apps.get(key) ?? openApp({home, env: {NF_URL: url, NF_TOKEN: token}, keepOutputs: false});
			apps.set(key, app);
			return app;
		},
		close: async () => {
			for (const app of apps.values()) await (await app).close();
			apps.clear();
		},
	};
}

function besideOf(options: Omit<Options, 'play'>, homes: Homes, shells: Shells): Beside {
	const {url, tokens, devices} = options;
	const run = ({home, token}: Asker, args: readonly string[]) => nf(args, {home, env: {NF_URL: url, NF_TOKEN: token}});
	const read = async (steps: readonly Step[], policy: string): Promise<readonly Got[]> => {
		const all: Got[] = [];
		for (const one of steps) {
			const {json, exit} = await (await shells.of(one.asker)).run(`netbox get bgp-peerings devices ${one.device} cache ${policy}`);
			all.push({...one, got: {stdout: JSON.stringify(json, null, 1) ?? '', code: exit}});
		}
		return all;
	};
	const {truths, chains} = stepsOf(options, homes);
	const every = async (policy: string): Promise<void> => void (await Promise.all(chains.map((steps) => read(steps.slice(0, 4), policy))));
	return {
		warm: () => every('True'),
		refresh: () => every('refresh'),
		differences: async (how) => {
			const chosen = (steps: readonly Step[]) => (how === 'briefly' ? steps.filter(({device}) => device === devices[0]).slice(0, 2) : steps);
			const [right = [], ...given] = await Promise.all([read(chosen(truths), 'False'), ...chains.map((steps) => read(chosen(steps), 'True'))]);
			return [...new Set(given.flat().flatMap((one) => differencesOf(one, right)))];
		},
		truth: async (who) => (await read([truths[who === 'admin' ? 0 : 2] as Step], 'False'))[0]?.got.stdout ?? '',
		say: (who, line, flags = []) => run({home: homes[0], token: tokens[who]}, [...flags, '-c', line]),
		complete: async (words) => (await run({home: homes[0], token: tokens.reader}, ['completion', 'bash', words])).stdout,
		as: (reader) => besideOf({...options, tokens: {...tokens, reader}}, homes, shells),
		close: shells.close,
	};
}

/** What is read in each cache, in what order, and what `cache False` is asked for. */
function stepsOf({tokens, devices: [device, other]}: Omit<Options, 'play'>, homes: Homes) {
	const step = (place: 0 | 1 | 2 | 3, who: 'admin' | 'reader', name: string): Step => ({
		asker: {home: homes[place], token: tokens[who]},
		who: `${who}${['', ', in a cache that the reader was first in', ', in a cache of his own', ''][place]}`,
		device: name,
	});
	return {
		truths: [step(3, 'admin', device), step(3, 'admin', other), step(3, 'reader', device), step(3, 'reader', other)],
		chains: [
			[step(0, 'admin', device), step(0, 'reader', device), step(0, 'admin', other), step(0, 'reader', other), step(0, 'admin', device)],
			[step(1, 'reader', other), step(1, 'reader', device), step(1, 'admin', device), step(1, 'admin', other)],
			[step(2, 'reader', other), step(2, 'reader', device)],
		],
	};
}

function differencesOf({who, device, asker, got}: Got, right: readonly Got[]): readonly string[] {
	const truth = right.find((one) => one.device === device && one.asker.token === asker.token)?.got;
	return truth === undefined ? [] : different(truth, got).map((text) => `${who}, ${device}: ${text}`);
}

/** The first line that differs, and the code, where `False` is right. */
function different(right: Got['got'], got: Got['got']): readonly string[] {
	const codes = got.code === right.code ? [] : [`ends with ${got.code} instead of ${right.code}`];
	if (got.stdout === right.stdout) return codes;
	const [one, two] = [got.stdout.split('\n'), right.stdout.split('\n')];
	const at = one.findIndex((line, index) => line !== two[index]);
	return [...codes, `shows ${one[at]?.trim() ?? 'nothing more'} instead of ${two[at]?.trim() ?? 'nothing more'}`];
}
