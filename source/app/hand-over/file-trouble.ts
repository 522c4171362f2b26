import {codeOf} from '../../core/errors.ts';
import {RemovedFileError} from '../../files/export-file.ts';

/** Why a file could not be written, by the code of the error. */
const REASONS: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full',
	EDQUOT: 'the disk quota is exceeded',
	EROFS: 'this directory is read-only; start sendwatch in another one',
	EACCES: 'you may not write to this directory; start sendwatch in another one',
	EPERM: 'you may not write to this directory; start sendwatch in another one',
	ENOENT: 'the directory that sendwatch was started in no longer exists',
	EFBIG: 'the file would exceed the size limit',
	EMFILE: 'too many files are open; ulimit -n raises the limit',
	ENFILE: 'too many files are open on this machine',
	ESTALE: 'the directory that sendwatch was started in no longer exists',
	EIO: 'the disk reported an I/O error',
};

/** Why a file could not be written, in words; undefined for an error that is not from the file system. */
export function fileTrouble(error: unknown): string | undefined {
	if (error instanceof RemovedFileError) return 'its .part file was removed';
	const code = codeOf(error);
	if (code === undefined || !(error instanceof Error && 'syscall' in error)) return undefined;
	return REASONS[code] ?? `the system reports ${code}`;
}
