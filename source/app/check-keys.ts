import type {CheckKeys} from '../command-line/config-file/keys.ts';

/** Checks the keys of a config file against the key table, which is loaded only if a file has any. */
export const checkKeys: CheckKeys = async (overrides, where) => {
	const {overrideMistakes} = await import('../ui/keys/rebind.ts');
	return overrideMistakes(overrides, where);
};
