import {because, type ExplainedRequest, named, standIns} from '../../devices/explained-requests.js';
import type {Json} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {describePeerings} from '../reading/dry-run.js';
import type {ReadingTools} from '../reading/read.js';
import {addressFacts, atAddresses, fullSessions, ofDevices, towardsAddresses, withAs} from '../reading/requests.js';
import type {CheckAsked} from './check.js';

/** The requests of the reading, then those that depend on what it shows. Sends nothing. */
export function describeCheck(asked: Pick<CheckAsked, 'devices' | 'cache' | 'branch' | 'isAll'>, tools: ReadingTools): Json {
	const described = describePeerings(asked, tools);
	if (!isRow(described) || !isList(described['requests'])) return described;
	return {...described, requests: [...(described['requests'] as readonly Json[]), ...(describeBeyond(asked, tools) as unknown as readonly Json[])]};
}

function describeBeyond({cache, isAll}: Pick<CheckAsked, 'cache' | 'isAll'>, {netbox}: ReadingTools): readonly ExplainedRequest[] {
	const unheld = because(netbox.describe(fullSessions(ofDevices(['null']))), 'sessions that are on no device');
	const far = because(
		netbox.describe(fullSessions(atAddresses(standIns(1)))),
		'if a session has no reverse among these: sessions at its remote address',
	);
	const clients = because(netbox.describe(fullSessions(towardsAddresses(standIns(1)))), 'if one is a dynamic neighbour: its clients');
	const facts = because(netbox.describe(addressFacts(standIns(1))), 'VRF and interface of the addresses');
	const numbers = because(netbox.describe(withAs(standIns(1))), 'if nobody has a remote address: who has its AS number');
	return [
		...(isAll ? unheld : named(far, ['<ids of remote addresses>'])),
		...(isAll || cache === 'force' ? [] : named(clients, ['<ids of local addresses>'])),
		...(cache === 'force' ? [] : named(facts, ['<ids of addresses>'])),
		...(isAll || cache === 'force' ? [] : named(numbers, ['<AS numbers>'])),
	];
}
