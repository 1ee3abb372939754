import {because, type ExplainedRequest, named, standIns} from '../../devices/explained-requests.js';
import {idRequest} from '../../devices/find.js';
import {devices as deviceEndpoint, virtualMachines} from '../../netbox/read/endpoints.js';
import type {Json} from '../../output/output.js';
import {isList, isRow} from '../../output/row-values.js';
import {describeCheck} from '../check/dry-run.js';
import type {ReadingTools} from '../reading/read.js';
import {machineRequest} from './sites.js';
import type {TopologyAsked} from './topology.js';

/** The requests of a check of the same sessions, then those for sites. Each further hop sends them all again, for the devices that it leads to. Sends nothing. */
export function describeTopology(asked: TopologyAsked, tools: ReadingTools): Json {
	const described = describeCheck({...asked, hasDevices: true}, tools);
	if (!isRow(described) || !isList(described['requests'])) return described;
	const sites = asked.cache === 'force' ? [] : describeSites(tools);
	return {...described, requests: [...(described['requests'] as readonly Json[]), ...(sites as unknown as readonly Json[])]};
}

function describeSites({netbox}: ReadingTools): readonly ExplainedRequest[] {
	const of = because(netbox.describe({endpoint: deviceEndpoint, ...idRequest(standIns(1))}), 'if a line leads to other devices: their sites');
	const machines = because(
		netbox.describe({endpoint: virtualMachines, ...machineRequest(standIns(1))}),
		'if a line leads to virtual machines: their sites',
	);
	return [...named(of, ['<ids of devices>']), ...named(machines, ['<ids of virtual machines>'])];
}
