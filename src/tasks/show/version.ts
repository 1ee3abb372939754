import {ok} from '../../core/result.js';
import {leaves} from '../../language/tree/visit.js';
import {rows} from '../../output/output.js';
import {cacheMigrations} from '../../store/cache/cache-schema.js';
import {jobMigrations} from '../../store/jobs/jobs-schema.js';
import {defineTask} from '../task.js';

/** Versions of the shell and of its files; asks no NetBox and opens no database. */
export const run = defineTask('show.version', async (_args, {version, tree}) => {
	const versions = {
		nf: version,
		node: process.versions.node,
		tree: `${leaves(tree).length} commands`,
		'cache schema': cacheMigrations.length,
		'jobs schema': jobMigrations.length,
	};
	return ok(
		rows(
			Object.entries(versions).map(([name, is]) => ({name, version: String(is)})),
			['name', 'version'],
		),
	);
});
