import {Pool} from 'undici';

/** The same pages as nf asked for, over a warm pool, at most four at once, parsed and nothing more: nothing can be faster. */
export type Floor = {readonly measure: (urls: readonly string[]) => Promise<number>; readonly close: () => Promise<void>};

/** A pool of four connections, which are given up before gunicorn closes them after 2 s of rest. */
export function openFloor(url: string, token: string): Floor {
	const pool = new Pool(new URL(url).origin, {connections: 4, keepAliveTimeout: 1500});
	const fetch = async (target: string): Promise<void> => {
		const {pathname, search} = new URL(target);
		const {statusCode, body} = await pool.request({path: pathname + search, method: 'GET', headers: {authorization: `Token ${token}`}});
		await body.json();
		if (statusCode !== 200) throw new Error(`${statusCode} for ${target}`);
	};
	return {
		measure: async (urls) => {
			const begin = performance.now();
			const waiting = [...urls];
			const worker = async (): Promise<void> => {
				for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await fetch(next);
			};
			await Promise.all([worker(), worker(), worker(), worker()]);
			return (performance.now() - begin) / 1000;
		},
		close: () => pool.close(),
	};
}
