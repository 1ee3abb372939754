import {target} from './query.js';

/** Where NetBox says whose a token is, from 4.5 on. */
export const userTarget = target('/authentication-check/', []);
