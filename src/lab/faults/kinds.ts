import {cutJson, innerLinks, otherShape, typedAsText, usedUp} from './bends.js';
import type {Effect} from './effect.js';
import {asDate, crashed, inSeconds, loginPage, notAllowed, notKnown, shorterLine, statusPage, toHost, toTls} from './fronts.js';
import {replaceFirst} from './moving-rows.js';

/** What `=VALUE` may be, and what it is where it is left out; a kind without it takes none. */
type Value = {readonly of: 'number' | 'signed' | 'text'; readonly usual: string};

/** One kind of fault. */
export type FaultKind = {readonly value?: Value; readonly effect: Effect};

const number = (usual: number): {readonly value: Value} => ({value: {of: 'number', usual: String(usual)}});
const text = (usual: string): {readonly value: Value} => ({value: {of: 'text', usual}});
const front = (answer: Extract<Effect, {on: 'front'}>['answer']): {readonly effect: Effect} => ({effect: {on: 'front', answer}});
const bent = (bend: Extract<Effect, {on: 'answer'}>['bend']): {readonly effect: Effect} => ({effect: {on: 'answer', bend}});
const wired = (wire: Extract<Effect, {on: 'wire'}>['wire']): {readonly effect: Effect} => ({effect: {on: 'wire', wire}});
const lasting: {readonly effect: Effect} = {effect: {on: 'lab'}};

/** Every fault that a lab can have, by the name it has after `--fault`; docs/faults.md says what each does and what the client makes of it. */
const faultKinds = {
	// The wire. Numbers are ms.
	latency: {...number(1000), ...wired((wait) => ({wait}))},
	drip: {...number(50), ...wired((drip) => ({drip}))},
	stall: wired(() => ({send: 'half, then nothing'})),
	silent: wired(() => ({send: 'nothing'})),
	reset: wired(() => ({send: 'reset'})),
	'reset-body': wired(() => ({send: 'half, then reset'})),
	'reset-idle': wired(() => ({resetNext: true})),
	gzip: wired(() => ({gzip: true})),
	// A front that answers in NetBox's place. Numbers are seconds.
	'html-login': front(loginPage),
	401: front(notKnown),
	403: front(notAllowed),
	404: front(statusPage(404)),
	429: front(statusPage(429)),
	'retry-after': {...number(1), ...front(statusPage(429, inSeconds))},
	'retry-date': {...number(1), ...front(statusPage(429, asDate))},
	500: {...text('KeyError'), ...front(crashed)},
	502: front(statusPage(502)),
	503: front(statusPage(503)),
	504: front(statusPage(504)),
	'redirect-https': front(toTls),
	'redirect-host': {...text('netbox-internal.invalid'), ...front(toHost)},
	'short-lines': {...number(300), ...front(shorterLine)},
	// The real answer, changed.
	truncated: bent(cutJson),
	'wrong-type': bent(typedAsText),
	'wrong-shape': bent(otherShape),
	'next-host': bent(innerLinks),
	'rate-limit': {...number(1), ...bent(usedUp)},
	// The network behind the answers.
	'moving-rows': {effect: {on: 'rows', change: replaceFirst}},
	// The whole lab, as long as it runs.
	'small-pages': {...number(7), ...lasting},
	'base-path': {...text('/netbox'), ...lasting},
	'clock-skew': {value: {of: 'signed', usual: '3600'}, ...lasting},
	'no-plugin': lasting,
	// One of the first three groups, by chance.
	mixed: {effect: {on: 'any'}},
} as const satisfies {readonly [name: string]: FaultKind};

/** The name of a kind of fault. */
export type FaultName = `${keyof typeof faultKinds}`;

/** A kind by its name. */
export const kindOf = (name: FaultName): FaultKind => faultKinds[name];

/** All names; those that are numbers come first. */
export const faultNames = Object.keys(faultKinds) as readonly FaultName[];

/** The kinds that strike single requests and leave the data alone; `mixed` is one of these. */
export const passingNames: readonly FaultName[] = faultNames.filter((name) => ['wire', 'front', 'answer'].includes(kindOf(name).effect.on));
