import {expect, test} from 'vitest';
import type {Email} from '../../../source/core/emails/email.ts';
import {isSameEmail} from '../../../source/recording/journal/same.ts';
import {email} from '../../helpers/emails.ts';

test.each<[string, Partial<Email>]>([
	['its schedule', {scheduledFor: 5}],
	['its deletion', {deletedAt: 5}],
	['its creation', {createdAt: 5}],
	['its update', {updatedAt: 5}],
])('an email is not the same any more once %s has changed', (_, change) => {
	expect(isSameEmail(email(1), email(1))).toBe(true);
	expect(isSameEmail(email(1), email(1, 'QUEUED', change))).toBe(false);
});
