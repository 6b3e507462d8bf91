import type { AccessAct, AccessAnswer, AccessFile, AccessKind, AccessRelationship, AccessRow, OneOrMore } from '#definitions';

/** What each table has answered so far. A table never changes, and there are few questions, asked at every request. */
const answered = new WeakMap<AccessFile, Map<string, AccessAnswer>>();

/**
 * What the access table answers: the first row that fits. Whatever no row speaks of is hidden.
 * @param kind the actor's kind of access; undefined for somebody who is not signed in
 */
export function answerAccess(table: AccessFile, kind: AccessKind | undefined, resource: string, act: AccessAct, relationship: AccessRelationship): AccessAnswer {
  const before = answered.get(table) ?? new Map<string, AccessAnswer>();
  answered.set(table, before);
  const key = `${kind ?? ''} ${resource} ${act} ${relationship}`;
  const known = before.get(key);
  if (known) return known;
  const answer = table.rows.find((row) => speaksOf(row.access, kind) && names(row.resource, resource) && names(row.act, act) && holdsFor(row, relationship))?.answer ?? 'hide';
  before.set(key, answer);
  return answer;
}

function speaksOf(access: AccessRow['access'], kind: AccessKind | undefined): boolean {
  return names(access, 'anyone') || (kind !== undefined && (names(access, 'signedIn') || names(access, kind)));
}
function holdsFor({ relationship: said }: AccessRow, relationship: AccessRelationship): boolean {
  return names(said, 'any') || names(said, relationship);
}
function names<Word extends string>(said: OneOrMore<Word>, word: NoInfer<Word>): boolean {
  return typeof said === 'string' ? said === word : said.includes(word);
}
