import type { ActionRule, ResolvedWorkflow, StateFile } from '#form-answers';
import { anyTime, flowGraph, isApproval, regionOfAction, statesOf, waysOfAction } from './flow-graph.ts';
import { layFlow } from './flow-layout.ts';

const text = (en: string) => ({ en });
const rule = (does: ActionRule['does'], more: Partial<ActionRule> = {}): ActionRule => ({ label: text(does), history: text(does), does, roles: ['worker'], ...more });
const writing: StateFile = { tags: ['stage:contact'], meta: { label: text('Being written'), waitsFor: ['worker'] }, on: { 'paper.submit': { target: 'waiting' } } };
const waiting: StateFile = {
  tags: ['stage:contact'],
  meta: { label: text('Waits') },
  on: { 'paper.approve': [{ target: '#care.need.planning', guard: 'wantsPlan' }, { target: '#care.need.closed' }], 'paper.return': { target: 'writing' } },
};
const national: ResolvedWorkflow = {
  id: 'care', version: '1.0.0', digest: 'd', title: text('Care'), guards: {}, locked: ['need.paper.waiting'],
  machine: {
    id: 'care', type: 'parallel',
    states: {
      need: {
        initial: 'paper',
        on: { 'case.stop': { target: '#care.need.closed' } },
        states: {
          paper: { initial: 'writing', states: { writing, waiting } },
          planning: { tags: ['stage:planning'], meta: { label: text('Planning') } },
          closed: { tags: ['rest', 'stage:closed'], meta: { label: text('Closed') }, on: { 'case.reopen': { target: 'paper' } } },
        },
      },
      harm: { initial: 'none', states: { none: { tags: ['rest'], meta: { label: text('No talk') }, on: { 'talk.start': { target: 'talk' } } }, talk: { meta: { label: text('Talk') } } } },
    },
  },
  actions: {
    'paper.submit': rule('submit'), 'paper.approve': rule('approve'), 'paper.return': rule('return'), 'case.stop': rule('move'), 'case.reopen': rule('reopen'), 'talk.start': rule('begin'),
    'diary.record': rule('note', { available: 'always' }), 'talk.note': rule('note', { available: { in: 'harm.talk' } }),
  },
};
const panel: StateFile = { tags: ['stage:contact'], meta: { label: text('Panel') }, on: { 'own-panel.approve': { target: '#care.need.planning' } } };
const withPanel = (): ResolvedWorkflow => {
  const need = national.machine.states['need']!;
  const paper = need.states!['paper']!;
  const ways = { ...waiting.on, 'paper.approve': { target: 'own-panel' } };
  const states = { ...need.states, paper: { ...paper, states: { ...paper.states, waiting: { ...waiting, on: ways }, 'own-panel': panel } } };
  return { ...national, machine: { ...national.machine, states: { ...national.machine.states, need: { ...need, states } } }, actions: { ...national.actions, 'own-panel.approve': rule('approve') } };
};

describe('a region as it is drawn', () => {
  const graph = flowGraph(national, 'need', national);
  it('has its stages as lanes, in the order in which work goes through them', () => {
    expect(graph.lanes.map(({ stage }) => stage)).toEqual(['contact', 'planning', 'closed']);
  });
  it('has the states that hold others as lanes where no stage is said', () => {
    expect(flowGraph(national, 'harm', national).lanes).toEqual([{ id: 'none', label: text('No talk') }, { id: 'talk', label: text('Talk') }]);
  });
  it('follows every way to the state in which it ends', () => {
    expect(graph.ways.filter(({ action }) => action === 'case.reopen')).toMatchObject([{ from: 'need.closed', to: 'need.paper.writing' }]);
    expect(graph.ways.filter(({ action }) => action === 'paper.approve').map(({ to, guard }) => [to, guard])).toEqual([['need.planning', 'wantsPlan'], ['need.closed', undefined]]);
  });
  it('gives what stands on the region to each of its states', () => {
    expect(graph.ways.filter(({ action }) => action === 'case.stop')).toHaveLength(4);
  });
  it('says what is locked, and that nothing is ours where nothing was changed', () => {
    expect(graph.states.filter(({ locked }) => locked).map(({ id }) => id)).toEqual(['need.paper.waiting']);
    expect([...graph.states, ...graph.ways].some(({ ours }) => ours)).toBe(false);
  });
  it('marks a state and the ways that the pack does not have as ours', () => {
    const changed = flowGraph(withPanel(), 'need', national);
    expect(changed.states.filter(({ ours }) => ours).map(({ id }) => id)).toEqual(['need.paper.own-panel']);
    expect(changed.ways.filter(({ ours }) => ours).map(({ from, to }) => [from, to])).toEqual(expect.arrayContaining([['need.paper.waiting', 'need.paper.own-panel'], ['need.paper.own-panel', 'need.planning']]));
  });
});

describe('what an action is about', () => {
  it('is the region that it moves, or in which it can be done', () => {
    expect(regionOfAction(national, 'talk.start')).toBe('harm');
    expect(regionOfAction(national, 'talk.note')).toBe('harm');
    expect(regionOfAction(national, 'diary.record')).toBeUndefined();
  });
  it('what can be done anywhere stands with the first region, and the rest with its own', () => {
    expect(anyTime(national, 'need')).toEqual(['diary.record']);
    expect(anyTime(national, 'harm')).toEqual(['talk.note']);
  });
  it('lists every way that it takes', () => {
    expect(waysOfAction(national, 'case.stop').map(({ from }) => from)).toEqual(['need.paper.writing', 'need.paper.waiting', 'need.planning', 'need.closed']);
  });
  it('decides, where it approves', () => {
    expect(isApproval(national.actions['paper.approve'])).toBe(true);
    expect(isApproval(national.actions['paper.return'])).toBe(false);
  });
  it('every state can be chosen that holds no others', () => {
    expect(statesOf(national).map(({ id }) => id)).toEqual(['need.paper.writing', 'need.paper.waiting', 'need.planning', 'need.closed', 'harm.none', 'harm.talk']);
  });
});

describe('the drawing', () => {
  const graph = flowGraph(withPanel(), 'need', national);
  const drawing = layFlow(graph, 1000, () => 60);
  it('has a column for each lane, and in it no two states over each other', () => {
    for (const lane of graph.lanes) {
      const boxes = graph.states.filter((state) => state.lane === lane.id).map(({ id }) => drawing.boxes.get(id)!).sort((a, b) => a.y - b.y);
      expect(new Set(boxes.map(({ x }) => x)).size).toBe(1);
      boxes.slice(1).forEach((box, place) => expect(box.y).toBeGreaterThan(boxes[place]!.y + boxes[place]!.height));
    }
  });
  it('holds every state', () => {
    for (const { x, y, width, height } of drawing.boxes.values()) {
      expect(x + width).toBeLessThan(drawing.width);
      expect(y + height).toBeLessThan(drawing.height);
    }
  });
  it('fits its lanes into the room, down to a width that words still fit in', () => {
    expect(drawing.width).toBeLessThanOrEqual(1000);
    expect(layFlow(graph, 100, () => 60).boxes.get('need.closed')!.width).toBe(136);
  });
  it('has one line for each two states that a way leads between', () => {
    const pairs = new Set(graph.ways.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`));
    expect(drawing.ways).toHaveLength(pairs.size);
    for (const { line } of drawing.ways) expect(line).toMatch(/^M[\d.]+ [\d.]+([HV][\d.]+)+$/);
  });
});
