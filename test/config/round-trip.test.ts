import fc from 'fast-check';
import {expect, test} from 'vitest';
import {configPlatforms} from '../../src/config/model.js';
import {writeConfig} from '../../src/config/write/write.js';
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

test('CF4 unsayable-values the AS of the device against the local-as of a group is an error on every platform', () => {
	const settings = {remoteAs: 2, localAs: 1};
	const neighbor = {peer: '10.0.0.1', isRange: false, family: 'ipv4', group: 'G', isShutdown: false, settings} as const;
	const config = {asn: 1, groups: [{name: 'G', settings: {localAs: 3}}], vrfs: [{name: null, rd: null, neighbors: [neighbor]}]};
	for (const platform of configPlatforms)
		expect([platform, writeConfig(config, platform)]).toEqual([
			platform,
			{ok: false, error: ['10.0.0.1 has AS 1 of the device against that of its group G']},
		]);
});
