import {failure} from '../../core/failure.js';
import type {Work} from '../../core/long-work.js';
import {own} from '../../core/own-property.js';
import {err, ok, type Result} from '../../core/result.js';

const reasons: Readonly<Record<string, string>> = {
	ENOSPC: 'no space left',
	EDQUOT: 'disk quota exceeded',
	EFBIG: 'the file would be too large',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EROFS: 'the disk is read-only',
	ENOENT: 'no such file or folder',
	ENOTDIR: 'a part of the path is no folder',
	EEXIST: 'a file of that name is in the way',
	EISDIR: 'it is a folder',
	ELOOP: 'too many symbolic links',
	ENAMETOOLONG: 'the name is too long',
	EMFILE: 'too many open files',
	EBUSY: 'it is in use',
	EIO: 'the device failed',
	EBADF: 'it is not open for that',
	EINVAL: 'the system does not take it',
	ENFILE: 'too many open files',
	EXDEV: 'it is on another disk',
	ENOTEMPTY: 'the folder is not empty',
	ETXTBSY: 'it is in use',
	EAGAIN: 'it is in use',
	ENOLCK: 'the disk has no locks',
	ENOTSUP: 'the disk cannot do that',
	ESTALE: 'the network disk has lost it',
	ETIMEDOUT: 'the network disk does not answer',
	ENXIO: 'it is a socket, or nothing is behind it',
};

/** Why a file or folder is not used although the operating system would let us; `reason` in a few words, `hint` how to fix it. */
export class Unfit extends Error {
	readonly hint: string | undefined;

	constructor(reason: string, hint?: string) {
		super(reason);
		this.hint = hint;
	}
}

/** Why the operating system refused, or we did, in a few words; undefined if the error is neither. */
export function reasonOf(error: unknown): string | undefined {
	if (error instanceof Unfit) return error.message;
	if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
	const code = String(error.code);
	return own(reasons, code) ?? `the system says ${code}`;
}

/** Runs work on files; a refusal of the operating system becomes `<doing>: <reason>.`, as in `cannot write "a": no space left.` Bugs throw. */
export function attempt<Value>(doing: string, work: () => Value): Result<Value> {
	try {
		return ok(work());
	} catch (error) {
		return refusal(doing, error);
	}
}

/** The same for work in steps. */
export function* attemptWork<Value>(doing: string, work: Work<Value>): Work<Result<Value>> {
	try {
		return ok(yield* work);
	} catch (error) {
		return refusal(doing, error);
	}
}

function refusal<Value>(doing: string, error: unknown): Result<Value> {
	const reason = reasonOf(error);
	if (reason === undefined) throw error;
	return err(failure.localIo(`${doing}: ${reason}.`, hintOf(error)));
}

/** How to fix it, if known. */
export const hintOf = (error: unknown): string | undefined => (error instanceof Unfit ? error.hint : undefined);
