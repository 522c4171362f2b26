import {ciVariable, type Environment, isAsciiOnly, localeVariable} from '../../core/environment.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {colourBits} from '../../terminal/colour-depth.ts';
import type {Finding} from './finding.ts';
import {withoutPassword} from './settings.ts';

/** What the program stands on. */
export function lookAtNode(version: string): readonly Finding[] {
	const {versions, platform, arch} = process;
	return [
		{topic: 'sendwatch', level: 'good', text: say`${version}`},
		{topic: 'node', level: 'good', text: say`${versions.node} on ${platform} ${arch}`},
	];
}

/** The part of a terminal's output stream that is looked at. */
export type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows' | 'getColorDepth'>;

const NARROWEST = 40;
const LOWEST = 12;

/** Whether the app could draw here, and with what. */
export function lookAtTerminal(screen: Screen, env: Environment): readonly Finding[] {
	const topic = 'terminal';
	const term = env.TERM ?? '';
	if (!screen.isTTY) return [{topic, level: 'note', text: say`stdout is no terminal: a watch prints lines`}];
	if (term === 'dumb') return [{topic, level: 'note', text: say`TERM is dumb: a watch prints lines`}];
	const ci = ciVariable(env);
	if (ci !== undefined) return [{topic, level: 'note', text: say`${ci} is set: a watch prints lines`}];
	const {columns, rows} = screen;
	const size = say`${columns}×${rows}, TERM ${untrusted(term === '' ? 'not set' : term)}, ${colours(screen, env)}`;
	const isLarge = columns >= NARROWEST && rows >= LOWEST;
	return [
		isLarge
			? {topic, level: 'good', text: size}
			: {topic, level: 'note', text: say`${size}; the app needs ${NARROWEST}×${LOWEST}`},
		...lookAtLocale(env),
	];
}

function colours(screen: Screen, env: Environment): string {
	if ((env.NO_COLOR ?? '') !== '') return 'NO_COLOR: no colours';
	const bits = colourBits(env, screen);
	return bits === 1 ? 'no colours' : bits === 24 ? 'true colour' : `${2 ** bits} colours`;
}

/** Only where the locale says something else than UTF-8; Windows has no such variables. */
function lookAtLocale(env: Environment): readonly Finding[] {
	const name = localeVariable(env);
	if (name === undefined || !isAsciiOnly({[name]: env[name]})) return [];
	return [
		{
			topic: 'terminal',
			level: 'note',
			text: say`${name} is ${untrusted(env[name] ?? '')}, which is not UTF-8: only ASCII is drawn unless SENDWATCH_ASCII=0`,
		},
	];
}

const PROXIES = [
	'HTTPS_PROXY',
	'https_proxy',
	'HTTP_PROXY',
	'http_proxy',
	'ALL_PROXY',
	'all_proxy',
	'NO_PROXY',
	'no_proxy',
];

/** The variables that change how the API is reached, without the passwords in them. */
export function lookAtProxies(env: Environment): readonly Finding[] {
	const set = PROXIES.filter((name) => (env[name] ?? '') !== '');
	const text = set.map((name) => `${name} is ${withoutPassword(env[name] ?? '')}`).join(', ');
	return [
		{topic: 'proxy', level: 'good', text: set.length === 0 ? say`none set` : say`${untrusted(text)}`},
		...((env.NODE_EXTRA_CA_CERTS ?? '') === ''
			? []
			: [
					{
						topic: 'TLS',
						level: 'good',
						text: say`NODE_EXTRA_CA_CERTS is ${untrusted(env.NODE_EXTRA_CA_CERTS ?? '')}`,
					} as const,
				]),
		...(env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
			? [
					{
						topic: 'TLS',
						level: 'note',
						text: say`NODE_TLS_REJECT_UNAUTHORIZED=0: certificates are not checked, so anybody on the way can read the credentials`,
					} as const,
				]
			: []),
	];
}
