import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {faultsOf, loadRules, loadTitles} from './contract/check.js';

// Holds the rules of docs/contract and the titles of tests against each other.
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rules = loadRules(root);
const faults = faultsOf(rules, loadTitles(root));

const later = rules.filter((rule) => rule.later).map(({id, name}) => `${id} ${name}`);
console.log(`rules: ${rules.length}, later in part: ${later.join(', ') || 'none'}, faults: ${faults.length}`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
