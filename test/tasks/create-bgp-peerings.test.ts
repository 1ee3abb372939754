import {describeCreation, makeFabric} from './create-peerings.contract.js';
import {startShell} from './netbox-support.js';

describeCreation(async () => makeFabric(await startShell()));
