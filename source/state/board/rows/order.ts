/** What the rows can be sorted by, in the order in which one key goes through them. `usual` is what is under way first, then the newest. */
export const BOARD_ORDERS = ['usual', 'failed-share', 'failures', 'name', 'pace'] as const;

/** One of these statuses. */
export type BoardOrder = (typeof BOARD_ORDERS)[number];

/** The order that comes after another one. */
export function nextOrder(order: BoardOrder): BoardOrder {
	return BOARD_ORDERS[(BOARD_ORDERS.indexOf(order) + 1) % BOARD_ORDERS.length] ?? 'usual';
}
