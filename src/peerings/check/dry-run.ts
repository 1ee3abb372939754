import {because, type ExplainedRequest, named, standIns} from '../../devices/explained-requests.js';
import type {Json} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {describePeerings} from '../reading/dry-run.js';
import type {ReadingTools} from '../reading/read.js';
import {addressFacts, atAddresses, fullSessions, ofDevices, policiesTraced, towardsAddresses, traces, withAs} from '../reading/requests.js';
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
	const towards = because(netbox.describe(traces(towardsAddresses(standIns(1)), policiesTraced)), 'sessions that point at their local addresses');
	const doubted = because(
		netbox.describe(fullSessions(atAddresses(standIns(1)))),
		'if a session points at one without a reverse, or its reverse is in another VRF: sessions at that local address',
	);
	const facts = because(netbox.describe(addressFacts(standIns(1))), 'VRF and interface of the addresses');
	const numbers = because(netbox.describe(withAs(standIns(1))), 'if nobody has a remote address: who has its AS number');
	return [
		...(isAll ? unheld : named(far, ['<ids of remote addresses>'])),
		...(isAll || cache === 'force' ? [] : named(towards, ['<ids of local addresses>'])),
		...(cache === 'force' ? [] : named(facts, ['<ids of addresses>'])),
		...(isAll || cache === 'force' ? [] : named(doubted, ['<ids of local addresses>'])),
		...(isAll || cache === 'force' ? [] : named(numbers, ['<AS numbers>'])),
	];
}
