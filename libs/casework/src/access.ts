import type { AccessFile, AccessKind, AccessRow } from '#definitions';

/**
 * What the access table answers: the first row that fits. Whatever no row speaks of is hidden.
 * @param kind the actor's kind of access; undefined for somebody who is not signed in
 */
export function answerAccess(
  table: AccessFile,
  kind: AccessKind | undefined,
  resource: string,
  act: AccessRow['act'],
  relationship: AccessRow['relationship'],
): AccessRow['answer'] {
  const row = table.rows.find(
    (one) =>
      one.resource === resource &&
      one.act === act &&
      (one.access === 'anyone' || (kind !== undefined && (one.access === 'signedIn' || one.access === kind))) &&
      (one.relationship === 'any' || one.relationship === relationship),
  );
  return row?.answer ?? 'hide';
}
