import fc from 'fast-check';
import { eraseAnswers } from './erase.ts';
import { evolveCase, foldCase } from './evolve.ts';
import { sealEvent } from './seal.ts';
import { given, mia, needs, on, testHash, verdict } from './testing/story.ts';
import type { CaseEvent } from './types.ts';
import { verifyStream } from './verify.ts';

const story = given()
  .then('diary.record', { data: { text: 'Gail was in bed', on: '2026-10-29' }, reason: 'I was ill' })
  .then('needs.submit', { data: needs })
  .then('needs.return', { data: verdict, by: mia })
  .then('needs.submit', { data: { ...needs, summary: 'Colder' }, draft: 'a2' })
  .then('needs.approve', { data: verdict, by: mia });
const { events, state } = story;

const erase = (ids: readonly string[]): readonly CaseEvent[] => {
  const bare = events.map((event) => {
    if (!ids.includes(event.actionId)) return event;
    const { answers: _gone, ...rest } = event;
    return rest;
  });
  const erased = eraseAnswers(state, ids, { actionId: 'erase-1', actor: mia, moment: on('2026-11-20') });
  return [...bare, sealEvent<CaseEvent>(erased, events.at(-1)?.digest, testHash)];
};

/** Every path to a value that is neither object nor list. */
function paths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, part]) => paths(part, [...path, key]));
}
function changed(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
  copy[key] = changed(copy[key], rest);
  return copy;
}

describe('a stream as stored', () => {
  test('what was written verifies', () => expect(verifyStream(events, testHash)).toEqual([]));
  test('any single change to any event, its envelope or its answers, is found at its revision', () => {
    const everywhere = events.flatMap((event, index) => paths(event).map((path) => ({ index, path })));
    expect(everywhere.length).toBeGreaterThan(100);
    for (const { index, path } of everywhere) {
      const altered = events.map((event, at) => (at === index ? (changed(event, path) as CaseEvent) : event));
      const faults = verifyStream(altered, testHash);
      expect([path.join('.'), faults.length > 0]).toEqual([path.join('.'), true]);
      expect(faults.some((fault) => fault.revision === altered[index]?.revision)).toBe(true);
    }
  });
  test('a field added or taken away is found', () => {
    fc.assert(
      fc.property(fc.nat(events.length - 1), fc.constantFrom('happenedOn', 'body', 'effects', 'actor', 'previous', 'extra'), (index, field) => {
        const altered = events.map((event, at) => {
          if (at !== index) return event;
          const { [field]: _gone, ...rest } = event as unknown as { [key: string]: unknown };
          return (field === 'extra' ? { ...event, extra: 1 } : rest) as unknown as CaseEvent;
        });
        expect(verifyStream(altered, testHash)).toContainEqual(expect.objectContaining({ fault: 'digest', revision: index + 1 }));
      }),
    );
  });
  test('an altered answer is named by stream and revision', () => {
    const altered = events.map((event) => (event.revision === 3 ? ({ ...event, answers: { ...event.answers, data: { ...needs, summary: 'All is well' } } } as CaseEvent) : event));
    expect(verifyStream(altered, testHash)).toEqual([
      { stream: 'case:case-1', revision: 3, fault: 'answers', sentence: 'case:case-1, revision 3: its answers have been altered.' },
    ]);
  });
  test('an event left out is a gap, and the next does not follow', () => {
    const faults = verifyStream(events.filter((event) => event.revision !== 3), testHash);
    expect(faults.map(({ fault, revision }) => [fault, revision])).toEqual([['gap', 4], ['chain', 4]]);
  });
  test('events in another order are found', () => {
    const [first, second, third, ...rest] = events as [CaseEvent, CaseEvent, CaseEvent, ...CaseEvent[]];
    expect(verifyStream([first, third, second, ...rest], testHash).map((fault) => fault.fault)).toEqual(expect.arrayContaining(['gap', 'chain']));
  });
});

describe('erasing', () => {
  test('answers that an erasure lists may be gone', () => expect(verifyStream(erase(['a1', 'a2']), testHash)).toEqual([]));
  test('answers that are gone without an erasure are a fault', () => {
    const silently = erase(['a1', 'a2']).slice(0, -1);
    expect(verifyStream(silently, testHash)).toMatchObject([{ fault: 'answers', revision: 2 }]);
  });
  test('answers that an erasure lists and that are there still, or again from a copy, are a fault', () => {
    const restored = erase(['a1']).map((event) => (event.revision === 2 ? (events[1] as CaseEvent) : event));
    expect(verifyStream(restored, testHash)).toMatchObject([{ fault: 'answers', revision: 2, sentence: expect.stringContaining('Erase them once more') }]);
  });
  test('an erasure of one action excuses no other', () => {
    const [, , third] = erase(['a2']);
    const mixed = erase(['a1']).map((event) => (event.revision === 3 ? (third as CaseEvent) : event));
    expect(verifyStream(mixed, testHash)).toMatchObject([{ fault: 'answers', revision: 3 }]);
  });
  test('after an erasure the case is where it was, and knows the answers no more', () => {
    const after = foldCase(erase(['a1', 'a2', 'a4']));
    expect(after).toMatchObject({ value: state.value, status: state.status, baseRevision: state.baseRevision });
    expect(JSON.stringify(after)).not.toContain('Colder');
    expect(JSON.stringify(after)).not.toContain('cold at night');
    expect(JSON.stringify(after)).not.toContain('in bed');
  });
  test('a stored case that learns of an erasure equals one folded anew', () => {
    const all = erase(['a1', 'a2']);
    expect(evolveCase(state, all.at(-1) as CaseEvent)).toEqual(foldCase(all));
  });
});
