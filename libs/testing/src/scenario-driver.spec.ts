import type { ActionView } from '#casework';
import { sentOf } from './scenario-driver.ts';

const offered = (more: Partial<ActionView>): ActionView => ({ type: 'request.record', label: { en: 'Ask' }, does: 'note', weight: 'other', allowed: true, ...more });
const action = { id: 'a1', type: 'request.record' };

describe('what a driver sends of an action', () => {
  it('goes on with the record that was returned', () => expect(sentOf(action, offered({ does: 'submit', record: 'r1' }))).toEqual({ ...action, draft: 'r1' }));
  it('names no record where one is only to be decided', () => expect(sentOf(action, offered({ does: 'approve', record: 'r1' }))).toEqual(action));
  it('goes on with the note begun last only when the story says so', () => {
    const notes = offered({ records: ['r2', 'r1'] });
    expect(sentOf({ ...action, again: true }, notes)).toEqual({ ...action, draft: 'r2' });
    expect(sentOf(action, notes)).toEqual(action);
  });
  it('keeps the reason for an exception, and what only the story needs to itself', () => {
    expect(sentOf({ ...action, exception: 'They were away', again: true }, undefined)).toEqual({ ...action, exception: 'They were away' });
  });
});
