import {join} from 'node:path';

/** The folder of the documents, which the package contains beside the built program. */
export const DOCUMENTS = join(import.meta.dirname, '../docs');
