/** A value that a field may have, with the text that people see. */
type Choice = {readonly value: string | number | boolean; readonly label: string};

/** Field -> the values it may have, each with the text that people see. */
export type Choices = {readonly [field: string]: readonly Choice[]};

/** What a body may say of one field. */
export type FieldRule = {
	/** NetBox sets it itself. */
	readonly readOnly: boolean;
	/** A new object must have it. */
	readonly required: boolean;
	/** NetBox's word for its kind: `nested object`, `list`, `field`, `string` and the like. */
	readonly type?: string;
	/** The values it may have, where there are only so many. */
	readonly choices?: readonly Choice[];
	/** Bounds of a number, and of the characters of a text. */
	readonly minimum?: number;
	readonly maximum?: number;
	readonly minLength?: number;
	readonly maxLength?: number;
	/** Of a decimal number: its digits in all, and those after the point. */
	readonly digits?: number;
	readonly places?: number;
	/** The fields by which NetBox shows the object that it names. */
	readonly shows?: readonly string[];
};

/** Field -> rule, for all fields of an object. */
export type FieldRules = {readonly [field: string]: FieldRule};
