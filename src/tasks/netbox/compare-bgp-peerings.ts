import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {document, type Json} from '../../output/output.js';
import {type CompareAsked, type ComparedWith, comparePeerings} from '../../peerings/compare/compare.js';
import {groupsIn, groupsOfResult} from '../../peerings/compare/kept-groups.js';
import type {ReadingTools} from '../../peerings/reading/read.js';
import {describeMoment} from '../../text/ages.js';
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
	const other = await comparedWith(args, context);
	if (!other.ok) return other;
	const asked = {...askedOf(args), with: other.value, unified: args.unified === true};
	if (args['dry-run'] === true) return ok(document(await described(asked, tools.value)));
	return comparePeerings({...asked, ...(args.fields && {fields: args.fields}), ...(args.except && {except: args.except})}, tools.value);
});

/** What the options name; a file and a job are read here, before NetBox is asked anything. */
async function comparedWith(args: CompareArgs, context: ShellContext): Promise<Result<ComparedWith>> {
	const {'with-branch': branch, 'with-instance': instance, 'with-job': job, 'with-file': file} = args;
	if (branch !== undefined) {
		if (branch === args.branch) return err(failure.usage(`both sides are the branch "${branch}".`));
		return ok({kind: 'branch', branch});
	}
	if (instance !== undefined) {
		const tools = await openTools(instance, path, context);
		return tools.ok ? ok({kind: 'instance', tools: tools.value}) : tools;
	}
	if (job !== undefined) return keptJob(job, args, context);
	if (file !== undefined) return keptFile(file, context);
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

/** The requests of both sides, as far as they are read. */
async function described(asked: Omit<CompareAsked, 'fields' | 'except'>, tools: ReadingTools): Promise<Json> {
	const {describePeerings} = await import('../../peerings/reading/dry-run.js');
	const {with: other} = asked;
	const first = describePeerings(asked, tools);
	switch (other.kind) {
		case 'kept':
			return {from: other.name, to: first};
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
