import type { Document } from '../bson.ts';
import { keyFields, toCollectionIndex, type CollectionIndex } from '../storage/collection.ts';
import { choosePlan } from './choose-plan.ts';

let id = 0;
function index(keyPattern: Document, more: Partial<{ unique: boolean; multikey: boolean }> = {}): CollectionIndex {
  id += 1;
  return toCollectionIndex({ id, name: Object.keys(keyPattern).join('+'), keyPattern, unique: false, multikey: false, ...more });
}

const byId = index({ _id: 1 }, { unique: true });
const byStream = index({ stream: 1, version: 1 }, { unique: true });
const byTeam = index({ team: 1, due: -1, name: 1 });
const byTag = index({ tags: 1, due: 1 }, { multikey: true });
const all = [byId, byStream, byTeam, byTag];

const plan = (filter: Document, sort: Document = {}) => {
  const { index: chosen, covered, order, ranges } = choosePlan(all, filter, keyFields(sort));
  return { by: chosen?.name, covered, order, ranges: ranges.length };
};

test.each<[string, Document, Document, ReturnType<typeof plan>]>([
  ['nothing is asked: the whole collection, as it lies', {}, {}, { by: undefined, covered: true, order: 'forward', ranges: 0 }],
  ['a field without an index: the whole collection, filtered', { other: 1 }, {}, { by: undefined, covered: false, order: 'forward', ranges: 0 }],
  ['a unique key', { stream: 's', version: 3 }, {}, { by: 'stream+version', covered: true, order: 'forward', ranges: 1 }],
  ['the beginning of a key', { stream: 's' }, {}, { by: 'stream+version', covered: true, order: 'forward', ranges: 1 }],
  ['equality, then the order of the rest', { team: 'n' }, { due: -1 }, { by: 'team+due+name', covered: true, order: 'forward', ranges: 1 }],
  ['the same backwards', { team: 'n' }, { due: 1, name: -1 }, { by: 'team+due+name', covered: true, order: 'backward', ranges: 1 }],
  ['equality, range and order', { team: 'n', due: { $gt: 1, $lte: 5 } }, { due: 1 }, { by: 'team+due+name', covered: true, order: 'backward', ranges: 1 }],
  ['a sort that names the equal field as well', { team: 'n' }, { team: 1, due: -1 }, { by: 'team+due+name', covered: true, order: 'forward', ranges: 1 }],
  ['a sort that runs two ways', { team: 'n' }, { due: 1, name: 1 }, { by: 'team+due+name', covered: true, order: 'no', ranges: 1 }],
  ['several values: several ranges, to be sorted', { team: { $in: ['n', 's', 'n'] } }, { due: -1 }, { by: 'team+due+name', covered: true, order: 'no', ranges: 2 }],
  ['an order alone', {}, { team: 1 }, { by: 'team+due+name', covered: true, order: 'forward', ranges: 1 }],
  ['a filter that says more than the index', { team: 'n', other: 1 }, { due: -1 }, { by: 'team+due+name', covered: false, order: 'forward', ranges: 1 }],
  ['null, which an index cannot tell from what is missing in a list', { team: null }, {}, { by: 'team+due+name', covered: false, order: 'forward', ranges: 1 }],
  ['an index over lists gives no order', { tags: 'x' }, { due: 1 }, { by: 'tags+due', covered: true, order: 'no', ranges: 1 }],
  ['two bounds on lists', { tags: { $gt: 'a', $lt: 'c' } }, {}, { by: 'tags+due', covered: false, order: 'forward', ranges: 1 }],
  ['a choice of filters', { $or: [{ team: 'n' }, { other: 1 }] }, {}, { by: undefined, covered: false, order: 'forward', ranges: 0 }],
  ['conditions joined by $and', { $and: [{ team: 'n' }, { due: { $gte: 1 } }] }, {}, { by: 'team+due+name', covered: true, order: 'forward', ranges: 1 }],
  ['bounds of two types', { team: { $gt: 1, $lt: 'x' } }, {}, { by: 'team+due+name', covered: false, order: 'forward', ranges: 1 }],
])('%s', (_name, filter, sort, expected) => {
  expect(plan(filter, sort)).toEqual(expected);
});

test('a hint overrides the choice', () => {
  expect(choosePlan(all, { team: 'n' }, [], byId)).toMatchObject({ index: byId, covered: false });
  expect(choosePlan(all, { team: 'n' }, [], 'scan').index).toBeUndefined();
});
