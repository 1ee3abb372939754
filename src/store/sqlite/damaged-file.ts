import {existsSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/** Damaged copies kept of one file: a damaged cache may be large, and a bad disk damages more than one. */
const most = 2;

/**
 * Renames a SQLite file and its side files to `<name>.damaged-<time>`, keeps the newest two such, and returns the path. Throws the operating system's
 * errors.
 */
export function setAside(path: string, now: number): string {
	const aside = `${path}.damaged-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
	for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end);
	const kept = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.damaged-`) && !/-(wal|shm)$/.test(name));
	for (const old of kept.toSorted().slice(0, -most)) {
		for (const end of ['', '-wal', '-shm']) rmSync(join(dirname(path), old + end), {force: true});
	}
	return aside;
}
