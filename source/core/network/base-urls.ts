/** Where Twilio's Email API is. */
export const TWILIO_URL = 'https://comms.twilio.com/v1';

/** The host of a base URL that is not Twilio's own, with its port; undefined for Twilio's, and where it is not known. */
export function foreignHost(baseUrl: string | undefined): string | undefined {
	if (baseUrl === undefined || baseUrl === TWILIO_URL || !URL.canParse(baseUrl)) return undefined;
	return new URL(baseUrl).host;
}

/** Whether the host of a URL is this machine, so that nothing leaves it. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname);
}
