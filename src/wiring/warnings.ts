type Hear = (message: string) => void;

/** What the user should know of a file, said by the job that met it. */
export type Alarms = {
	readonly say: Hear;
	/** Until the function given is called, a job hears what is said. */
	readonly during: (hear: Hear) => () => void;
};

/** Said otherwise where no job runs. */
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
