import { Schema, Types } from 'mongoose';
import { openContractStore, type ContractStore } from './contract-store.ts';

let store: ContractStore;
beforeAll(async () => void (store = await openContractStore()));
afterAll(() => store.close());

type Collection = ReturnType<ContractStore['collection']>;

/** Twenty children, c00 to c19, aged 0 to 19, with two tags and two addresses each. */
async function twentyChildren(): Promise<Collection> {
  const children = store.collection();
  await children.insertMany(
    Array.from({ length: 20 }, (_, age) => ({
      ref: `c${String(age).padStart(2, '0')}`,
      age,
      team: age % 2 === 1 ? 'odd' : 'even',
      tags: [`t${age % 3}`, `u${age % 5}`],
      born: new Date(Date.UTC(2000, 0, 1 + age)),
      addresses: [
        { kind: 'home', line: `${age} High St` },
        { kind: age % 2 === 1 ? 'foster' : 'school', line: `${age} Low St` },
      ],
    })),
  );
  return children;
}

async function refs(children: Collection, filter: object, sort: Record<string, 1 | -1> = { ref: 1 }): Promise<string[]> {
  const found = await children.find(filter).sort(sort).toArray();
  return found.map(({ ref }) => ref as string);
}

describe('finding', () => {
  test('a child written through a model comes back as that model', async () => {
    const Child = store.connection.model('ReadChild', new Schema({ name: String }, { timestamps: true }));
    const written = await Child.create({ name: 'Ayesha' });
    const read = await Child.findById(written._id);
    expect(read?.name).toBe('Ayesha');
    expect(read?._id).toBeInstanceOf(Types.ObjectId);
    expect(read?.createdAt).toBeInstanceOf(Date);
    expect(await Child.findOne({ name: 'nobody' })).toBeNull();
  });

  test('a collection that was never written is empty', async () => {
    expect(await store.collection().find({}).toArray()).toEqual([]);
  });

  test('sort, skip and limit give one page of a list', async () => {
    const children = await twentyChildren();
    const page = await children.find({ age: { $lt: 10 } }).sort({ team: 1, age: -1 }).skip(1).limit(3).toArray();
    expect(page.map(({ ref }) => ref)).toEqual(['c06', 'c04', 'c02']);
    const beyond = await children.find({}).skip(19).limit(5).toArray();
    expect(beyond).toHaveLength(1);
    expect(await children.find({}).skip(20).toArray()).toEqual([]);
  });

  test('sort, skip and limit give the same page by an index', async () => {
    const children = await twentyChildren();
    await children.createIndex({ team: 1, age: -1 });
    const page = await children.find({ team: 'odd' }).sort({ age: -1 }).skip(1).limit(3).toArray();
    expect(page.map(({ age }) => age)).toEqual([17, 15, 13]);
    const upwards = await children.find({ team: 'odd' }).sort({ age: 1 }).limit(2).toArray();
    expect(upwards.map(({ age }) => age)).toEqual([1, 3]);
    const range = await children.find({ team: 'odd', age: { $gt: 3, $lte: 9 } }).sort({ age: 1 }).toArray();
    expect(range.map(({ age }) => age)).toEqual([5, 7, 9]);
  });

  test('a projection keeps the fields named, in the order they are stored', async () => {
    const children = await twentyChildren();
    const kept = await children.findOne({ ref: 'c01' }, { projection: { age: 1, ref: 1 } });
    expect(Object.keys(kept!)).toEqual(['_id', 'ref', 'age']);
    const parts = await children.findOne({ ref: 'c01' }, { projection: { _id: 0, 'addresses.kind': 1 } });
    expect(parts).toEqual({ addresses: [{ kind: 'home' }, { kind: 'foster' }] });
    const idOnly = await children.findOne({ ref: 'c01' }, { projection: { _id: 1 } });
    expect(Object.keys(idOnly!)).toEqual(['_id']);
  });

  test('a projection leaves the fields named out', async () => {
    const children = await twentyChildren();
    const rest = await children.findOne({ ref: 'c01' }, { projection: { _id: 0, tags: 0, born: 0, 'addresses.line': 0 } });
    expect(rest).toEqual({ ref: 'c01', age: 1, team: 'odd', addresses: [{ kind: 'home' }, { kind: 'foster' }] });
    const allButId = await children.findOne({ ref: 'c01' }, { projection: { _id: 0 } });
    expect(Object.keys(allButId!)).toEqual(['ref', 'age', 'team', 'tags', 'born', 'addresses']);
  });

  test('a projection on a path drops what is not a sub-document', async () => {
    const notes = store.collection();
    await notes.insertMany([{ n: 1, a: 5 }, { n: 2, a: [1, { b: 2, c: 3 }, [{ b: 4, c: 5 }]] }]);
    expect(await notes.find({}, { projection: { _id: 0, 'a.b': 1 } }).sort({ n: 1 }).toArray()).toEqual([{}, { a: [{ b: 2 }, [{ b: 4 }]] }]);
    expect(await notes.find({}, { projection: { _id: 0, n: 0, 'a.b': 0 } }).sort({ n: 1 }).toArray()).toEqual([{ a: 5 }, { a: [1, { c: 3 }, [{ c: 5 }]] }]);
  });
});

describe('filters', () => {
  test('compare values', async () => {
    const children = await twentyChildren();
    expect(await refs(children, { age: { $gte: 3, $lt: 5 } })).toEqual(['c03', 'c04']);
    expect(await refs(children, { age: { $gt: 17, $ne: 18 } })).toEqual(['c19']);
    expect(await refs(children, { ref: { $in: ['c04', 'c01', 'c99'] } }, { ref: -1 })).toEqual(['c04', 'c01']);
    expect(await refs(children, { age: { $nin: [0, 1, 2], $lte: 4 } })).toEqual(['c03', 'c04']);
    expect(await refs(children, { born: { $gt: new Date(Date.UTC(2000, 0, 5)), $lte: new Date(Date.UTC(2000, 0, 7)) } })).toEqual(['c05', 'c06']);
    expect(await refs(children, { age: { $eq: 4 } })).toEqual(['c04']);
  });

  test('tell null from missing only by $exists', async () => {
    const children = store.collection();
    await children.insertMany([{ ref: 'a', age: 1 }, { ref: 'b', age: null }, { ref: 'c' }]);
    expect(await refs(children, { age: null })).toEqual(['b', 'c']);
    expect(await refs(children, { age: { $in: [null, 1] } })).toEqual(['a', 'b', 'c']);
    expect(await refs(children, { age: { $exists: false } })).toEqual(['c']);
    expect(await refs(children, { age: { $exists: true } })).toEqual(['a', 'b']);
    expect(await refs(children, { age: { $ne: null } })).toEqual(['a']);
    expect(await refs(children, { age: { $gte: null } })).toEqual(['b', 'c']);
    expect(await refs(children, { age: { $lt: 5 } })).toEqual(['a']);
  });

  test('reach into arrays and sub-documents', async () => {
    const children = await twentyChildren();
    expect(await children.countDocuments({ tags: 't0' })).toBe(7);
    expect(await children.countDocuments({ 'tags.0': 't1' })).toBe(7);
    expect(await children.countDocuments({ 'tags.1': 't1' })).toBe(0);
    expect(await children.countDocuments({ tags: ['t0', 'u0'] })).toBe(2);
    expect(await children.countDocuments({ tags: { $size: 2 } })).toBe(20);
    expect(await children.countDocuments({ 'addresses.kind': 'foster' })).toBe(10);
    expect(await refs(children, { 'addresses.1.line': '3 Low St' })).toEqual(['c03']);
    expect(await refs(children, { addresses: { $elemMatch: { kind: 'foster', line: '3 Low St' } } })).toEqual(['c03']);
    expect(await refs(children, { addresses: { $elemMatch: { kind: 'home', line: '3 Low St' } } })).toEqual([]);
    expect(await refs(children, { 'addresses.kind': 'home', 'addresses.line': '3 Low St' })).toEqual(['c03']);
    expect(await children.countDocuments({ addresses: { kind: 'home', line: '3 High St' } })).toBe(1);
    expect(await children.countDocuments({ addresses: { line: '3 High St', kind: 'home' } })).toBe(0);
  });

  test('$elemMatch asks one element, two bounds may be met by two', async () => {
    const readings = store.collection();
    await readings.insertMany([{ ref: 'a', v: [1, 9] }, { ref: 'b', v: [5] }, { ref: 'c', v: 5 }, { ref: 'd', v: [1, 2] }]);
    const both = { v: { $gt: 3, $lt: 7 } };
    expect(await refs(readings, both)).toEqual(['a', 'b', 'c']);
    expect(await refs(readings, { v: { $elemMatch: { $gt: 3, $lt: 7 } } })).toEqual(['b']);
    await readings.createIndex({ v: 1 });
    expect(await refs(readings, both)).toEqual(['a', 'b', 'c']);
  });

  test('join with $and, $or, $nor and $not', async () => {
    const children = await twentyChildren();
    expect(await refs(children, { $or: [{ age: 1 }, { ref: 'c04' }] })).toEqual(['c01', 'c04']);
    expect(await children.countDocuments({ $and: [{ age: { $gt: 3 } }, { team: 'odd' }] })).toBe(8);
    expect(await children.countDocuments({ $nor: [{ team: 'odd' }, { age: { $lt: 10 } }] })).toBe(5);
    expect(await children.countDocuments({ age: { $not: { $gte: 5 } } })).toBe(5);
    expect(await children.countDocuments({ ref: { $not: /^c0/ } })).toBe(10);
    expect(await children.countDocuments({ team: 'odd', $or: [{ age: 2 }, { age: 3 }] })).toBe(1);
  });

  test('match patterns', async () => {
    const children = await twentyChildren();
    expect(await refs(children, { ref: /^C1[0-1]$/i })).toEqual(['c10', 'c11']);
    expect(await refs(children, { ref: { $regex: '^c00' } })).toEqual(['c00']);
    expect(await refs(children, { ref: { $regex: '^C01', $options: 'i' } })).toEqual(['c01']);
    expect(await refs(children, { ref: { $in: [/^c05/, 'c07'] } })).toEqual(['c05', 'c07']);
  });

  test.each([
    ['an unknown operator', { age: { $bogus: 1 } }],
    ['an unknown top level operator', { $bogus: 1 }],
    ['an $in without a list', { age: { $in: 5 } }],
    ['an empty $or', { $or: [] }],
    ['a $not of a value', { age: { $not: 5 } }],
    ['$options without $regex', { ref: { $options: 'i' } }],
  ])('%s is refused as a bad value', async (_name, filter) => {
    const children = store.collection();
    await children.insertOne({ ref: 'a', age: 1 });
    await expect(children.find(filter as object).toArray()).rejects.toMatchObject({ code: 2, codeName: 'BadValue' });
  });
});

describe('cursors', () => {
  test('five thousand documents come in batches, each once and in order', async () => {
    const log = store.collection();
    await log.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n })));
    await log.createIndex({ n: 1 });
    const seen: number[] = [];
    for await (const entry of log.find({}).sort({ n: 1 }).batchSize(100)) seen.push(entry.n as number);
    expect(seen).toEqual(Array.from({ length: 5000 }, (_, n) => n));
    expect(await log.find({}).toArray()).toHaveLength(5000);
    expect(await log.find({}).sort({ n: -1 }).limit(3000).batchSize(1000).toArray()).toHaveLength(3000);
  });

  test('a cursor that is closed early leaves the connection usable', async () => {
    const log = store.collection();
    await log.insertMany(Array.from({ length: 500 }, (_, n) => ({ n })));
    const cursor = log.find({}).batchSize(10);
    expect((await cursor.next())?.n).toBe(0);
    await cursor.close();
    expect(await log.countDocuments()).toBe(500);
  });

  test('a cursor does not go on silently when its collection is dropped', async () => {
    const log = store.collection();
    await log.insertMany(Array.from({ length: 500 }, (_, n) => ({ n })));
    const cursor = log.find({}).batchSize(10);
    await cursor.next();
    await log.drop();
    await expect(cursor.toArray()).rejects.toThrow();
  });
});

describe('counting', () => {
  test('countDocuments and estimatedDocumentCount agree with the list', async () => {
    const children = await twentyChildren();
    await children.createIndex({ team: 1 });
    await children.createIndex({ tags: 1 });
    expect(await children.countDocuments({ team: 'odd' })).toBe(10);
    expect(await children.countDocuments({ team: { $in: ['odd', 'even', 'odd'] } })).toBe(20);
    expect(await children.countDocuments({ tags: { $in: ['t0', 'u0'] } })).toBe(9);
    expect(await children.countDocuments({ team: 'nobody' })).toBe(0);
    expect(await children.countDocuments()).toBe(20);
    expect(await children.countDocuments({}, { limit: 3 })).toBe(3);
    expect(await children.countDocuments({ team: 'odd' }, { skip: 4, limit: 100 })).toBe(6);
    expect(await children.estimatedDocumentCount()).toBe(20);
  });
});
