/** One `field=a,b` or `field!=a`: values of one field are OR (of `tag`: AND). */
export type Selector = {readonly field: string; readonly not: boolean; readonly values: readonly string[]};

/** What stands after `devices`: literal names with their ranges written out, globs, and selectors that narrow both. */
export type DeviceList = {readonly names: readonly string[]; readonly globs: readonly string[]; readonly selectors: readonly Selector[]};

/** The fields a selector may name. */
export const selectorFields = ['name', 'site', 'region', 'location', 'tenant', 'role', 'platform', 'manufacturer', 'model', 'status', 'tag'] as const;
