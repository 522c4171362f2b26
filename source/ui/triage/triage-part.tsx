import {Box} from 'ink';
import {useContext} from 'react';
import {joined, NO_TEXT} from '../../core/text/compose.ts';
import {type SafeText, safe} from '../../core/text/text.ts';
import {noFailuresText} from '../../state/failures/words.ts';
import type {Store} from '../../state/store.ts';
import {triageGroup, triageRows} from '../../state/triage/select.ts';
import type {Triage} from '../../state/triage/triage.ts';
import type {State} from '../../state/watch/state.ts';
import {useSelector} from '../hooks.ts';
import {type KeyOf, keysTogether} from '../keys/shown-keys.ts';
import {KeymapContext, useKeyOf, useSituation} from '../keys/use-keys.ts';
import {bodyRows} from '../layout.ts';
import type {Reader} from '../reader.ts';
import {Details} from '../watch/details/details.tsx';
import {minuteOf, type PartProps} from '../watch/part.ts';
import {emailLines, triagedEmail} from './email-page.ts';
import {EmailPane} from './email-pane.tsx';
import {EmailsPane} from './emails-pane.tsx';
import {GroupsPane} from './groups-pane.tsx';
import {PANE_GAP, type PaneSize, type TriageLayout, triageLayout} from './triage-layout.ts';
import {emailsTitle, emailTitle, groupsTitle, placeText} from './triage-titles.ts';
import {triageNotes} from './triage-words.ts';
import {WhenPane} from './when-pane.tsx';

type TriagePartProps = PartProps & {readonly reader: Reader};

/** Why emails fail, which emails, and one of them: panes linked by their cursors, in the place of the list. */
export function TriagePart(props: TriagePartProps) {
	const {store, layout} = props;
	const state = useSelector(store, (whole) => whole);
	const keyOf = useKeyOf(store);
	const {triage} = state;
	if (triage === undefined) return undefined;
	const places = triageLayout(state, layout);
	const facts: Facts = {...props, state, triage, keyOf};
	if (layout.isFull) return <Whole {...facts} />;
	return places.isBeside ? <Beside {...facts} places={places} /> : <Below {...facts} places={places} />;
}

type Facts = TriagePartProps & {readonly state: State; readonly triage: Triage; readonly keyOf: KeyOf};
type WithPlaces = Facts & {readonly places: TriageLayout};

/** The email alone, as large as all three panes. */
function Whole({state, reader, layout, theme, now}: Facts) {
	const email = triagedEmail(state);
	const {columns} = layout;
	if (email === undefined) return undefined;
	const page = reader.emailPage(email, columns, minuteOf(now()));
	return <Details email={email} isFocused page={page} columns={columns} rows={bodyRows(layout)} theme={theme} />;
}

function Beside({places, ...facts}: WithPlaces) {
	const {columns} = facts.layout;
	const {groups, when, emails, email} = places;
	return (
		<Box flexDirection="column" width={columns} height={bodyRows(facts.layout)}>
			<Box width={columns} height={groups?.rows ?? 0} columnGap={PANE_GAP}>
				{groups && <Groups {...facts} place={groups} />}
				{when && <When {...facts} place={when} />}
			</Box>
			<Box width={columns} height={emails.rows} columnGap={PANE_GAP}>
				<Emails {...facts} place={emails} />
				{email && <One {...facts} place={email} />}
			</Box>
		</Box>
	);
}

function Below({places, ...facts}: WithPlaces) {
	const {groups, when, emails, email} = places;
	return (
		<Box flexDirection="column" width={facts.layout.columns} height={bodyRows(facts.layout)}>
			{groups && <Groups {...facts} place={groups} />}
			{when && <When {...facts} place={when} />}
			<Emails {...facts} place={emails} />
			{email && <One {...facts} place={email} />}
		</Box>
	);
}

type At<Place> = Facts & {readonly place: Place};

function Groups({state, triage, keyOf, place, layout, theme}: At<NonNullable<TriageLayout['groups']>>) {
	const {failures, watch, replay} = state;
	return (
		<GroupsPane
			state={{failures, watch, ...(replay === undefined ? {} : {replay})}}
			triage={triage}
			title={groupsTitle(state, keyOf, {triage, columns: place.columns, theme})}
			notes={joined(triageNotes(state), safe` ${theme.dot} `)}
			empty={noFailuresText(state)}
			place={place}
			terminal={layout.columns}
			theme={theme}
		/>
	);
}

function When({state, place, theme, now}: At<PaneSize>) {
	const writtenAt = minuteOf(now());
	return (
		<WhenPane
			all={state.failures.known.emails}
			group={triageGroup(state)}
			place={place}
			writtenAt={writtenAt}
			theme={theme}
		/>
	);
}

function Emails({state, triage, place, layout, theme, now}: At<PaneSize>) {
	const group = triageGroup(state);
	const shown = triageRows(state, place.rows - 1);
	const range = placeText(shown.top, shown.rows.length, shown.all, theme);
	return (
		<EmailsPane
			group={group}
			shown={shown}
			title={emailsTitle(group, range, {triage, columns: place.columns, theme})}
			marks={state.marks}
			reasons={state.failures.reasons.byEmail}
			hasTags={layout.hasTags}
			place={place}
			writtenAt={minuteOf(now())}
			theme={theme}
		/>
	);
}

/** A hint for one key. */
function One({state, triage, place, reader, store, theme, now}: At<PaneSize>) {
	const scroll = useKeysOf(store, theme.isAscii);
	const email = triagedEmail(state);
	const {columns, rows} = place;
	const least = (email?.top ?? 0) + rows - 1;
	const lines = email && emailLines(email, least, columns, minuteOf(now()), reader.emailPage);
	const how = scroll !== '' && (lines?.length ?? 0) > rows - 1 ? safe`${scroll} scroll` : NO_TEXT;
	return (
		<EmailPane
			title={emailTitle(email, how, {triage, columns, theme})}
			lines={lines ?? []}
			top={email?.top ?? 0}
			place={place}
		/>
	);
}

/** The keys that scroll the email from every pane. */
function useKeysOf(store: Store, isAscii: boolean): SafeText {
	const keymap = useContext(KeymapContext);
	return keysTogether(['scroll-down', 'scroll-up'], keymap, useSituation(store), isAscii);
}
