/** What Node's option is unless it is given. */
const USUAL_HEADER_BYTES = 16 * 1024;

/**
 * `node:http` as undici requires it: for the largest header that Node allows, and to recognize answers of its server, of which there is none
 * where it has not been loaded.
 */
const http = {
	get maxHeaderSize(): number {
		const options = [...process.execArgv, process.env.NODE_OPTIONS];
		const isGiven = options.some((option) => option?.includes('max-http-header-size'));
		return isGiven ? process.getBuiltinModule('node:http').maxHeaderSize : USUAL_HEADER_BYTES;
	},
};

export {http as 'module.exports'};
