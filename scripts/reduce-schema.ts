// Writes what the types of the client need of the OpenAPI document of a NetBox 4.7.3 with netbox-bgp and netbox-branching:
//   npx tsx scripts/reduce-schema.ts http://127.0.0.1:8473/api/schema/?format=json
// or of a file of it. The types follow with "npm run generate", which asks nobody.
import {readFileSync, writeFileSync} from 'node:fs';
import {reducedSchema} from './kinds/reduce.js';
import {schemaFile} from './kinds/reduced.js';

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('say the URL or the file of an OpenAPI document');
const text = /^https?:/.test(from) ? await (await fetch(from)).text() : readFileSync(from, 'utf8');
writeFileSync(schemaFile, reducedSchema(JSON.parse(text)));
