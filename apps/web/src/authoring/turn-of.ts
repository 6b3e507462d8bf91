import type { SignedInUser } from '#api-client';
import type { ChangeLine } from './authoring-types.ts';

export interface Turn {
  readonly mine: boolean;
  readonly what: 'mend' | 'tryIt' | 'send' | 'returned' | 'review' | 'scheduled' | 'published' | 'withdrawn';
}

/** What a change waits for, and whether it is the reader who can do it: authors write, and a publisher who wrote nothing of it publishes. */
export const turnOf = (change: Pick<ChangeLine, 'status' | 'checked' | 'tried' | 'contributors'>, user: Pick<SignedInUser, 'id' | 'access'>): Turn => {
  const writes = user.access === 'authoring';
  switch (change.status) {
    case 'draft':
      return { mine: writes, what: change.checked ? (change.tried ? 'send' : 'tryIt') : 'mend' };
    case 'returned':
      return { mine: writes, what: 'returned' };
    case 'review':
      return { mine: user.access === 'publishing' && !change.contributors.some(({ id }) => id === user.id), what: 'review' };
    case 'scheduled':
    case 'published':
    case 'withdrawn':
      return { mine: false, what: change.status };
    default:
      return change.status satisfies never;
  }
};
