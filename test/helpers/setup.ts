import fc from 'fast-check';
import {forgetSecrets} from '../../source/api/secrets.ts';
import {drawWithBuiltInk} from './built-ink.ts';

// Runs before each test file. Files share a process, so nothing that one of them has set may reach the next.

// Every property is tried with the same values in every run: a failure can be seen again.
fc.configureGlobal({seed: 20_261_128});

// A secret such as "token" would be redacted in the texts of other files.
forgetSecrets();

// Once in a process, before the first file that draws.
const drawn = globalThis as {isDrawnAsBuilt?: true};
if (drawn.isDrawnAsBuilt !== true) drawWithBuiltInk();
drawn.isDrawnAsBuilt = true;
