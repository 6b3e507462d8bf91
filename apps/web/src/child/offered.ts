import type { ActionView, Case, RegionView } from '#api-client';

/** Actions that stand together: those of one line of work, those that write something down, and those about the case. */
export interface ActionGroup {
  readonly kind: 'region' | 'notes' | 'case';
  readonly region?: RegionView;
  readonly actions: readonly ActionView[];
}
/** What a reader may do in a case now, as a page offers it. */
export interface Offered {
  /** What moves the work on, or is this reader's to decide. */
  readonly next: readonly ActionView[];
  /** What may begin at any moment, whatever else is under way. */
  readonly urgent: readonly ActionView[];
  /** Papers that move nothing: any of them, in any order, beside everything else. */
  readonly toWrite: readonly ActionView[];
  readonly toDecide: readonly ActionView[];
  readonly groups: readonly ActionGroup[];
}

/** The line of work that goes through the stages comes first, then what is under way, then what is at rest. */
export const inOrder = (regions: readonly RegionView[]): readonly RegionView[] => {
  const rank = ({ stage, atRest }: RegionView) => (stage !== undefined ? 0 : atRest ? 2 : 1);
  return regions.toSorted((a, b) => rank(a) - rank(b));
};

type Acts = Pick<Case, 'actions' | 'regions'> & Partial<Pick<Case, 'records'>>;

/** Notes by how often their like was written in this case: visits of one child, calls of another. */
export const byUse = (notes: readonly ActionView[], { records = [] }: Partial<Pick<Case, 'records'>>): readonly ActionView[] => {
  const written = ({ form }: ActionView) => records.filter(({ formId }) => formId === form).length;
  return notes.toSorted((a, b) => written(b) - written(a));
};

const isDecision = ({ does }: ActionView): boolean => does === 'approve' || does === 'return' || does === 'accept';
/** A record that is handed in or decided beside whatever the case is doing. */
const isPaper = (action: ActionView): boolean => action.concurrent === true && (action.does === 'submit' || isDecision(action));

/** Whether an action begins something that cannot wait for what is being written. */
export const isUrgent = ({ concurrent, does, weight }: ActionView): boolean => concurrent === true && (does === 'begin' || does === 'move') && weight !== 'exit';

/** Each has a place of its own: beside its limit, on its line of the history, in the box of what one was told or offered. */
const ELSEWHERE: ReadonlySet<ActionView['does']> = new Set(['explain', 'correct', 'acknowledge', 'accept']);

/** What may be done. To return a record is a choice on the page of its approval, not a thing of its own. */
const allowed = ({ actions }: Acts): readonly ActionView[] => {
  const decidable = new Set(actions.filter((action) => action.allowed && isDecision(action) && action.does !== 'return').map(({ record }) => record));
  return actions.filter((action) => action.allowed && !ELSEWHERE.has(action.does) && !(action.does === 'return' && decidable.has(action.record)));
};

const EXITS_LAST = { main: 0, other: 1, exit: 2 } as const;

/** Sorts what may be done by how near it is: the next step, what cannot wait, papers, and the rest by line of work. */
export const offeredIn = (view: Acts): Offered => {
  const all = allowed(view);
  const urgent = all.filter(isUrgent);
  const papers = all.filter(isPaper);
  const next = all.filter((action) => action.weight === 'main' && !isUrgent(action) && !isPaper(action));
  const near = new Set([...urgent, ...papers, ...next]);
  const rest = all.filter((action) => !near.has(action)).toSorted((a, b) => EXITS_LAST[a.weight] - EXITS_LAST[b.weight]);
  const isOfRegion = ({ region }: ActionView) => view.regions.some(({ id }) => id === region);
  const groups: readonly ActionGroup[] = [
    { kind: 'notes', actions: byUse(rest.filter((action) => !isOfRegion(action) && action.does === 'note'), view) },
    ...inOrder(view.regions).map((region): ActionGroup => ({ kind: 'region', region, actions: rest.filter((action) => action.region === region.id) })),
    { kind: 'case', actions: rest.filter((action) => !isOfRegion(action) && action.does !== 'note') },
  ];
  return {
    next,
    urgent,
    toWrite: papers.filter(({ does }) => does === 'submit'),
    toDecide: papers.filter(isDecision),
    groups: groups.filter(({ actions }) => actions.length > 0),
  };
};

/**
 * What stands here but is closed to this reader, each record once: what waits for somebody's decision, and what something
 * other than a role stands against in a line of work under way. What merely is another's to do blocks nobody's work.
 */
export const blockedIn = ({ actions, regions }: Acts): readonly ActionView[] => {
  const resting = new Set(regions.filter(({ atRest }) => atRest).map(({ id }) => id));
  const decided = new Set<string | undefined>();
  return actions.filter((action) => {
    const { concurrent, weight, why, record, region } = action;
    const isForOthers = why?.code === 'role-required';
    if (action.allowed || ELSEWHERE.has(action.does)) return false;
    if (concurrent && (weight !== 'main' || isForOthers)) return false;
    if (!isDecision(action)) return (!isForOthers || weight === 'main') && !(weight === 'other' && resting.has(region ?? ''));
    if (record === undefined || decided.has(record)) return false;
    decided.add(record);
    return true;
  });
};

/** Where an action begins. */
export const addressOf = (view: Pick<Case, 'id'>, action: Pick<ActionView, 'type'>): string => `/cases/${view.id}/do/${encodeURIComponent(action.type)}`;
