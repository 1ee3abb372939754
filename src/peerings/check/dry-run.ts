import {because, type ExplainedRequest, idOf, named, standIns} from '../../devices/explained-requests.js';
import {globPattern} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Json} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {describePeerings} from '../reading/dry-run.js';
import type {ReadingTools} from '../reading/read.js';
import {
	addressFacts,
	addressFactsAt,
	atAddresses,
	chassisOf,
	fullSessions,
	groupFacts,
	machinePortFacts,
	machinesLike,
	ofDevices,
	ofMachines,
	policiesTraced,
	portFacts,
	towardsAddresses,
	traces,
	withAs,
} from '../reading/requests.js';
import {everySession} from '../reading/unheld.js';
import type {CheckAsked} from './check.js';

type DescribedCheck = Pick<CheckAsked, 'devices' | 'cache' | 'branch' | 'isAll' | 'hasDevices' | 'machines'>;

/** The requests of the reading, then those that depend on what it shows. Sends nothing. */
export function describeCheck(asked: DescribedCheck, tools: ReadingTools): Json {
	const described = asked.hasDevices ? describePeerings(asked, tools) : describeMachines(asked, tools);
	if (!isRow(described) || !isList(described['requests'])) return described;
	const {cache, branch, machines = []} = asked;
	const netbox = branch === undefined ? tools.netbox : tools.netbox.onBranch(idOf(branch));
	const beyond = [
		...describeSessionsOf(machines, netbox),
		...describeOthers(asked, netbox),
		...(cache === 'force' && asked.hasDevices ? [] : describeFacts(asked, netbox)),
	];
	return {...described, requests: [...(described['requests'] as readonly Json[]), ...(beyond as unknown as readonly Json[])]};
}

/** Where no devices were asked for. */
function describeMachines({branch, cache, machines = []}: DescribedCheck, {netbox}: ReadingTools): Json {
	const requests = branch === undefined ? [] : because(netbox.describe({branch}), 'id and state of the branch');
	return {branch: branch ?? null, cache, 'virtual-machines': [...machines], instance: netbox.name, requests: requests as unknown as Json};
}

function describeSessionsOf(machines: readonly string[], netbox: Netbox): readonly ExplainedRequest[] {
	if (machines.length === 0) return [];
	return [
		...because(netbox.describe(machinesLike(machines.map(globPattern))), 'ids of the virtual machines'),
		...named(because(netbox.describe(fullSessions(ofMachines(standIns(1)))), 'sessions of the virtual machines'), ['<ids of virtual machines>']),
	];
}

/** Other sessions, as far as not all of them are asked for anyway. */
function describeOthers({cache, isAll}: DescribedCheck, netbox: Netbox): readonly ExplainedRequest[] {
	if (isAll) {
		const unheld = because(netbox.describe(fullSessions(ofDevices(['null']))), 'sessions that are on no device');
		return [...unheld, ...because(netbox.describe(everySession), 'how many sessions there are, on whatever device')];
	}
	const far = because(
		netbox.describe(fullSessions(atAddresses(standIns(1)))),
		'if a session has no reverse among these, or in another VRF, or several devices have its remote address: sessions at that address',
	);
	const from = because(netbox.describe(traces(atAddresses(standIns(1)), policiesTraced)), 'sessions of others at their local addresses');
	const towards = because(netbox.describe(traces(towardsAddresses(standIns(1)), policiesTraced)), 'sessions that point at their local addresses');
	return [
		...named(far, ['<ids of remote addresses>']),
		...(cache === 'force' ? [] : [...named(from, ['<ids of local addresses>']), ...named(towards, ['<ids of local addresses>'])]),
	];
}

function describeFacts({isAll}: DescribedCheck, netbox: Netbox): readonly ExplainedRequest[] {
	const ids = standIns(1);
	const ofAddresses = because(netbox.describe(addressFacts(ids)), 'VRF and interface of the addresses');
	const ports = because(netbox.describe(portFacts(ids)), 'names and VRFs of their interfaces');
	const machinePorts = because(netbox.describe(machinePortFacts(ids)), 'if they are on interfaces of virtual machines: the same of these');
	const shared = because(netbox.describe(addressFactsAt(ids)), 'if several devices have a remote address: who has it too');
	const groups = because(netbox.describe(groupFacts(ids)), 'AS numbers and policies of their peer groups');
	const chassis = because(netbox.describe(chassisOf(ids)), 'if another device has an address: whether both are of one virtual chassis');
	const numbers = because(netbox.describe(withAs(ids)), 'if nobody has a remote address: who has its AS number');
	return [
		...named(ofAddresses, ['<ids of addresses>']),
		...named(ports, ['<ids of interfaces>']),
		...named(machinePorts, ['<ids of interfaces>']),
		...named(shared, ['<hosts>']),
		...named(groups, ['<ids of peer groups>']),
		...named(chassis, ['<ids of devices>']),
		...(isAll ? [] : named(numbers, ['<AS numbers>'])),
	];
}
