/** Refuses to start where no NetBox is named: a run that tests nothing must not look like one that passed. */
export function setup(): void {
	if (process.env['NF_TEST_NETBOX_URL'] && process.env['NF_TEST_NETBOX_TOKEN']) return;
	throw new Error('NF_TEST_NETBOX_URL and NF_TEST_NETBOX_TOKEN name the NetBox to test against; test/support/netbox/up starts one and prints them');
}
