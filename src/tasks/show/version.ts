import {rows} from '../../output.js';
import {ok} from '../../result.js';
import {cacheMigrations} from '../../store/cache-schema.js';
import {jobMigrations} from '../../store/jobs-schema.js';
import {leaves} from '../../tree/visit.js';
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
