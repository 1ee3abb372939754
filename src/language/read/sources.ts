/** Sources of values that the shell itself answers; all others are of a NetBox. */
const ofShell = /^(?:instances|workers|jobs|aliases|cache-keys|files )/;

/** Whether a NetBox says what the values of a source are. */
export const isOfNetbox = (source: string): boolean => !ofShell.test(source);

/** Whether what a source offers is of one instance: what a NetBox says, and what is cached of one. */
const isOfInstance = (source: string): boolean => isOfNetbox(source) || source.startsWith('cache-keys');

/** A source on a line that names an instance: `devices at prod`; what the shell answers of itself is the same everywhere. */
export const sourceAt = (source: string, instance: string | undefined): string =>
	instance === undefined || !isOfInstance(source) ? source : `${source} at ${instance}`;

/** What `sourceAt` put together. */
export function readSource(text: string): {readonly source: string; readonly instance?: string} {
	const [, source, instance] = (isOfInstance(text) && /^(.*) at (\S+)$/s.exec(text)) || [];
	return source !== undefined && instance !== undefined ? {source, instance} : {source: text};
}
