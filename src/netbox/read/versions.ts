/**
 * The numbers at the front of a version, or undefined where it has none. NetBox and its plugins write `4.7.0-beta1`,
 * `4.6.8-Docker-3.5.0` and, for plugins without metadata, null: what follows the numbers is no order and is left out.
 */
export function parseVersion(version: string | null | undefined): readonly number[] | undefined {
	const numbers = /^\s*v?(\d+(?:\.\d+)*)/i.exec(version ?? '')?.[1];
	return numbers?.split('.').map(Number);
}

/** Negative, zero or positive, as for `sort`; missing numbers count as 0. Undefined where either cannot be read. */
export function compareVersions(a: string | null | undefined, b: string | null | undefined): number | undefined {
	const left = parseVersion(a);
	const right = parseVersion(b);
	if (!left || !right) return undefined;
	const differing = [...left, ...right].findIndex((_, place) => (left[place] ?? 0) !== (right[place] ?? 0));
	return differing < 0 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}

/** Whether a version comes before another. One that cannot be read counts as older, which is the careful side. */
export const isOlder = (version: string | null | undefined, than: string): boolean => (compareVersions(version, than) ?? -1) < 0;
