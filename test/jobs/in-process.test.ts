import {describe} from 'vitest';
import {createInProcessRunner} from '../../src/jobs/in-process.js';
import {runnerContract} from './runner.contract.js';

describe('the in-process runner', () => {
	runnerContract((work, workers = ['netbox-worker-1']) => {
		let number = 0;
		return createInProcessRunner({
			workers,
			execute: (command, hooks) => ({result: work(command, hooks), requests: () => 0}),
			openJob: () => {
				number += 1;
				return number;
			},
			now: () => 1_000,
			defaultTimeout: () => 600,
			logBug: () => 'bug-1',
		});
	});
});
