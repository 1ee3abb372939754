import {copyFileSync, mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fill, harm, open, overwrite, page, wrongOf} from '../../test/store/damaged-pages.js';
import {type Playground, randomFrom, type Shown} from './stand.js';

const atRandom = 200;

/** Each damage on a file of its own: what is told is what was kept, or the file is set aside and rebuilt in the same process. */
export async function damagedCache(play: Playground): Promise<Shown> {
	const home = play.home();
	const whole = join(home, 'whole.sqlite');
	const {cache, database} = open(whole);
	fill(cache);
	database.close();
	const random = randomFrom(7);
	const pages = statSync(whole).size / page;
	const wrong: string[] = [];
	const tryOn = (name: string, damage: (path: string) => string): void => {
		mkdirSync(join(home, name));
		const path = join(home, name, 'cache.sqlite');
		copyFileSync(whole, path);
		const how = damage(path);
		const why = wrongOf(path);
		if (why !== undefined) wrong.push(`${how}: ${why}`);
	};
	for (let one = 0; one < pages; one += 1) {
		tryOn(`zero-${one}`, (path) => {
			overwrite(path, one * page, Buffer.alloc(page));
			return `page ${one} zeroed`;
		});
	}
	for (let round = 0; round < atRandom; round += 1) tryOn(`random-${round}`, (path) => harm(path, random));
	return {
		promises: {
			[`no wrong row, and all rebuilt${wrong.length > 0 ? ` (${wrong.length}: ${wrong.slice(0, 3).join(' / ')})` : ''}`]: wrong.length === 0,
		},
		figures: `${pages} pages zeroed, ${atRandom} random damages`,
	};
}
