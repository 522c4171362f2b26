/** The commands that open the app on a send. */
export const APP = ['watch', 'demo'] as const;
/** The commands that can follow a send without a screen. */
export const HEADLESS = [...APP, 'wait'] as const;
/** The commands that list records. */
export const LISTS = ['emails', 'operations'] as const;
/** The commands that may leave some emails out. */
export const FILTERED = [...APP, 'emails'] as const;
/** The commands that may leave out what was created at other times. */
export const DATED = [...FILTERED, 'operations'] as const;
/** The commands that run the sandbox. */
export const SANDBOX = ['demo', 'sandbox'] as const;
/** The commands that read the config file. */
export const CONFIGURED = ['watch', 'replay', 'demo', 'wait', ...LISTS, 'report', 'sandbox', 'doctor'] as const;
/** The commands that print in colour. */
export const COLOURED = ['watch', 'replay', 'demo', 'doctor'] as const;
/** Every command. */
export const ALL = [...CONFIGURED, 'history', 'completion', 'help'] as const;
