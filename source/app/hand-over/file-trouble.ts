import {codeOf} from '../../core/errors.ts';
import {RemovedFileError} from '../../files/export-file.ts';

const REASONS: Readonly<Record<string, string>> = {
	ENOSPC: 'the disk is full',
	EDQUOT: 'your share of the disk is used up',
	EROFS: 'this directory can only be read; start sendwatch in another one',
	EACCES: 'you may not write into this directory; start sendwatch in another one',
	EPERM: 'you may not write into this directory; start sendwatch in another one',
	ENOENT: 'the directory sendwatch was started in is gone',
	EFBIG: 'the file would be larger than is allowed here',
	EMFILE: 'too many files are open; ulimit -n sets how many may be',
	ENFILE: 'too many files are open on this machine',
	ESTALE: 'the directory sendwatch was started in is gone',
	EIO: 'the disk does not work as it should',
};

/** Why a file could not be written, in words; undefined for an error that is not from the file system. */
export function fileTrouble(error: unknown): string | undefined {
	if (error instanceof RemovedFileError) return 'its .part file was removed';
	const code = codeOf(error);
	if (code === undefined || !(error instanceof Error && 'syscall' in error)) return undefined;
	return REASONS[code] ?? `the system says ${code}`;
}
