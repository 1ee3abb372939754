import type {Modes} from '../terminal/modes.js';

/** How long the signal may take to stop the process. */
const stopMs = 50;

/** Stops the whole process group, else `npm start` would hang, until the OS shell continues it. */
export async function suspend(modes: Modes): Promise<void> {
	modes.leave();
	const continued = untilContinued();
	process.kill(0, 'SIGTSTP');
	await continued;
	modes.enter();
}

/** Resolves when the process was continued, or soon if the signal stopped nobody. */
function untilContinued(): Promise<void> {
	return new Promise((resolve) => {
		const goOn = (): void => {
			process.off('SIGCONT', goOn);
			clearTimeout(timer);
			resolve();
		};
		// This time also passes while the process is stopped: one turn of the loop after it continued, SIGCONT has been heard.
		const timer = setTimeout(() => setImmediate(goOn), stopMs);
		process.on('SIGCONT', goOn);
	});
}
