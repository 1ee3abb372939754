import {labDataset} from '../lab/dataset/lab.js';
import {startLab} from '../lab/http/server.js';

/** The embedded NetBox on a free port of loopback, until it is closed. `host`: the name that its instance has for it; `bug` is told of what it does wrong. */
export const openEmbeddedLab = ({host, bug}: {readonly host: string; readonly bug: (error: unknown) => void}) =>
	startLab({dataset: labDataset(), hosts: [host], bug});
