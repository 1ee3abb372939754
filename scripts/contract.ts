import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {maybeTestedIn, rulesOf, testedIn} from './contract/ids.js';

/** Says which rules of docs/contract.md no test shows. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rules = rulesOf(readFileSync(join(root, 'docs/contract.md'), 'utf8'));
const files = readdirSync(join(root, 'test'), {recursive: true, encoding: 'utf8'}).filter((path) => /\.tsx?$/.test(path));
const sources = files.map((path) => readFileSync(join(root, 'test', path), 'utf8'));
const named = new Set(sources.flatMap(testedIn));
const tested = new Set([...named, ...sources.flatMap(maybeTestedIn)]);

const list = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(' '));
const missing = rules.filter(({id, later}) => !later && !tested.has(id)).map(({id}) => id);
console.log(`rules: ${rules.length}, with a test: ${rules.filter(({id}) => tested.has(id)).length}`);
console.log(`later in part: ${list(rules.filter(({later}) => later).map(({id}) => id))}`);
console.log(`without a test: ${list(missing)}`);
console.log(`tests of rules that are not there: ${list([...named].filter((id) => !rules.some((rule) => rule.id === id)))}`);
