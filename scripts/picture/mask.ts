import type {Cell} from './play.js';

/** Clock times and durations replaced by made-up ones of the same width, so that only real changes change the picture. */
export function maskTimes(rows: readonly (readonly Cell[])[]): Cell[][] {
	let clock = Date.UTC(2026, 0, 5, 10, 8, 41, 113);
	return rows.map((row) => {
		const text = row.map((cell) => cell.text || ' ').join('');
		const masked = text
			.replace(/^\d\d:\d\d:\d\d\.\d{3}/, () => {
				clock += 17;
				return new Date(clock).toISOString().slice(11, 23);
			})
			.replace(/(?<=^\d.*, )(?:\d\d ms|\d\.\d s)(?=, )/, '0.1 s');
		return masked === text ? [...row] : row.map((cell, column) => (cell.text === '' ? cell : {...cell, text: masked[column] ?? ' '}));
	});
}
