type Hear = (message: string) => void;

/** Warnings about a file for the user, shown by the job that met it. */
export type Alarms = {
	readonly say: Hear;
	/** Sends warnings to a job, until the returned function is called. */
	readonly during: (hear: Hear) => () => void;
};

/** `otherwise` gets them if no job runs. */
export function createAlarms(otherwise: Hear): Alarms {
	const jobs = new Set<Hear>();
	return {
		say: (message) => {
			const [first = otherwise] = jobs;
			first(message);
		},
		during: (hear) => {
			jobs.add(hear);
			return () => void jobs.delete(hear);
		},
	};
}
