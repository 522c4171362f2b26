import type {Mailbox} from '../world/message.ts';
import {mix, shuffle} from '../world/random.ts';

const FIRST =
	'Ada,Aisha,Amara,Anders,Ana,Ben,Björn,Carla,Chen,Clara,Daniel,Dara,Diego,Elena,Emeka,Emil,Erik,Fatima,Femi,Freya,' +
	'Gita,Hana,Hugo,Ines,Ivan,Jane,Jin,John,José,Julia,Kai,Karin,Kofi,Lars,Leila,Liam,Lin,Lucía,Maja,Marco,Mei,Mina,' +
	'Nadia,Nils,Noor,Omar,Oona,Paula,Priya,Rafael,Renée,Ruth,Sam,Sara,Sofia,Tariq,Tess,Tomás,Uma,Vera,Wim,Yara,Yusuf,Zoë';
const LAST =
	'Abara,Adler,Almeida,Andersson,Bauer,Becker,Bianchi,Brandt,Castro,Chen,Costa,Dahl,Diallo,Doe,Dubois,Engel,Eriksen,' +
	'Faber,Ferrari,Fischer,Garcia,Gomez,Haddad,Hansen,Horvath,Ibrahim,Ito,Jansen,Jensen,Kaur,Keller,Khan,Kim,Kovacs,' +
	'Larsen,Lopez,Martin,Mendes,Meyer,Moreau,Nakamura,Nguyen,Novak,Okafor,Olsen,Osei,Park,Patel,Peters,Popov,Quinn,' +
	'Rahman,Ricci,Rossi,Sato,Schmidt,Silva,Singh,Smith,Tanaka,Torres,Vogel,Walker,Weber';
const firstNames = FIRST.split(',');
const lastNames = LAST.split(',');
const NAME_COUNT = firstNames.length * lastNames.length;

/** Domains reserved for examples, so that mail sent to them by mistake reaches nobody (RFC 2606). */
export const EXAMPLE_DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

/** Makes up recipients by index. Up to 12,288 of them have different addresses. */
export function recipients(seed: number): (index: number, domains: readonly string[]) => Mailbox {
	const nameOf = shuffle(mix(seed, 0x9e09), NAME_COUNT);
	return (index, domains) => {
		const name = nameOf(index % NAME_COUNT);
		const round = Math.floor(index / NAME_COUNT);
		const first = firstNames[name % firstNames.length] ?? 'Jane';
		const last = lastNames[Math.floor(name / firstNames.length)] ?? 'Doe';
		const domain = domains[(mix(seed, name) + round) % domains.length] ?? 'example.com';
		const suffix = domains.length < 3 && round > 0 ? String(round + 1) : '';
		return {address: `${ascii(first)}.${ascii(last)}${suffix}@${domain}`, name: `${first} ${last}`};
	};
}

function ascii(name: string): string {
	return name
		.normalize('NFD')
		.replaceAll(/[^a-zA-Z]/g, '')
		.toLowerCase();
}
