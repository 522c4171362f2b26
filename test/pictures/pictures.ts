import {mkdtempDisposable, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {openTerminal} from '../helpers/terminal.ts';
import {renderAnimation, type Shot} from './animation.ts';
import {drawMatrix} from './matrix.ts';
import {LOOKS} from './palette.ts';
import {type Film, films, type Scene, scenes} from './scenes.ts';
import {pictureOf} from './svg.ts';

const {values: asked} = parseArgs({options: {only: {type: 'string', multiple: true}, matrix: {type: 'string'}}});

function chosen({only}: typeof asked): readonly (Scene | Film)[] {
	const all = [...scenes, ...films];
	if (only === undefined) return all;
	const names = all.map(({name}) => name);
	const unknown = only.filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`There is no scene '${unknown.join("', '")}'. Scenes: ${names.join(', ')}.`);
	return all.filter(({name}) => only.includes(name));
}

async function take({name, title, columns, rows, args, background = 'dark', steps}: Scene): Promise<void> {
	// One time zone for everyone, so that a picture differs only if the program does.
	await using terminal = openTerminal({args: [...args, '--theme', background], columns, rows, env: {TZ: 'UTC'}});
	await steps(terminal);
	await writeFile(new URL(`${name}.svg`, import.meta.url), pictureOf(terminal, title, LOOKS[background]));
}

async function shootFilm({name, title, columns, rows, args, play}: Film): Promise<void> {
	// What is exported in a film goes with it.
	await using folder = await mkdtempDisposable(join(tmpdir(), 'sendwatch-film-'));
	await using terminal = openTerminal({args, columns, rows, env: {TZ: 'UTC'}, cwd: folder.path});
	const shots: Shot[] = [];
	await play(terminal, async (seconds) => {
		await terminal.settled();
		shots.push({cells: terminal.cells(), seconds});
	});
	await writeFile(new URL(`${name}.svg`, import.meta.url), renderAnimation(title, shots));
}

async function tryToTake(scene: Scene | Film): Promise<void> {
	try {
		await ('play' in scene ? shootFilm(scene) : take(scene));
		console.log(`test/pictures/${scene.name}.svg`);
	} catch (error) {
		process.exitCode = 1;
		console.error(`${scene.name}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

try {
	// Mostly each waits for its send to get somewhere, so they wait together.
	if (asked.matrix === undefined) await Promise.all(chosen(asked).map(tryToTake));
	else await drawMatrix(asked.matrix);
} catch (error) {
	process.exitCode = 2;
	console.error(error instanceof Error ? error.message : String(error));
}
