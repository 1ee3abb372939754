import {labDataset} from '../lab/dataset/lab.js';
import {startLab} from '../lab/server.js';

/** The embedded NetBox on a free port of loopback, until it is closed. */
export const openEmbeddedLab = () => startLab({dataset: labDataset()});
