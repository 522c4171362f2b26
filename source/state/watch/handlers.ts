type AnyEvent = {readonly type: string};

/** The events of a union by their type. */
export type ByType<Union extends AnyEvent> = {readonly [Event in Union as Event['type']]: Event};

/**
 * One handler for each event of a union, which returns the new state or a part of it. It does not compile without a handler for every event.
 */
export type Handlers<Part, Union extends AnyEvent> = {
	readonly [Type in keyof ByType<Union>]: (part: Part, event: ByType<Union>[Type]) => Part;
};
