import {afterAll, beforeAll, describe, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {made} from '../support/netbox/people.js';
import {type Edit, expectBeside, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const session = 'netbox_bgp.bgpsession';

/** Python that stands before each step: the field, and what its background job is told. */
const start = `
from extras.jobs import provision_custom_field, purge_custom_field
f = CustomField.objects.get(name='fields_one')
types = [t.pk for t in f.object_types.all()]
`;
const django = (code: string) => (stand: Stand) => stand.django.run(start + code);
/** As NetBox does where a field comes to more than 5,000 objects: it is away until a job has written its default to all of them. */
const away = (types: readonly string[]) => async (stand: Stand) => {
	await makeField(stand, types, {default: 'as made'});
	await stand.django.run(`${start}f.remove_stale_data(f.object_types.all())\nCustomField.objects.filter(pk=f.pk).update(status='provisioning')`);
};
/** The very job; no row in the log tells that it is done. */
const jobDone = django('assert provision_custom_field(f.pk, types)');

async function makeField(stand: Stand, object_types: readonly string[], more: object = {}): Promise<void> {
	await made(stand.rest('POST', 'extras/custom-fields/', {name: 'fields_one', type: 'text', object_types, ...more}));
}
const takeAway = async ({rest}: Stand, path: string, name: string): Promise<void> => {
	const {json} = await rest('GET', `${path}/?name=${encodeURIComponent(name)}`);
	for (const {id} of json['results'] as readonly Row[]) await rest('DELETE', `${path}/${id}/`);
};
const take = (stand: Stand): Promise<void> => takeAway(stand, 'extras/custom-fields', 'fields_one');
const addTypes = (object_types: readonly string[]) => async (stand: Stand) => {
	const id = await stand.django.run(`${start}result = f.pk`);
	await made(stand.rest('PATCH', `extras/custom-fields/${id}/`, {object_types}));
};

const edits: readonly Edit[] = [
	{title: 'comes to sessions', make: [away([session]), jobDone], undo: take},
	{
		title: 'comes to sessions in parts, the first of which are written when somebody reads',
		make: [
			away([session]),
			django(`BGPSession.objects.filter(device__name='fields-a').update(custom_field_data={'fields_one': 'as made'})`),
			jobDone,
		],
		undo: take,
	},
	{
		title: 'that sites have comes to sessions too',
		first: (stand) => makeField(stand, ['dcim.site'], {default: 'as made'}),
		make: [
			async (stand) => {
				await addTypes(['dcim.site', session])(stand);
				await stand.django.run(`${start}CustomField.objects.filter(pk=f.pk).update(status='provisioning')`);
			},
			jobDone,
		],
		undo: take,
	},
	{
		title: 'that sessions have is away while it comes to sites',
		first: (stand) => makeField(stand, [session], {default: 'as made'}),
		make: [
			async (stand) => {
				await addTypes(['dcim.site', session])(stand);
				await stand.django.run(`${start}CustomField.objects.filter(pk=f.pk).update(status='provisioning')`);
			},
			jobDone,
		],
		undo: take,
		shownTo: 'nobody',
	},
	{title: 'of devices comes to them', make: [away(['dcim.device']), jobDone], undo: take, shownTo: 'nobody'},
	{
		title: 'comes to sessions, and is read again only after its job',
		make: async (stand) => {
			await away([session])(stand);
			await jobDone(stand);
		},
		undo: take,
	},
	{
		title: 'is made, and deleted by a job',
		first: (stand) => makeField(stand, [session], {default: 'as made'}),
		make: [django(logged('delete', `CustomField.objects.filter(pk=f.pk).update(status='deleting')`)), django('assert purge_custom_field(f.pk)')],
		undo: take,
	},
	{
		title: 'is renamed by REST while another one is away',
		first: (stand) => makeField(stand, [session]),
		make: [
			async (stand) => {
				await made(stand.rest('POST', 'extras/custom-fields/', {name: 'fields_two', type: 'text', default: 'x', object_types: [session]}));
				await stand.django.run(`CustomField.objects.filter(name='fields_two').update(status='provisioning')`);
			},
			async (stand) =>
				made(stand.rest('PATCH', `extras/custom-fields/${await stand.django.run(`${start}result = f.pk`)}/`, {label: 'One', default: 'y'})),
			(stand) => stand.django.run(`CustomField.objects.filter(name='fields_two').update(status='active')`),
		],
		undo: async (stand) => {
			await takeAway(stand, 'extras/custom-fields', 'fields_two');
			await take(stand);
		},
	},
	{
		title: 'of a choice has its choices saved by a script',
		first: async (stand) => {
			const choice_set = await made(
				stand.rest('POST', 'extras/custom-field-choice-sets/', {
					name: 'fields set',
					extra_choices: [
						['a', 'A'],
						['b', 'B'],
					],
				}),
			);
			await made(
				stand.rest('POST', 'extras/custom-fields/', {name: 'fields_one', type: 'select', choice_set, default: 'a', object_types: [session]}),
			);
		},
		make: (stand) =>
			stand.django.run(`s = CustomFieldChoiceSet.objects.get(name='fields set')\ns.extra_choices = [['a', 'Alpha'], ['b', 'B']]\ns.save()`),
		undo: async (stand) => {
			await take(stand);
			await takeAway(stand, 'extras/custom-field-choice-sets', 'fields set');
		},
	},
];

/** The row that a request leaves in the log for the field. */
function logged(action: string, code: string): string {
	return `
import uuid
change = f.to_objectchange('${action}')
change.user = User.objects.get(username='admin')
change.request_id = uuid.uuid4()
change.save()
${code}
`;
}

describe.skipIf(url === '')('a custom field that is not active yet', {timeout: 120_000}, () => {
	let stand: Stand;
	beforeAll(async () => {
		stand = await openStand(url, {name: 'fields', net: 22, asn: 4_200_903_001});
	}, 60_000);
	afterAll(() => stand.close(), 60_000);

	test.each(edits)('O7 cache-true $title', (edit) => expectBeside(stand, edit));
});
