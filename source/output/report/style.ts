/** Colours by the name of what they mean, such as `failed`: `#4fd1bd`. The names are those of the program's palette. */
export type ReportColours = Readonly<Record<string, string>>;

/** The colours for a dark and for a light background. */
export type ReportPalette = {readonly dark: ReportColours; readonly light: ReportColours};

/** How many failures are printed of a send; on a screen the page has them all. Two sends leave room for fewer. */
const PRINTED_FAILURES = {alone: 6, ofTwo: 3};

/** The style sheet: it follows the reader's light or dark setting, any width, and prints light, each send on one page. */
export function styleSheet({dark, light}: ReportPalette): string {
	return `:root{color-scheme:light dark;${variables(light)}--page:#ffffff}
@media (prefers-color-scheme:dark){:root{${variables(dark)}--page:#16191f}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:96rem;font:.95rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--page)}
h1{font-size:1.1rem;margin:0;overflow-wrap:anywhere;font-weight:600}
h2{font-size:1rem;margin:1.75rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--rule)}
article+article,.scroll+article{margin-top:3rem}
.verdict{font-size:1.5rem;font-weight:700;margin:.5rem 0 0;line-height:1.3}
.verdict.good{color:var(--delivered)}.verdict.warn{color:var(--undelivered)}.verdict.bad{color:var(--failed)}
.facts,.axis,figcaption span,.note{color:var(--muted)}
.counts{display:grid;grid-template-columns:repeat(2,1fr);gap:.75rem;margin:1rem 0 0;padding:0}
@media (min-width:30rem){.counts{grid-template-columns:repeat(4,1fr)}}
@media (min-width:56rem){.counts{grid-template-columns:repeat(8,1fr)}}
.counts div{border-left:4px solid var(--rule);padding-left:.6rem}
.counts dt{color:var(--muted)}.counts dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
.counts small{display:block;color:var(--muted);font-size:.85rem}
${['delivered', 'opened', 'sent', 'queued', 'undelivered', 'failed', 'canceled'].map((token) => `.counts .${token}{border-color:var(--${token})}`).join('')}
figure{margin:1rem 0 0}
figcaption{margin-bottom:.35rem}figcaption .text{display:block}
.key{white-space:nowrap;margin-left:.75rem}
.key::before{content:'';display:inline-block;width:.7em;height:.7em;margin-right:.35em;border:1px solid var(--rule)}
.key.delivered::before{background:var(--delivered)}.key.failed::before{background:var(--failed)}.key.waiting::before{background:var(--track)}
svg{display:block;width:100%;height:150px;background:var(--track)}
svg .waiting{fill:var(--track)}svg .delivered{fill:var(--delivered)}svg .failed{fill:var(--failed)}
svg .rule{stroke:var(--rule)}
.axis span+span{text-align:right}.axis{display:flex;gap:1rem;justify-content:space-between;margin:.15rem 0 0;font-size:.85rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.75rem 0 .25rem}
th,td{text-align:left;vertical-align:top;padding:.25rem 1rem .25rem 0;border-bottom:1px solid var(--track)}
td{min-width:9rem;overflow-wrap:anywhere}td.n,td.short,td.id{min-width:0;overflow-wrap:normal}td.short{white-space:nowrap}
thead th{color:var(--muted);font-weight:500;white-space:nowrap}
tbody th{font-weight:500}.groups tbody th{min-width:12rem;overflow-wrap:anywhere}
@media (max-width:40rem){.groups tbody th{min-width:10rem}.groups td:last-child:not(.n){min-width:20rem}}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code,pre{font:.85rem/1.5 ui-monospace,monospace}
pre{background:var(--track);padding:.6rem .8rem;overflow-x:auto;margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere}
.print{display:none}
@media print{
@page{size:A4;margin:10mm}
:root{${variables(light)}--page:#ffffff;color-scheme:light;font-size:9px}
body{padding:0;max-width:none;font-size:.95rem;line-height:1.3}
h2{margin:.7rem 0 .15rem}p{margin:.25rem 0}
svg{height:52px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.counts{grid-template-columns:repeat(8,1fr);gap:.25rem;margin-top:.4rem}.counts small{display:inline}
figure{margin:.3rem 0 0}caption{padding:.3rem 0 .1rem}th,td{padding:.08rem .9rem .08rem 0}td:not(.n),tbody th{min-width:0;overflow-wrap:anywhere}td.short{white-space:normal}.groups tbody th{min-width:11.5rem}
article+article{break-before:page;margin-top:0}.scroll+article{margin-top:.6rem}
code,pre{font-size:.85rem}pre{padding:.2rem .4rem;margin:.2rem 0 0}
.key::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.groups tbody tr:nth-child(n+5),.failures tbody tr:nth-child(n+${PRINTED_FAILURES.alone + 1}){display:none}
.two .groups tbody tr:nth-child(n+3),.two .failures tbody tr:nth-child(n+${PRINTED_FAILURES.ofTwo + 1}){display:none}
.compared{display:flex;gap:1.5rem}
.compared>div+div tbody tr:nth-child(n+11){display:none}
.two svg{height:36px}
.print{display:block}
}
`;
}

/** The note in print below a table that is cut; `isOfTwo` if two sends are on the page. */
export function printedText(failures: number, isOfTwo: boolean): string {
	const printed = isOfTwo ? PRINTED_FAILURES.ofTwo : PRINTED_FAILURES.alone;
	return failures <= printed ? '' : `The first ${printed} are printed; the file has all of them.`;
}

function variables(colours: ReportColours): string {
	return Object.entries(colours)
		.map(([token, colour]) => `--${token}:${colour};`)
		.join('');
}
