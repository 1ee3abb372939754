import {kinds} from '../src/lab/kinds/all.js';
import {type Field, isHidden} from '../src/lab/model/field.js';
import type {Kind} from '../src/lab/model/kind.js';
import {isReadOnly} from '../src/lab/reads/options.js';

/** `docs/lab.md`: what the embedded NetBox has, from the table of its kinds. */
export function labPage(): string {
	return `${intro}\n${kinds.map(section).join('\n')}`;
}

const intro = `<!-- Written by "npm run generate" from the kinds in src/lab/kinds. -->

# The lab: what the embedded NetBox has

Until you name a NetBox, \`nf\` asks the *lab*: a NetBox of its own, with made-up data, that runs inside the process. It speaks HTTP as NetBox 4.7.3 with netbox-bgp 0.20.2 and netbox-branching 1.2.2 does: REST, GraphQL, branches, the change log, tokens and permissions. Its answers are held against recordings of three real servers, and against one that runs by thousands of generated requests. \`nf lab serve\` runs it for other programs.

**What it has it does as NetBox does. What NetBox has and it has not, it refuses in words**: 501, and the name of the kind, field, filter or lookup. It passes nothing over in silence.

| data set | what it is |
|---|---|
| (none) | six small networks: sites, devices with interfaces, addresses, cables and VRFs, 229 sessions. Some rows are odd on purpose, and a few peerings are wrong |
| \`nf lab serve --dataset faults\` | four routers with every fault that [the check of peerings](check.md) has a rule for. A shipped name goes before a file: \`./faults\` is the file |
| \`nf lab serve --dataset FILE\` | your own, in the form of \`dataset.json\` of [the recordings](../test/support/netbox/README.md) |
| \`nf lab serve --scale N\` | N more devices with 20 sessions each |

All is in memory: what is written is gone when the process ends.

## What it refuses

- **Kinds** that are not below: circuits, modules, console and power ports, contacts, config contexts and so on, at any path of theirs.
- **Fields** that it keeps nothing of: "always" below. A body may give them that value alone.
- **Filters** named under "refuses" below. All others of NetBox 4.7.3 are obeyed, with the lookups that NetBox has for them; a parameter that NetBox does not know is passed over, as NetBox does.
- **GraphQL** of what is not below, and of fields whose objects may be of several kinds (the ends of a cable, what an address is assigned to).
- **Cables** that end at anything but an interface or a port of a panel, and cables with a profile; paths through ports of several panels at once; \`trace\` and \`paths\`.
- **Units of racks**: the position and the face of a device.
- **Bodies** in the form of \`multipart/form-data\`; patterns that look around or back, and edges of words in them (\`\\m\`, \`\\y\`).
- **Orderings** by a list of objects, or by JSON.
- **Attributes** that name a related object by a field that the lab does not keep.

## Its schema

\`/api/schema/\` describes what the lab has in the words of NetBox's own: names of operations, pages, bodies of one object and of several, choices, and every filter that is obeyed. Generators of clients take it (\`npx openapi-typescript http://127.0.0.1:PORT/api/schema/?format=json\`).

## Its kinds
`;

const methods: {readonly [of in Kind['methods']]: string} = {
	all: 'read, create, change, delete, also several at once',
	single: 'read, create, change, delete',
	read: 'read alone',
};

function section(kind: Kind): string {
	const fields = Object.entries(kind.fields).filter(([, field]) => !isHidden(field));
	const isFixed = ([, field]: readonly [string, Field]): boolean => field.is === 'fixed' && field.frozen !== true;
	const written = fields.filter(([name, field]) => field.is !== 'fixed' && !isReadOnly(name, field));
	const shown = fields.filter((entry) => !isFixed(entry) && !written.includes(entry));
	const lines = [
		['methods', `${methods[kind.methods]}${kind.since === undefined ? '' : `; of NetBox ${kind.since} alone`}`],
		['written', kind.methods === 'read' ? '' : listed(written.map(([name]) => name))],
		['shown', listed((kind.methods === 'read' ? fields : shown).map(([name]) => name))],
		[
			'always',
			kind.methods === 'read'
				? ''
				: listed(fields.filter(isFixed).map(([name, field]) => `${name} ${field.is === 'fixed' ? JSON.stringify(field.value) : ''}`)),
		],
		['filters', listed([...Object.keys(kind.filters), ...(kind.search.length > 0 ? ['q'] : [])].toSorted())],
		['refuses', listed(kind.lacks ?? [])],
	] as const;
	const rows = lines.filter(([, text]) => text !== '').map(([name, text]) => `| ${name} | ${text} |\n`);
	return `### ${kind.path}\n\n| | |\n|---|---|\n${rows.join('')}`;
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name.trim()}\``).join(' ');
