import {readFileSync} from 'node:fs';

const STATE_FIELD = 3;
const START_FIELD = 22;

/**
 * When a process was started, as a text that no other process ever has: the boot of the machine and the moment in it (Linux,
 * proc_pid_stat(5)). Undefined if the system does not tell; `ended` for a process that nobody has waited for yet.
 */
export function startOf(pid: number): string | undefined {
	try {
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is the name of the program in brackets, which may itself have brackets and spaces.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const field = (number: number) => fields[number - STATE_FIELD];
		return field(STATE_FIELD) === 'Z' ? 'ended' : `${boot} ${field(START_FIELD)}`;
	} catch {
		return undefined;
	}
}
