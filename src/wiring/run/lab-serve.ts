import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {type Failure, failure} from '../../core/failure.js';
import {parseJson, TooDeep} from '../../core/json-text.js';
import {limits} from '../../core/limits.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Fault} from '../../lab/faults/faults.js';

/** The options of `nf lab serve`. */
type ServeOptions = {
	readonly port: number;
	readonly dataset?: string;
	readonly scale?: number;
	readonly latencyMs?: number;
	readonly faults: readonly string[];
	/** For faults that strike at a rate. */
	readonly seed?: number;
};

/** The outputs of the server: addresses and tokens, why it cannot run, notes for people; and the signal that ends it. */
type ServeTo = {
	readonly write: (text: string) => Promise<void>;
	readonly warn: (failure: Failure) => void;
	readonly note: (sentence: string) => void;
	readonly stop: AbortSignal;
};

/** Runs the embedded NetBox for other programs until the signal fires; returns the exit code. */
export async function serveLab(argv: readonly string[], {write, warn, note, stop}: ServeTo): Promise<number> {
	const options = parseServeFlags(argv);
	const dataset = options.ok ? await loadDataset(options.value) : options;
	if (!options.ok || !dataset.ok) {
		warn(options.ok ? (dataset as {readonly error: Failure}).error : options.error);
		return 2;
	}
	const [{startLab}, {knownCredentials}] = await Promise.all([import('../../lab/http/server.js'), import('../../lab/access/credentials.js')]);
	const faults = await parseFaults(options.value.faults);
	if (!faults.ok) {
		warn(faults.error);
		return 2;
	}
	const {port, latencyMs, seed} = options.value;
	try {
		const lab = await startLab({
			port,
			dataset: dataset.value,
			faults: faults.value,
			bug: (error) =>
				note(error instanceof Error ? `${error.message}: ${error.cause instanceof Error ? error.cause.stack : error.cause}` : String(error)),
			...(latencyMs !== undefined && {latencyMs}),
			...(seed !== undefined && {seed}),
		});
		const tokens = knownCredentials.tokens.map(({user, key, secret}) => `${user} ${key === undefined ? secret : `nbt_${key}.${secret}`}\n`);
		await write(`${lab.url}\n${tokens.join('')}`);
		// A server whose address cannot be printed is of no use.
		if (!stop.aborted) note('everybody knows these tokens: whoever can reach this port may read and write all that the lab holds.');
		await new Promise<void>((resolve) => (stop.aborted ? resolve() : stop.addEventListener('abort', () => resolve(), {once: true})));
		await lab.close();
		return 0;
	} catch (error) {
		if (!(error instanceof Error && 'code' in error)) throw error;
		warn(
			failure.localIo(
				`cannot listen on port ${port}: ${error.code === 'EADDRINUSE' ? 'it is taken' : error.code === 'EACCES' ? 'this user may not' : String(error.code)}.`,
				'choose another with --port',
			),
		);
		return 10;
	}
}

const bounds = {port: 65_535, scale: limits.labScaleDevices};

function parseServeFlags(argv: readonly string[]): Result<ServeOptions> {
	try {
		const {values} = parseArgs({
			args: [...argv],
			options: {
				port: {type: 'string'},
				dataset: {type: 'string'},
				scale: {type: 'string'},
				latency: {type: 'string'},
				seed: {type: 'string'},
				fault: {type: 'string', multiple: true},
			},
		});
		const numbers = {port: values.port, scale: values.scale, latency: values.latency, seed: values.seed};
		for (const [name, value] of Object.entries(numbers)) {
			const most = own(bounds, name) ?? 9_999_999;
			if (value !== undefined && !(/^\d{1,7}$/.test(value) && Number(value) <= most))
				return err(failure.usage(`"${value}" is not a value of "--${name}": expected a whole number from 0 to ${most}.`));
		}
		return ok({
			port: Number(values.port ?? 0),
			faults: values.fault ?? [],
			...(values.dataset !== undefined && {dataset: values.dataset}),
			...(values.scale !== undefined && {scale: Number(values.scale)}),
			...(values.latency !== undefined && {latencyMs: Number(values.latency)}),
			...(values.seed !== undefined && {seed: Number(values.seed)}),
		});
	} catch (error) {
		return err(failure.usage(`nf lab serve: ${error instanceof Error ? error.message : String(error)}`));
	}
}

async function loadDataset({dataset, scale}: ServeOptions) {
	if (dataset === undefined && scale !== undefined) return ok((await import('../../lab/dataset/scale.js')).scaleDataset(scale));
	if (dataset === undefined) return ok((await import('../../lab/dataset/lab.js')).labDataset());
	// A shipped data set goes before a file of its name, which is `./faults`.
	if (dataset === 'faults') return ok((await import('../../lab/dataset/faults.js')).faultsDataset());
	const {parseDataset} = await import('../../lab/dataset/dataset.js');
	try {
		return parseDataset(parseJson(readFileSync(dataset, 'utf8')));
	} catch (error) {
		return err(failure.localIo(`cannot read "${dataset}": ${whyUnread(error)}.`));
	}
}

function whyUnread(error: unknown): string {
	if (error instanceof TooDeep) return `it is ${error.message}`;
	if (error instanceof SyntaxError) return 'it is not JSON';
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return code === 'ENOENT'
		? 'no such file'
		: code === 'EISDIR'
			? 'it is a folder'
			: code === 'EACCES'
				? 'this user may not read it'
				: String(code ?? error);
}

async function parseFaults(texts: readonly string[]): Promise<Result<readonly Fault[]>> {
	const {parseFault} = await import('../../lab/faults/faults.js');
	const faults: Fault[] = [];
	for (const text of texts) {
		const fault = parseFault(text);
		if (!fault.ok) return fault;
		faults.push(fault.value);
	}
	return ok(faults);
}
