import {parentPort, workerData} from 'node:worker_threads';
import type {FetchedEmail} from '../../core/emails/email.ts';
import {prepareBodies} from './prepare-bodies.ts';

// Started by readable-bodies.ts with the raw bodies; posts each body as soon as it is ready, then ends.
const bodies = workerData as FetchedEmail['bodies'];
for (const part of prepareBodies(bodies)) parentPort?.postMessage(part);
