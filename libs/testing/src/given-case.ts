import type { CaseEvent } from '#casework';
import type { FolderPublications } from '#definition-files';
import type { Answers } from '#definitions';
import { compileForm } from '#definitions';
import type { CoreWorld } from './core-world.ts';
import { coreWorld } from './core-world.ts';
import { generateAnswers } from './generate-answers.ts';
import { uuidFrom } from './ids.ts';
import { addDays, londonDay, londonInstant } from './london-time.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';
import type { NewPerson, Outcome } from './scenario-driver.ts';

export interface GivenCase {
  readonly workflow: string;
  /** Full user id of who opens the case: `practitioner@northshire`. */
  readonly openedBy: string;
  readonly person?: Omit<NewPerson, 'id'>;
  /** The civil day it is opened on. */
  readonly on?: string;
}

/** Something done; answers that are not written are made up so that the form accepts them. */
export interface Done {
  readonly by: string;
  readonly type: string;
  readonly data?: Answers;
  /** Answers that matter to the story; the others are made up. */
  readonly with?: Answers;
  /** Days after the case was opened; by default the day of the step before. */
  readonly day?: number;
  readonly happenedOn?: string;
  readonly reason?: string;
}

export interface Then {
  readonly outcome: Outcome;
  /** The event that was recorded; undefined when it was refused. */
  readonly event: CaseEvent | undefined;
  /** The code of the refusal; undefined when it was accepted. */
  readonly refused: string | undefined;
  /** Where the case stands, by region. */
  readonly states: { readonly [region: string]: string };
  readonly world: CoreWorld;
}

const opened = '2026-03-02';

const madeUp = (world: CoreWorld, caseId: string, done: Done, random: Random, today: string): Answers | undefined => {
  const state = world.cases.get(caseId)?.state;
  const rules = state && world.rulesOf(state);
  const rule = rules?.workflow.actions[done.type];
  const form = rule?.form === undefined ? undefined : rules?.form(rule.form);
  // A made-up day could lie before the record that is decided.
  const decided = rule?.decides !== undefined && rule.happenedOn !== undefined ? { [rule.happenedOn]: today } : {};
  return form && generateAnswers(form, compileForm(form), { random, today, given: { ...decided, ...done.with }, optional: 0.1 });
};

/**
 * A story of one case in the core: `await givenCase(published, { … }).after([ … ]).when({ … })` answers with what came of it.
 * @throws Error when a step of `after` is refused: then the story is not the one that was meant
 */
export const givenCase = (published: FolderPublications, given: GivenCase) => {
  const story = (before: readonly Done[]) => ({
    after: (more: readonly Done[]) => story([...before, ...more]),
    when: async (last: Done): Promise<Then> => {
      const world = coreWorld(published);
      const random = randomFrom(JSON.stringify([given, before, last]));
      const ids = { person: uuidFrom('given', 'person'), case: uuidFrom('given', 'case') };
      const start = given.on ?? opened;
      let day = 0;
      let step = 0;
      const take = async (done: Done): Promise<Outcome> => {
        day = done.day ?? day;
        step += 1;
        const now = londonInstant(addDays(start, day), `${String(Math.min(9 + Math.floor(step / 4), 22)).padStart(2, '0')}:${String((step % 4) * 15).padStart(2, '0')}`);
        world.travelTo(now);
        const { by, type, happenedOn, reason } = done;
        const data = done.data ?? madeUp(world, ids.case, done, random, londonDay(now));
        return world.act(by, ids.case, {
          id: random.uuid(), type, ...(data && { data }), ...(happenedOn !== undefined && { happenedOn }), reason: reason ?? 'Written down later.',
        });
      };
      world.travelTo(londonInstant(start, '09:00'));
      await world.createPerson(given.openedBy, { id: ids.person, names: [{ given: 'Robin' }], ...given.person });
      const opening = await world.openCase(given.openedBy, { id: ids.case, person: ids.person, workflow: given.workflow });
      if ('refused' in opening) throw new Error(`The case is not opened: ${opening.refused.sentence}`);
      for (const done of before) {
        const outcome = await take(done);
        if ('refused' in outcome) throw new Error(`Given ${done.type} by ${done.by}: ${outcome.refused.code}, ${outcome.refused.sentence}`);
      }
      const outcome = await take(last);
      const isRefused = 'refused' in outcome;
      const regions = isRefused ? [] : outcome.view.regions;
      return {
        outcome,
        event: isRefused ? undefined : world.cases.get(ids.case)?.events.at(-1),
        refused: isRefused ? outcome.refused.code : undefined,
        states: Object.fromEntries(regions.map(({ id, state }) => [id, state])),
        world,
      };
    },
  });
  return story([]);
};
