import fc from 'fast-check';
import {expect, test} from 'vitest';
import {configPlatforms} from '../../src/config/model.js';
import {acting, configsOn, read, written} from './support.js';

/** Devices for each platform: 200 and more with NF_CONFIG_DEVICES. */
const devices = Number(process.env['NF_CONFIG_DEVICES'] ?? 25);

test.each(configPlatforms)('CF10 round-trip reading what was written for %s gives what it was written of', (platform) => {
	fc.assert(
		fc.property(configsOn(platform), (config) => {
			const said = read(written(config, platform), platform);
			const byPlace = (some: readonly {readonly vrf: string | null; readonly peer: string}[]) =>
				some.toSorted((a, b) => (`${a.vrf} ${a.peer}` < `${b.vrf} ${b.peer}` ? -1 : 1));
			expect([said.unread, said.lacking]).toEqual([[], []]);
			expect(byPlace(said.neighbors.map(({line: _, ...one}) => one))).toEqual(
				byPlace(acting(config, platform).map((one) => ({...one, isPartly: false}))),
			);
		}),
		{numRuns: devices},
	);
});
