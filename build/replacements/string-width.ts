import {rememberWidths} from './remember-widths.ts';

/** In place of string-width. As `require`, because the bundler runs a required module only when it is first asked for. */
export default rememberWidths(() => (require('string-width') as typeof import('string-width')).default);
