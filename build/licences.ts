import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'rolldown';
import {packageFolderOf} from './module-ids.ts';

const separator = `\n${'-'.repeat(80)}\n\n`;

function noticeOf(folder: string): string {
	const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find((one) => /^licen[cs]e/iu.test(one));
	const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
	return `${name} ${version}\n\n${text}\n`;
}

/** Writes `licences.txt` beside the bundle: the licences of all packages in it, as they ask for. */
export function licences(): Plugin {
	return {
		name: 'licences',
		generateBundle() {
			const folders = [...this.getModuleIds()].map(packageFolderOf).filter((folder) => folder !== undefined);
			const source = [...new Set(folders)].toSorted().map(noticeOf).join(separator);
			this.emitFile({type: 'asset', fileName: 'licences.txt', source});
		},
	};
}
