import type {Result} from '../../core/result.js';

/** Asks until something is typed, and gives what is made of that; it fails with the question, and where what was typed cannot be. */
export async function askUntil(ask: () => Promise<Result<string>>, read: (typed: string) => Result<string>): Promise<Result<string>> {
	for (;;) {
		const typed = await ask();
		if (!typed.ok) return typed;
		if (typed.value.trim() !== '') return read(typed.value);
	}
}
