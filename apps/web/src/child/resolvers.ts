import type { SignedInUser, Staff } from '#api-client';

/**
 * Who can put something right, by name: the reader herself first, then people of her team with the role, then any.
 * `you` is the reader's own word for herself; without it she is left out, as where it must be somebody else.
 */
export const resolverNames = (roles: readonly string[], staff: Staff | undefined, user: SignedInUser, you?: string): readonly string[] => {
  if (roles.length === 0) return [];
  if (you !== undefined && roles.includes(user.role)) return [you];
  const able = (staff?.users ?? []).filter(({ role, id }) => roles.includes(role) && id !== user.id);
  const near = able.filter(({ team }) => team !== undefined && team === user.team);
  return (near.length > 0 ? near : able).map(({ name }) => name);
};
