import {limits} from '../core/limits.js';

/** A name that may be a token of a subject and a key of a bucket. */
export const isName = (text: string): boolean => text.length <= limits.workerNameLength && /^[A-Za-z0-9_-]+$/.test(text);

/** What `isName` wants, in words. */
export const expectedName = `letters, digits, "-" and "_", at most ${limits.workerNameLength}`;

/** The last token of a subject. */
export const lastToken = (subject: string): string => subject.slice(subject.lastIndexOf('.') + 1);

/** Every subject, bucket and stream of a space; users and workers that do not know each other's space never meet. */
export const subjectsOf = (space: string) => ({
	/** A NATS responder does not learn who published: the user is a part of the subject, and NATS lets each use its own name alone. */
	run: (how: 'read' | 'write', worker: string, user: string): string => `nf.v1.${space}.run.${how}.${worker}.${user}`,
	control: (worker: string, user: string): string => `nf.v1.${space}.ctl.${worker}.${user}`,
	events: (job: string, worker: string): string => `nf.v1.${space}.ev.${job}.${worker}`,
	allEvents: `nf.v1.${space}.ev.>`,
	eventStream: `nf_${space}_events`,
	workers: `nf_${space}_workers`,
	claims: `nf_${space}_claims`,
	results: `nf_${space}_results`,
});

export type Subjects = ReturnType<typeof subjectsOf>;
