import {labDataset} from '../lab/dataset/lab.js';
import {startLab} from '../lab/http/server.js';

/** The embedded NetBox on a free port of loopback, until it is closed. `host`: its name in its instance; `bug` hears of its own errors. */
export const openEmbeddedLab = ({host, bug}: {readonly host: string; readonly bug: (error: unknown) => void}) =>
	startLab({dataset: labDataset(), hosts: [host], bug});
