import {labDataset} from '../lab/dataset/lab.js';
import {startLab} from '../lab/server.js';

/** The token that the embedded NetBox gives everything for; known to everybody, worthless elsewhere. */
export const labToken = '0123456789abcdef0123456789abcdef01234567';

/** The embedded NetBox on a free port of loopback, until it is closed. */
export const openEmbeddedLab = () => startLab({dataset: labDataset()});
