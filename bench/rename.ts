/** A peer group that gets another name, again and again. */
export type Renaming = {
	readonly rename: () => Promise<{readonly id: number; readonly name: string}>;
	/** Calls it as it was called at first. */
	readonly restore: () => Promise<void>;
};

/** The peer group of the first session of lab-00000. */
export async function renamePeerGroup(url: string, token: string): Promise<Renaming> {
	const ask = async <Answer>(method: 'GET' | 'PATCH', path: string, body?: object): Promise<Answer> => {
		const answer = await fetch(`${url.replace(/\/$/, '')}/api/plugins/bgp/${path}`, {
			method,
			headers: {connection: 'close', authorization: `Token ${token}`, 'content-type': 'application/json'},
			...(body && {body: JSON.stringify(body)}),
		});
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
		return (await answer.json()) as Answer;
	};
	type Session = {readonly peer_group: {readonly id: number; readonly name: string} | null};
	const {results} = await ask<{readonly results: readonly Session[]}>('GET', 'session/?device=lab-00000&ordering=id&limit=1');
	const group = results[0]?.peer_group;
	if (!group) throw new Error('the first session of lab-00000 has no peer group to rename');
	const call = async (name: string): Promise<void> => {
		await ask('PATCH', `peer-group/${group.id}/`, {name});
	};
	let round = 0;
	return {
		rename: async () => {
			round += 1;
			const name = `${group.name} ${round}`;
			await call(name);
			return {id: group.id, name};
		},
		restore: () => call(group.name),
	};
}
