import {plainWire, type Struck, type Wire} from '../faults/effect.js';
import {type Fault, faultValue} from '../faults/faults.js';
import {kindOf} from '../faults/kinds.js';
import {type Answer, empty} from './answer.js';

/** An answer, and how it leaves the server. */
export type Delivery = {readonly answer: Answer; readonly wire: Wire};

/** Lets the faults of a request befall its answer. `work` is called only where the request reaches NetBox at all. */
export function misbehave(faults: readonly Fault[], struck: Omit<Struck, 'value'>, work: () => Answer): Delivery {
	const wire = faults.reduce((made, fault) => mergeWire(made, fault), plainWire);
	if (wire.send === 'nothing' || wire.send === 'reset') return {answer: empty(200), wire};
	const found = frontAnswer(faults, struck) ?? workWith(faults, struck, work);
	return {answer: bendAll(faults, struck, found), wire};
}

/** Of several ways to send, the last one counts; waits add up. */
function mergeWire(wire: Wire, fault: Fault): Wire {
	const {effect} = kindOf(fault.kind);
	if (effect.on !== 'wire') return wire;
	const more = effect.wire(Number(faultValue(fault)));
	return {...wire, ...more, wait: wire.wait + (more.wait ?? 0)};
}

function frontAnswer(faults: readonly Fault[], struck: Omit<Struck, 'value'>): Answer | undefined {
	for (const fault of faults) {
		const {effect} = kindOf(fault.kind);
		const answer = effect.on === 'front' ? effect.answer({...struck, value: faultValue(fault)}) : undefined;
		if (answer !== undefined) return answer;
	}
	return undefined;
}

function workWith(faults: readonly Fault[], struck: Omit<Struck, 'value'>, work: () => Answer): Answer {
	for (const fault of faults) {
		const {effect} = kindOf(fault.kind);
		if (effect.on === 'rows') effect.change({...struck, value: faultValue(fault)});
	}
	return work();
}

function bendAll(faults: readonly Fault[], struck: Omit<Struck, 'value'>, answer: Answer): Answer {
	return faults.reduce((made, fault) => {
		const {effect} = kindOf(fault.kind);
		return effect.on === 'answer' ? effect.bend(made, {...struck, value: faultValue(fault)}) : made;
	}, answer);
}
