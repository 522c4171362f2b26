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
const COUPLES = firstNames.length * lastNames.length;

/** A name and an address, as in Twilio's `from` and `to`. */
export type Party = {readonly address: string; readonly name?: string};

/** Domains that are reserved for examples: no mail sent to them by mistake ever reaches anybody (RFC 2606). */
export const USUAL_DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

/** Recipients by index, each with an address of its own up to 12,288 of them. */
export function people(seed: number): (index: number, domains: readonly string[]) => Party {
	const couple = shuffle(mix(seed, 0x9e09), COUPLES);
	return (index, domains) => {
		const who = couple(index % COUPLES);
		const round = Math.floor(index / COUPLES);
		const first = firstNames[who % firstNames.length] ?? 'Jane';
		const last = lastNames[Math.floor(who / firstNames.length)] ?? 'Doe';
		const domain = domains[(mix(seed, who) + round) % domains.length] ?? 'example.com';
		const again = domains.length < 3 && round > 0 ? String(round + 1) : '';
		return {address: `${plain(first)}.${plain(last)}${again}@${domain}`, name: `${first} ${last}`};
	};
}

function plain(name: string): string {
	return name
		.normalize('NFD')
		.replaceAll(/[^a-zA-Z]/g, '')
		.toLowerCase();
}
