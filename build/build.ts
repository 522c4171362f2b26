import {rolldown} from 'rolldown';
import config from '../rolldown.config.ts';

const {output, ...input} = config;
if (output === undefined || Array.isArray(output)) throw new Error('The configuration has to name one output.');

// Not by rolldown's own command: that prints the size of every file.
await using bundle = await rolldown(input);
await bundle.write(output);
