import type {Step} from './play.js';

/** One picture: what is typed at the prompt, how large the terminal is, and what the picture is called for those who cannot see it. */
export type Scene = {
	/** Its place below docs/. */
	readonly file: string;
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	readonly steps: readonly Step[];
	/** So many devices of 20 sessions each stand in the lab, which answers each request after this time in ms. */
	readonly scale?: {readonly devices: number; readonly latencyMs: number};
};

type Rows = readonly string[];

const hasRow = (rows: Rows, start: string): boolean => rows.some((row) => row.startsWith(start));
const has = (rows: Rows, part: string): boolean => rows.some((row) => row.includes(part));
const isReady = (rows: Rows): boolean => rows.findLast((row) => row.startsWith('nf#')) === 'nf#';
const open: Step = {type: '', until: isReady};
const size = {columns: 108, rows: 36};

const write = 'netbox crud update object-type session object-id 17 data {"status": "active"}\r';
const large = {devices: 500, latencyMs: 150};

/** All pictures of the pages, by name. */
export const scenes: Readonly<Record<string, Scene>> = {
	session: {
		...size,
		file: 'session.svg',
		title: 'nf: the sessions of a site, those of some devices that are not active, and a write that is shown before it is asked for',
		steps: [
			open,
			{type: 'net ge bgp dev site=fra1\r', until: (rows) => hasRow(rows, '2 devices, 3 sessions: ') && isReady(rows)},
			{
				type: 'show bgp neighbors devices leaf* | where status!=active | select session,id,status,remote\r',
				until: (rows) => hasRow(rows, '1 device, 1 session: ') && isReady(rows),
			},
			{type: write, until: (rows) => has(rows, '[y/N]')},
		],
	},
	summary: {
		...size,
		rows: 54,
		file: 'pictures/summary.svg',
		title: 'nf: a row for each device, with the totals below',
		steps: [open, {type: 'show bgp summary\r', until: (rows) => has(rows, ' devices, ') && isReady(rows)}],
	},
	neighbor: {
		...size,
		file: 'pictures/neighbor.svg',
		title: 'nf: all that NetBox knows of one session',
		steps: [open, {type: 'show bgp neighbors 10.0.2.2\r', until: (rows) => has(rows, 'remote: 10.0.2.2/30') && isReady(rows)}],
	},
	question: {
		...size,
		file: 'pictures/question.svg',
		title: 'nf: a write is shown, with old and new values, before it is asked for',
		steps: [open, {type: write, until: (rows) => has(rows, '[y/N]')}],
	},
	topology: {
		columns: 80,
		rows: 40,
		file: 'pictures/topology.svg',
		title: 'nf: the peerings of three devices as boxes and lines, a faulty one in red',
		steps: [open, {type: 'netbox get topology devices leaf1 leaf2 fceos4\r', until: (rows) => has(rows, ' nodes, ') && isReady(rows)}],
	},
	job: {
		...size,
		file: 'pictures/job.svg',
		title: 'nf: a job of 500 devices at work, with a bar, counts, rate and the time left',
		scale: large,
		steps: [open, {type: 'netbox get bgp-peerings devices lab-* cache False\r', until: (rows) => rows.some((row) => /2\d\d\/500/.test(row))}],
	},
	table: {
		...size,
		file: 'pictures/table.svg',
		title: 'nf: the end of the table of 500 devices, with its totals',
		scale: {...large, latencyMs: 0},
		steps: [
			open,
			{type: 'set cli pager off\r', until: isReady},
			{type: 'netbox get bgp-peerings devices lab-*\r', until: (rows) => hasRow(rows, '500 devices, ') && isReady(rows)},
		],
	},
	pager: {
		...size,
		file: 'pictures/pager.svg',
		title: 'nf: a page of 10,000 sessions, searched for an address',
		scale: {...large, latencyMs: 0},
		steps: [
			open,
			{type: 'netbox get bgp-peerings devices lab-*\r', until: (rows) => has(rows, '--More--')},
			{type: '/lab-00042-lab-00043\r', until: (rows) => has(rows, '--More-- 852-')},
		],
	},
};

/** Pictures that nf makes itself: the file below docs/, and the command whose result it is. */
export const savedPictures: Readonly<Record<string, {readonly file: string; readonly command: string}>> = {
	fabric: {file: 'pictures/topology-fabric.svg', command: 'netbox get topology devices leaf* spine*'},
};
