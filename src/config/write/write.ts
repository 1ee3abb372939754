import {err, ok, type Result} from '../../core/result.js';
import type {BgpConfig, ConfigPlatform} from '../model.js';
import {type ConfigFault, configFaults} from './checked.js';
import {eosLines} from './eos.js';
import {frrLines} from './frr.js';
import {iosxrLines} from './iosxr.js';
import {junosLines, junosSetLines, junosStatements} from './junos.js';

const writers: Readonly<Record<ConfigPlatform, (config: BgpConfig) => readonly string[]>> = {
	eos: eosLines,
	frr: frrLines,
	iosxr: iosxrLines,
	junos: (config) => junosLines(junosStatements(config)),
	'junos-set': (config) => junosSetLines(junosStatements(config)),
};

/** The lines of a configuration; the same configuration gives the same lines. Fails with all that the platform cannot say, and then nothing is written. */
export function writeConfig(config: BgpConfig, platform: ConfigPlatform): Result<readonly string[], readonly ConfigFault[]> {
	const faults = configFaults(config, platform);
	return faults.length > 0 ? err(faults) : ok(writers[platform](config));
}
