import {type InputOptions, type OutputChunk, type OutputOptions, rolldown} from 'rolldown';
import {normaliseId} from '../../build/module-ids.ts';

/** Code by its module's id. An import leads to the id that ends with its path, so that ids of any system will do. */
export type Modules = Readonly<Record<string, string>>;

type Options = Pick<InputOptions, 'platform' | 'plugins' | 'transform'> & Pick<OutputOptions, 'codeSplitting'>;

/** Bundles made-up modules, the first of them being the entry. */
export async function bundle(
	modules: Modules,
	{codeSplitting = true, ...input}: Options,
): Promise<readonly OutputChunk[]> {
	const ids = Object.keys(modules);
	const entry = ids[0] ?? '';
	await using build = await rolldown({
		...input,
		input: {entry},
		plugins: [
			input.plugins,
			{
				name: 'made-up-modules',
				resolveId: (source) =>
					ids.find((id) => id === source || normaliseId(id).endsWith(source.replace(/^\.+/u, ''))) ?? null,
				load: (id) => modules[id] ?? null,
			},
		],
	});
	const {output} = await build.generate({codeSplitting});
	return output.filter((file) => file.type === 'chunk');
}
