import fc from 'fast-check';
import { openContractStore, type ContractStore } from './contract-store.ts';

let store: ContractStore;
beforeAll(async () => void (store = await openContractStore()));
afterAll(() => store.close());

const scalar = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('', 'a', 'b', 'ab'), fc.constantFrom(null, true, 1.5, new Date(3)));
const value = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const part = fc.oneof({ weight: 3, arbitrary: fc.record({ c: value }, { requiredKeys: [] }) }, { weight: 1, arbitrary: scalar });
/** Only `b` holds lists, as an index may meet one list at most. */
const document = fc.record({ a: scalar, b: fc.oneof(part, fc.array(part, { maxLength: 3 })), d: scalar }, { requiredKeys: [] });

const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lte: scalar }),
  fc.record({ $lt: scalar, $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $not: fc.record({ $gte: scalar }) }),
);
const clause = fc.dictionary(fc.constantFrom('a', 'b', 'b.c', 'd'), condition, { maxKeys: 3, noNullPrototype: true });
const filter = fc.oneof(
  { weight: 4, arbitrary: clause },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(clause, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(clause, { minLength: 1, maxLength: 2 }) }) },
);
const direction = fc.constantFrom<1 | -1>(1, -1);
const sort = fc.dictionary(fc.constantFrom('a', 'd', 'b.c'), direction, { maxKeys: 2, noNullPrototype: true });
const query = fc.record({ filter, sort, skip: fc.nat(3), limit: fc.nat(6) });

const indexes: Record<string, 1 | -1>[] = [{ a: 1 }, { a: 1, d: -1 }, { d: -1, a: -1 }, { b: 1 }, { 'b.c': -1, a: 1 }, { a: 1, 'b.c': 1, d: 1 }];

/** Distinct last sort keys make the order complete, so that both ways have to agree to the letter. */
type Asked = { filter: object; sort: Record<string, 1 | -1>; skip: number; limit: number };

test('an index never changes the answer of a query', async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 10, maxLength: 40 }), fc.array(query, { minLength: 40, maxLength: 40 }), async (documents, queries) => {
      const things = store.collection();
      await things.insertMany(documents.map((fields, _id) => ({ _id, ...fields })) as object[]);
      const answer = async ({ filter: wanted, sort: by, skip, limit }: Asked, scan: boolean) => {
        const order = { ...by, _id: 1 as const };
        const found = things.find(wanted).sort(order).skip(skip).limit(limit);
        const ids = (await (scan ? found.hint({ $natural: 1 }) : found).toArray()).map(({ _id }) => _id as unknown as number);
        const unsorted = things.find(wanted);
        const all = (await (scan ? unsorted.hint({ $natural: 1 }) : unsorted).toArray()).map(({ _id }) => _id as unknown as number);
        return { ids, all: all.sort((one, other) => one - other), count: await things.countDocuments(wanted, scan ? { hint: '_id_' } : {}) };
      };
      const scanned = await Promise.all(queries.map((one) => answer(one, true)));
      for (const index of indexes) await things.createIndex(index);
      const indexed = await Promise.all(queries.map((one) => answer(one, false)));
      asked += queries.length;
      for (const [position, one] of queries.entries()) expect({ one, ...indexed[position] }).toEqual({ one, ...scanned[position] });
    }),
    { numRuns: 25, seed: 20261123 },
  );
  expect(asked).toBeGreaterThanOrEqual(1000);
}, 120_000);

test('an index gives the order it promises, without a field that makes it complete', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 10, maxLength: 30 }), fc.array(query, { minLength: 20, maxLength: 20 }), async (documents, queries) => {
      const things = store.collection();
      const flat = documents.map(({ a, d }, _id) => ({ _id, ...(a !== undefined && { a }), ...(d !== undefined && { d }) }));
      await things.insertMany(flat as object[]);
      const keysOf = async ({ filter: wanted, sort: by }: Asked) =>
        (await things.find(wanted).sort(by).toArray()).map((found) => Object.keys(by).map((name) => found[name] ?? null));
      const scanned = await Promise.all(queries.map(keysOf));
      for (const index of indexes) await things.createIndex(index);
      expect(await Promise.all(queries.map(keysOf))).toEqual(scanned);
    }),
    { numRuns: 10, seed: 7 },
  );
}, 120_000);
