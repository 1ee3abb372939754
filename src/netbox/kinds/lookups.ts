// What the filters of the generated kinds are made of: each lookup (`name__ic`, `id__gte`) with what it takes.

/** The values of one filter: several are OR (for `tag` AND), null is NetBox's word for "none". */
type FilterValues<Value> = Value | null | readonly (Value | null)[];

type ManyValues<Names extends string, Value> = {readonly [Name in Names]?: FilterValues<Value>};
/** NetBox hears the last of several values, so one is taken. */
type OneValue<Names extends string, Value> = {readonly [Name in Names]?: Value};
type Pattern = 'ic' | 'nic' | 'isw' | 'nisw' | 'iew' | 'niew' | 'ie' | 'nie' | 'regex' | 'iregex';
type Numeric = 'n' | 'gt' | 'gte' | 'lt' | 'lte';
type Empty<Names extends string> = OneValue<`${Names}__empty`, boolean>;

/** Texts: equal, `__n` not equal, `__ic` contains, `__isw` starts, `__iew` ends, `__ie` equal without case, `__regex`; `n` before one is not. */
export type TextFilters<Names extends string> = TextFiltersWithoutEmpty<Names> & Empty<Names>;
/** The same without `__empty`. */
export type TextFiltersWithoutEmpty<Names extends string> = ManyValues<Names | `${Names}__n` | `${Names}__${Pattern}`, string>;
/** One or several of some values; their patterns are texts. */
export type ChoiceFilters<Names extends string, Value> = ManyValues<Names | `${Names}__n`, Value> &
	ManyValues<`${Names}__${Pattern}`, string> &
	Empty<Names>;
/** One of some values, or none of them. */
export type SingleChoiceFilters<Names extends string, Value> = OneValue<Names | `${Names}__n`, Value | null> &
	ManyValues<`${Names}__${Pattern}`, string> &
	Empty<Names>;
/** Numbers: equal, `__n` not equal, `__gt`, `__gte`, `__lt`, `__lte`. */
export type NumberFilters<Names extends string> = ManyValues<Names | `${Names}__${Numeric}`, number> & Empty<Names>;
/** Times are ISO texts that say their zone (`2026-11-21T10:00:00Z`). */
export type TimeFilters<Names extends string> = ManyValues<Names | `${Names}__${Numeric}`, string> & Empty<Names>;
/** Related objects by a text that names them, mostly their slug. */
export type NameFilters<Of extends string> = ManyValues<Of | `${Of}__n`, string>;
/** Related objects by id, or numbers that are no more than equal. */
export type IdFilters<Names extends string> = ManyValues<Names | `${Names}__n`, number>;
/** Tags by slug: of several all must be there, with `__any` one of them (from NetBox 4.6.6 on). */
export type TagFilters<Names extends string> = ManyValues<Names | `${Names}__n` | `${Names}__any`, string>;
/** Tags by id. */
export type TagIdFilters<Names extends string> = ManyValues<Names | `${Names}__n` | `${Names}__any`, number>;
/** Texts without lookups. */
export type PlainTextFilters<Names extends string> = ManyValues<Names, string>;
/** Numbers without lookups. */
export type PlainNumberFilters<Names extends string> = ManyValues<Names, number>;
/** One text. */
export type SingleTextFilters<Names extends string> = OneValue<Names, string>;
/** One number. */
export type SingleNumberFilters<Names extends string> = OneValue<Names, number>;
/** True or false. */
export type FlagFilters<Names extends string> = OneValue<Names, boolean>;
/** A filter that takes these and no other values. */
export type OneFilter<Names extends string, Value> = OneValue<Names, Value>;
/** The same, several or null too. */
export type ManyFilter<Names extends string, Value> = ManyValues<Names, Value>;
/** Custom fields (`cf_tier`, `cf_tier__n`), which each server has of its own: they are looked up before they are sent. */
export type CustomFilter = {readonly [name: `cf_${string}`]: FilterValues<string | number | boolean>};
