import {closeSync, constants, fstatSync, ftruncateSync, rmSync} from 'node:fs';
import {setTimeout} from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import {Unfit} from '../files/io-error.js';
import {openOwnFile} from '../files/own-file.js';
import {temporaryBeside} from '../files/private-file.js';
import {isBusy, isWithoutLocks, withoutLocks} from './sqlite-failure.js';

/** How long to wait for another process before checking whether the file system has locks at all, and after that, in ms. */
const [shortly, patience] = [100, 15_000];

/**
 * Does work that only one process at a time may do with a file. It holds SQLite's own lock on the empty file `<path>.lock` beside it: the system
 * releases it however the process ends, so no clock and no process number decides whether a lock still holds. The folder must exist. Throws the
 * errors of the work, the system or SQLite, and `Unfit` at once if the file system has no locks.
 */
export function underLock<Value>(path: string, work: () => Value): Value {
	const lock = openLock(`${path}.lock`, shortly);
	try {
		hold(lock, path);
		return work();
	} finally {
		lock.close();
	}
}

/** How long a change of a document waits for others in all, and how long at most between two tries, in ms. */
const [longest, pause] = [120_000, 25];

/**
 * The same without blocking the process while it waits, and fairer: each waiter tries again after a short random time, where SQLite would wait longer
 * each time, and the last of many processes too long.
 */
export async function whenLocked<Value>(path: string, work: () => Value): Promise<Value> {
	let waited = 0;
	for (let isFirst = true; ; isFirst = false) {
		const lock = openLock(`${path}.lock`, 0);
		try {
			if (begins(lock, path, isFirst)) return work();
			if (waited > longest) throw new Unfit('another process holds it');
		} finally {
			lock.close();
		}
		const ms = 1 + Math.random() * pause;
		await setTimeout(ms);
		waited += ms;
	}
}

/** The lock of a path as long as work of any length goes on; undefined where another process, or another work of this one, has it. */
export function takeLock(path: string): {readonly release: () => void} | undefined {
	const lock = openLock(`${path}.lock`, 0);
	try {
		if (begins(lock, path, true)) return {release: () => void lock.close()};
	} catch (error) {
		lock.close();
		throw error;
	}
	lock.close();
	return undefined;
}

/** Whether the lock could be taken at once; if not, checks on request whether it ever can be. */
function begins(lock: BetterSqlite3.Database, path: string, looks: boolean): boolean {
	try {
		lock.exec('BEGIN EXCLUSIVE');
		return true;
	} catch (error) {
		if (isWithoutLocks(error) || (isBusy(error) && looks && !takesLocks(path))) throw withoutLocks();
		if (!isBusy(error)) throw error;
		return false;
	}
}

function hold(lock: BetterSqlite3.Database, path: string): void {
	if (begins(lock, path, true)) return;
	lock.pragma(`busy_timeout = ${patience}`);
	lock.exec('BEGIN EXCLUSIVE');
}

/**
 * SQLite also reports busy if the file system has no locks (`ENOLCK`): on a file that nobody else knows, busy means just that. Any other error comes
 * after the lock worked: the holder of the path's lock may sweep the file away meanwhile.
 */
function takesLocks(path: string): boolean {
	const unknown = temporaryBeside(path);
	const lock = openLock(unknown, 0);
	try {
		lock.exec('BEGIN EXCLUSIVE');
		return true;
	} catch (error) {
		return !isBusy(error) && !isWithoutLocks(error);
	} finally {
		lock.close();
		rmSync(unknown, {force: true});
	}
}

/** No database is ever made of it: its content is not ours. */
function openLock(path: string, timeout: number): BetterSqlite3.Database {
	const file = openOwnFile(path, constants.O_RDWR | constants.O_CREAT);
	try {
		const {size, nlink} = fstatSync(file);
		if (nlink > 1) throw new Unfit('its lock has another name too', `move away ${path}`);
		if (size > 0) ftruncateSync(file);
	} finally {
		closeSync(file);
	}
	return new BetterSqlite3(path, {timeout});
}
