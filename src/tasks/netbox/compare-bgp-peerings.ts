import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {document, type Json} from '../../output/output.js';
import {type CompareAsked, type ComparedWith, comparePeerings} from '../../peerings/compare/compare.js';
import {groupsIn, groupsOfResult} from '../../peerings/compare/kept-groups.js';
import type {KeptSessions} from '../../peerings/compare/past-sides.js';
import type {ReadingTools} from '../../peerings/reading/read.js';
import {describeAge, describeMoment} from '../../text/ages.js';
import {momentForms, momentOf} from '../../text/times.js';
import {meantJob} from '../job/meant-job.js';
import {storedResult} from '../job/stored-result.js';
import type {HereArgs} from '../registry.generated.js';
import {defineTask, type ShellContext} from '../task.js';
import {askedOf, openTools} from './shared/reading-tools.js';

type CompareArgs = HereArgs['netbox.compare_bgp_peerings'];

const path = ['netbox', 'compare', 'bgp-peerings'] as const;

/** The sessions of devices beside another state of them (docs/contract/compare.md). */
export const run = defineTask('netbox.compare_bgp_peerings', async (args, context) => {
	const tools = await openTools(args.instance, path, context);
	if (!tools.ok) return tools;
	const other = await comparedWith(args, tools.value, context);
	if (!other.ok) return other;
	const asked = {...askedOf(args), with: other.value, unified: args.unified === true};
	if (args['dry-run'] === true) return ok(document(await described(asked, tools.value)));
	return comparePeerings({...asked, ...(args.fields && {fields: args.fields}), ...(args.except && {except: args.except})}, tools.value);
});

/** What the options name; a file and a job are read here, before NetBox is asked anything. */
async function comparedWith(args: CompareArgs, mine: ReadingTools, context: ShellContext): Promise<Result<ComparedWith>> {
	const {'with-branch': branch, 'with-instance': instance, 'with-job': job, 'with-file': file} = args;
	if (branch !== undefined) {
		if (branch === args.branch) return err(failure.usage(`both sides are the branch "${branch}".`));
		return ok({kind: 'branch', branch});
	}
	if (instance !== undefined) {
		const tools = await openTools(instance, path, context);
		const isSame = tools.ok && tools.value.netbox.name === mine.netbox.name && args.branch === undefined;
		if (isSame) return err(failure.usage(`both sides are the instance "${mine.netbox.name}".`));
		return tools.ok ? ok({kind: 'instance', tools: tools.value}) : tools;
	}
	if (job !== undefined) return keptJob(job, args, context);
	if (file !== undefined) return keptFile(file, context);
	if (args['with-time'] !== undefined) return pastState(args['with-time'], args, {mine, context});
	if (args['with-cache'] !== true) return err(failure.usage('"with-cache False" names nothing to compare with.'));
	if (args.cache === 'force') return err(failure.usage('both sides are the cache: "cache force" asks NetBox nothing.'));
	return ok({kind: 'cache'});
}

async function keptFile(file: string, {saved}: ShellContext): Promise<Result<ComparedWith>> {
	const value = await saved(file);
	const name = `file ${file}`;
	const groups = value.ok ? groupsIn(value.value, name) : value;
	return groups.ok ? ok({kind: 'kept', name, groups: groups.value, notes: []}) : groups;
}

async function keptJob(id: string, args: CompareArgs, context: ShellContext): Promise<Result<ComparedWith>> {
	const control = await context.jobs();
	if (!control.ok) return control;
	const meant = meantJob(control.value, id);
	if (!meant.ok) return meant;
	const {job} = meant.value;
	const result = await storedResult(control.value, job, context);
	if (!result.ok) return result;
	const at = describeMoment(job.endedAt ?? job.queuedAt, context.now());
	const name = `job ${job.number} (${at})`;
	const groups = groupsOfResult(result.value, name);
	if (!groups.ok) return groups;
	const {branch} = result.value.meta;
	const isElsewhere = branch !== args.branch;
	const notes = [
		`job ${job.number}: ${job.line}`,
		...(isElsewhere ? [`job ${job.number} read ${branch === undefined ? 'main' : `branch ${branch}`}`] : []),
	];
	return ok({kind: 'kept', name, groups: groups.value, notes});
}

/** More kept results than these are not looked through. */
const mostKept = 50;

/** The state at a time; a word that is none, or one to come, is refused. */
async function pastState(
	word: string,
	args: CompareArgs,
	{mine, context}: {readonly mine: ReadingTools; readonly context: ShellContext},
): Promise<Result<ComparedWith>> {
	const now = context.now();
	const at = momentOf(word, now);
	if (at === undefined) return err(failure.usage(`"${word}" is no time.`, `a time is ${momentForms}`));
	if (at > now) return err(failure.usage(`"${word}" is still to come.`));
	if (args.branch !== undefined) return err(failure.usage('the change log of a branch begins with the branch: what was before is that of main.'));
	if (args.cache === 'force') return err(failure.usage('"cache force" asks NetBox nothing, and so not for its change log.'));
	return ok({kind: 'time', at, kept: (devices) => lastKept({at, devices, instance: mine.netbox.name}, context)});
}

type KeptAsked = {readonly at: number; readonly devices: ReadonlySet<string>; readonly instance: string};

/** The last result that is whole and has all of these devices, of a job that ended before that time. */
async function lastKept({at, devices, instance}: KeptAsked, context: ShellContext): Promise<Result<KeptSessions | undefined>> {
	const control = await context.jobs();
	if (!control.ok) return control;
	const listed = control.value.store.list({last: 1000, states: ['completed'], task: 'netbox.get_bgp_peerings'});
	if (!listed.ok) return listed;
	const before = listed.value.filter((job) => job.instance === instance && (job.endedAt ?? Number.POSITIVE_INFINITY) <= at);
	for (const {id} of before.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)).slice(0, mostKept)) {
		const found = control.value.store.find(id);
		const result = found.ok ? await storedResult(control.value, found.value, context) : found;
		if (!found.ok || !result.ok || result.value.meta.branch !== undefined) continue;
		const {number, line, endedAt = 0} = found.value;
		const name = `job ${number} (${describeMoment(endedAt, context.now())})`;
		const groups = groupsOfResult(result.value, name);
		if (!groups.ok || [...devices].some((device) => !groups.value.some(({key}) => key === device))) continue;
		return ok({name, groups: groups.value, notes: [`job ${number}: ${line}`, `it ended ${describeAge(at - endedAt)} before that time`]});
	}
	return ok(undefined);
}

/** The requests of both sides, as far as they are read. */
async function described(asked: Omit<CompareAsked, 'fields' | 'except'>, tools: ReadingTools): Promise<Json> {
	const {describePeerings} = await import('../../peerings/reading/dry-run.js');
	const {with: other} = asked;
	const first = describePeerings(asked, tools);
	switch (other.kind) {
		case 'kept':
			return {from: other.name, to: first};
		case 'time':
			return {from: `${tools.netbox.name} at ${new Date(other.at).toISOString()}`, to: first};
		case 'cache':
			return {from: `the cache of ${tools.netbox.name}`, to: first};
		case 'branch':
			return {from: first, to: describePeerings({...asked, branch: other.branch}, tools)};
		case 'instance': {
			const {branch: _, ...there} = asked;
			return {from: first, to: describePeerings(there, other.tools)};
		}
		default:
			return other satisfies never;
	}
}
