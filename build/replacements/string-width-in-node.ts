import stringWidth from 'string-width';
import {rememberWidths} from './remember-widths.ts';

/** What `string-width.ts` is, for where it is not bundled: modules have no `require`. */
export default rememberWidths(() => stringWidth);
