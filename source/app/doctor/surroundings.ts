import {proxyFor} from '../../api/proxy.ts';
import {DEFAULT_BASE_URL} from '../../command-line/config/config.ts';
import {ciVariable, type Environment, isAsciiOnly, localeVariable} from '../../core/environment.ts';
import {say, untrusted} from '../../core/text/text.ts';
import {colourBits} from '../../terminal/colour-depth.ts';
import type {Finding} from './finding.ts';
import {attempt} from './look.ts';
import {withoutPassword} from './settings.ts';

/** What the program runs on. */
export function lookAtNode(version: string): readonly Finding[] {
	const {versions, platform, arch} = process;
	return [
		{topic: 'sendwatch', level: 'good', text: say`${version}`},
		{topic: 'node', level: 'good', text: say`${versions.node} on ${platform} ${arch}`},
	];
}

/** The part of a terminal's output stream that is checked. */
export type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows' | 'getColorDepth'>;

const NARROWEST = 40;
const LOWEST = 12;

/** Whether the app could draw here, and with what. */
export function lookAtTerminal(screen: Screen, env: Environment): readonly Finding[] {
	const topic = 'terminal';
	const term = env.TERM ?? '';
	/** The output goes to a pipe or a file. */
	if (!screen.isTTY) return [{topic, level: 'note', text: say`stdout is not a terminal: a watch prints lines`}];
	/** A terminal that cannot move its cursor. */
	if (term === 'dumb') return [{topic, level: 'note', text: say`TERM is dumb: a watch prints lines`}];
	const ci = ciVariable(env);
	/** A variable of a CI service is set. */
	if (ci !== undefined) return [{topic, level: 'note', text: say`${ci} is set: a watch prints lines`}];
	const {columns, rows} = screen;
	/** The size, the name and the colours of the terminal. */
	const size = say`${columns}×${rows}, TERM ${untrusted(term === '' ? 'not set' : term)}, ${colours(screen, env)}`;
	const isLarge = columns >= NARROWEST && rows >= LOWEST;
	return [
		isLarge
			? {topic, level: 'good', text: size}
			: {topic, level: 'note', text: say`${size}; the app needs ${NARROWEST}×${LOWEST}`},
	];
}

/** How many colours the app would use. */
function colours(screen: Screen, env: Environment): string {
	if ((env.NO_COLOR ?? '') !== '') return 'NO_COLOR: no colours';
	const bits = colourBits(env, screen);
	return bits === 1 ? 'no colours' : bits === 24 ? 'true colour' : `${2 ** bits} colours`;
}

/** A warning if the locale is not UTF-8, or if none is set. */
export function lookAtLocale(env: Environment): readonly Finding[] {
	const {TERM: _, ...rest} = env;
	if (!isAsciiOnly(rest)) return [];
	const name = localeVariable(env);
	const why =
		name === undefined
			? say`LANG and LC_ALL are not set, which means the C locale`
			: say`${name} is ${untrusted(env[name] ?? '')}, which is not UTF-8`;
	return [{topic: 'locale', level: 'note', text: say`${why}: only ASCII is drawn unless SENDWATCH_ASCII=0`}];
}

const HONOURED = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'];
const IGNORED = ['all_proxy', 'ALL_PROXY'];

/** The variables that change how the API at `baseUrl` is reached, without the passwords in them. */
export function lookAtProxies(env: Environment, baseUrl: string | undefined): readonly Finding[] {
	return [...proxyFindings(env, baseUrl), ...tlsFindings(env)];
}

/** Which proxy the requests go through, and what is wrong with its variables. */
function proxyFindings(env: Environment, baseUrl: string | undefined): readonly Finding[] {
	const topic = 'proxy';
	const isSet = (name: string) => (env[name] ?? '') !== '';
	const set = HONOURED.filter(isSet);
	if (set.length === 0) {
		const ignored = IGNORED.find(isSet);
		/** No variable names a proxy. */
		if (ignored === undefined) return [{topic, level: 'good', text: say`none set`}];
		/** Only a variable that curl knows names a proxy. */
		return [{topic, level: 'note', text: say`${ignored} is not used by sendwatch: set HTTPS_PROXY instead`}];
	}
	const findings: Finding[] = [];
	const text = set.map((name) => `${name} is ${withoutPassword(env[name] ?? '')}`).join(', ');
	const route = attempt(topic, () => proxyFor(baseUrl ?? DEFAULT_BASE_URL, env), findings);
	if (findings.length > 0) return findings;
	/** Proxies are set, but `NO_PROXY` or the base URL leaves them out. */
	if (route === undefined)
		return [{topic, level: 'good', text: say`${untrusted(text)}; none is used for this base URL`}];
	const other = sameInCapitals(route.variable, env);
	const hidden: readonly Finding[] =
		other === undefined ? [] : [{topic, level: 'note', text: say`${route.variable} overrides ${other}, which differs`}];
	return [{topic, level: 'good', text: say`${untrusted(text)}`}, ...hidden];
}

/** The variable of the same name in capitals that has another value; the one in small letters is used. */
function sameInCapitals(variable: string, env: Environment): string | undefined {
	const other = variable.toUpperCase();
	return other !== variable && (env[other] ?? '') !== '' && env[other] !== env[variable] ? other : undefined;
}

/** Variables that change how certificates are checked. */
function tlsFindings(env: Environment): readonly Finding[] {
	const authorities = env.NODE_EXTRA_CA_CERTS ?? '';
	return [
		...(authorities === ''
			? []
			: [{topic: 'TLS', level: 'good', text: say`NODE_EXTRA_CA_CERTS is ${untrusted(authorities)}`} as const]),
		...(env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
			? [
					{
						topic: 'TLS',
						level: 'note',
						text: say`NODE_TLS_REJECT_UNAUTHORIZED=0: certificates are not checked, so anyone on the network path can read the credentials`,
					} as const,
				]
			: []),
	];
}
