/** A module's id with slashes on every system, without the query a plugin may have added. */
export function normaliseId(id: string): string {
	return id.replace(/\?.*$/u, '').replaceAll('\\', '/');
}

/** Whether an id is that file of an installed package, named like `ink/build/output.js`. */
export function isPackageFile(id: string, file: string): boolean {
	return normaliseId(id).endsWith(`/node_modules/${file}`);
}

/** The folder of the package that a module belongs to, or `undefined` for a module of our own. */
export function packageFolderOf(id: string): string | undefined {
	return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(normaliseId(id))?.[0];
}

/** Whether a module of ours lies in that folder, named like `source/core`. */
export function isInFolder(id: string, folder: string): boolean {
	return packageFolderOf(id) === undefined && normaliseId(id).includes(`/${folder}/`);
}

/** Whether a module is that file of ours, named like `source/cli.ts`. */
export function isOwnFile(id: string, file: string): boolean {
	return packageFolderOf(id) === undefined && normaliseId(id).endsWith(`/${file}`);
}
