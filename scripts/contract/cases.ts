/**
 * Cases: inputs that once went wrong, with the id that their tests begin with, as in `A4 …` and `H4 C8 instance-commands …`. A case is no rule of
 * the contract and has no name. By letter, the number of the last one.
 */
const lastOf: Readonly<Record<string, number>> = {A: 11, B: 9, C: 9, D: 13, E: 7, F: 10, G: 9, H: 7};

/** Where the id of a case is also one of a rule: the files, below `test/`, in which it means the case. */
const besideRules: Readonly<Record<string, readonly string[]>> = {
	'e2e/homes.test.ts': ['C1', 'C2', 'C7', 'C8', 'C9', 'D9'],
	'e2e/hostile.test.ts': ['D4', 'D6'],
	'e2e/package.test.ts': ['E1', 'E2', 'G9'],
	'e2e/script-files.test.ts': ['D2'],
	'e2e/stop.test.ts': ['E3'],
	'e2e/terminals.test.ts': ['D1', 'D3'],
	'format/job-lines.test.ts': ['D10'],
	'format/text.test.ts': ['D7', 'D8'],
	'lab/behind.test.ts': ['H1', 'H2', 'H5', 'H6', 'H7'],
	'lab/graphql.test.ts': ['E4'],
	'lab/sockets.test.ts': ['E3'],
	'language/meant.test.ts': ['D11', 'D12'],
	'netbox/api/arguments.test.ts': ['C6', 'G2', 'G6'],
	'netbox/api/failures.test.ts': ['G5'],
	'netbox/api/kinds.test.ts': ['G8'],
	'netbox/api/known-names.test.ts': ['G1', 'G3', 'G4', 'G7', 'G8'],
	'netbox/blanks.test.ts': ['H7'],
	'netbox/failures.test.ts': ['D5'],
	'netbox/hostile.test.ts': ['C6'],
	'netbox/limits.test.ts': ['D5', 'E6'],
	'netbox/no-proxy.test.ts': ['D4'],
	'netbox/package.test.ts': ['G8'],
	'netbox/redirects.test.ts': ['E6'],
	'netbox/tls.test.ts': ['D6'],
	'netbox/url.test.ts': ['C6'],
	'peerings/branch.test.ts': ['H6'],
	'peerings/readers.test.ts': ['H3'],
	'peerings/signs.test.ts': ['H1', 'H2', 'H4', 'H5', 'H6', 'H7'],
	'picture.test.ts': ['D13'],
	'store/cache.contract.ts': ['H1', 'H3', 'H7'],
	'store/database.test.ts': ['H3'],
	'store/entries.test.ts': ['C1', 'D9'],
	'store/own-file.test.ts': ['C4', 'C5', 'C8', 'E5', 'E7'],
	'store/processes.test.ts': ['C3', 'E5'],
	'store/secrets.test.ts': ['C1'],
	'store/settings.test.ts': ['E6'],
	'tasks/instance-test.test.ts': ['H4'],
	'terminal/keys.test.ts': ['D1'],
};

/** Whether an id at the beginning of a title in this file is one of a case. */
export function isCase(id: string, file: string, isRule: boolean): boolean {
	const [, letter = '', number = ''] = /^([A-Z])(\d+)$/.exec(id) ?? [];
	const isKnown = Number(number) >= 1 && Number(number) <= (lastOf[letter] ?? 0);
	return isKnown && (!isRule || (besideRules[file]?.includes(id) ?? false));
}
