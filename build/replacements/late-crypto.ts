/** `node:crypto` as object-hash requires it: loaded with the first hash. */
const crypto = {
	createHash: (algorithm: string) => process.getBuiltinModule('node:crypto').createHash(algorithm),
};

export {crypto as 'module.exports'};
