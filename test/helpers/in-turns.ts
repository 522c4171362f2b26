/** Does a job for every item, so many at a time. */
export async function inTurns<Item>(
	items: readonly Item[],
	atOnce: number,
	job: (item: Item) => Promise<void>,
): Promise<void> {
	const left = [...items];
	const work = async () => {
		for (let item = left.shift(); item !== undefined; item = left.shift()) await job(item);
	};
	await Promise.all(Array.from({length: atOnce}, work));
}
