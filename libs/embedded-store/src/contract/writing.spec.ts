import mongoose, { Schema, Types } from 'mongoose';
import { openContractStore, type ContractStore } from './contract-store.ts';

let store: ContractStore;
beforeAll(async () => void (store = await openContractStore()));
afterAll(() => store.close());

type Collection = ReturnType<ContractStore['collection']>;

async function withOne(document: object): Promise<{ things: Collection; id: Types.ObjectId; read: () => Promise<object> }> {
  const things = store.collection();
  const id = new Types.ObjectId();
  await things.insertOne({ _id: id, ...document });
  return { things, id, read: async () => (await things.findOne({ _id: id }, { projection: { _id: 0 } }))! };
}

describe('inserting', () => {
  test('gives an _id and puts it first', async () => {
    const things = store.collection();
    await things.insertOne({ name: 'a' }, { forceServerObjectId: true });
    const [stored] = await things.find({}).toArray();
    expect(Object.keys(stored!)).toEqual(['_id', 'name']);
    expect(stored?._id).toBeInstanceOf(Types.ObjectId);
  });

  test('a list in order stops at the first that is refused', async () => {
    const things = store.collection();
    const list = [{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }] as object[];
    await expect(things.insertMany(list)).rejects.toMatchObject({ code: 11000 });
    expect(await things.countDocuments()).toBe(1);
  });

  test('a list without order keeps all the good ones', async () => {
    const things = store.collection();
    const list = [{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }] as object[];
    await expect(things.insertMany(list, { ordered: false })).rejects.toMatchObject({ code: 11000 });
    expect(await things.countDocuments()).toBe(2);
  });

  test('a document above 16 MB is refused, also when an update makes it so', async () => {
    const { things, id } = await withOne({ text: 'x'.repeat(9_000_000) });
    await expect(things.insertOne({ text: 'x'.repeat(17_000_000) })).rejects.toThrow();
    await expect(things.updateOne({ _id: id }, { $set: { more: 'y'.repeat(9_000_000) } })).rejects.toThrow();
    expect(await things.countDocuments({ more: { $exists: true } })).toBe(0);
  });

  test.each([[['list']], [/pattern/]])('an _id of %p is refused', async (id) => {
    await expect(store.collection().insertOne({ _id: id } as object)).rejects.toMatchObject({ code: 53 });
  });
});

describe('update operators', () => {
  test('$set and $unset change what they name and nothing else', async () => {
    const { things, id, read } = await withOne({ a: 1, deep: { x: 1, y: 2 }, list: [1, 2, 3] });
    await things.updateOne({ _id: id }, { $set: { 'deep.x': 9, 'new.part': 'n', 'list.1': 'two' }, $unset: { 'deep.y': '', a: '', gone: '' } });
    expect(await read()).toEqual({ deep: { x: 9 }, list: [1, 'two', 3], new: { part: 'n' } });
    await things.updateOne({ _id: id }, { $set: { 'list.5': 6 }, $unset: { 'list.0': '' } });
    expect(await read()).toEqual({ deep: { x: 9 }, list: [null, 'two', 3, null, null, 6], new: { part: 'n' } });
  });

  test('new fields are added by name, those that exist keep their place', async () => {
    const { things, id, read } = await withOne({ m: 1 });
    await things.updateOne({ _id: id }, { $set: { z: 1, b: 2 }, $inc: { a: 1, m: 1 } });
    expect(JSON.stringify(await read())).toBe('{"m":2,"a":1,"b":2,"z":1}');
  });

  test('$inc adds, also to what is not there', async () => {
    const { things, id, read } = await withOne({ n: 1, half: 0.5 });
    await things.updateOne({ _id: id }, { $inc: { n: 2, half: 1, fresh: -3, 'deep.n': 1 } });
    expect(await read()).toEqual({ n: 3, half: 1.5, fresh: -3, deep: { n: 1 } });
  });

  test('$min and $max keep the lesser and the greater, across types too', async () => {
    const { things, id, read } = await withOne({ low: 5, high: 5, kept: 5, text: 'b' });
    await things.updateOne({ _id: id }, { $min: { low: 3, kept: 9, fresh: 1, text: 7 }, $max: { high: 8 } });
    expect(await read()).toEqual({ low: 3, high: 8, kept: 5, fresh: 1, text: 7 });
  });

  test('$push, $addToSet and $pull change lists', async () => {
    const { things, id, read } = await withOne({ tags: ['a'], people: [{ id: 1, role: 'x' }, { id: 2, role: 'y' }], marks: [1, 5, 9] });
    await things.updateOne({ _id: id }, { $push: { tags: { $each: ['b', 'c'] }, fresh: 'one' } as object });
    await things.updateOne({ _id: id }, { $addToSet: { tags: { $each: ['c', 'd', 'd'] }, people: { id: 2, role: 'y' } } as object });
    await things.updateOne({ _id: id }, { $pull: { tags: { $in: ['a', 'b'] }, people: { id: 1 }, marks: { $gte: 5 }, missing: 1 } as object });
    expect(await read()).toEqual({ tags: ['c', 'd'], people: [{ id: 2, role: 'y' }], marks: [1], fresh: ['one'] });
    await things.updateOne({ _id: id }, { $pull: { tags: 'd' } as object, $push: { marks: { a: 1 } } as object, $addToSet: { fresh: 'one' } as object });
    expect(await read()).toEqual({ tags: ['c'], people: [{ id: 2, role: 'y' }], marks: [1, { a: 1 }], fresh: ['one'] });
  });

  test.each([
    ['$inc of a text', { $inc: { text: 1 } }, 14],
    ['$inc by a text', { $inc: { n: 'x' } }, 14],
    ['$inc of null', { $inc: { nothing: 1 } }, 14],
    ['$push to a text', { $push: { text: 1 } }, 2],
    ['$addToSet to a number', { $addToSet: { n: 1 } }, 2],
    ['$pull from a text', { $pull: { text: 1 } }, 2],
    ['a path through a number', { $set: { 'n.x': 1 } }, 28],
    ['a path through null', { $set: { 'nothing.x': 1 } }, 28],
    ['a name inside a list', { $set: { 'list.x': 1 } }, 28],
    ['two operators on one field', { $set: { n: 1 }, $inc: { n: 1 } }, 40],
    ['a field and a part of it', { $set: { deep: 1, 'deep.x': 2 } }, 40],
    ['an empty field name', { $set: { 'deep..x': 1 } }, 56],
    ['an unknown operator', { $bogus: { n: 1 } }, 9],
    ['another _id', { $set: { _id: new Types.ObjectId() } }, 66],
    ['no _id', { $unset: { _id: '' } }, 66],
  ])('%s is refused and changes nothing', async (_name, update, code) => {
    const before = { n: 1, text: 't', nothing: null, list: [1], deep: { x: 1 } };
    const { things, id, read } = await withOne(before);
    await expect(things.updateOne({ _id: id }, update as object)).rejects.toMatchObject({ code });
    expect(await read()).toEqual(before);
  });

  test('setting the same _id is no change', async () => {
    const { things, id, read } = await withOne({ n: 1 });
    expect(await things.updateOne({ _id: id }, { $set: { _id: id, n: 2 } })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await read()).toEqual({ n: 2 });
  });

  test('hostile field names do no harm', async () => {
    const { things, id } = await withOne({ constructor: { prototype: { y: 1 } } });
    await expect(things.findOne({ _id: id })).resolves.toMatchObject({ constructor: { prototype: { y: 1 } } });
    await things.updateOne({ _id: id }, { $set: { '__proto__.polluted': 1 } }).catch(() => undefined);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('updating', () => {
  test('updateMany counts what matched and what changed', async () => {
    const things = store.collection();
    await things.insertMany(Array.from({ length: 20 }, (_, n) => ({ n, kind: n % 2 === 1 ? 'odd' : 'even' })));
    expect(await things.updateMany({ n: { $lt: 10 } }, { $set: { kind: 'odd' } })).toMatchObject({ matchedCount: 10, modifiedCount: 5 });
    expect(await things.countDocuments({ kind: 'odd' })).toBe(15);
  });

  test('an update of a field does not lose its place in the index that found it', async () => {
    const things = store.collection();
    await things.createIndex({ n: 1 });
    await things.insertMany(Array.from({ length: 100 }, (_, n) => ({ n })));
    expect(await things.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } })).toMatchObject({ modifiedCount: 100 });
    expect(await things.countDocuments({ n: { $gte: 1000, $lt: 1100 } })).toBe(100);
  });

  test('replaceOne keeps the _id and drops the other fields', async () => {
    const { things, id, read } = await withOne({ a: 1, b: 2 });
    expect(await things.replaceOne({ _id: id }, { c: 3 })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await read()).toEqual({ c: 3 });
    expect(await things.replaceOne({ _id: id }, { c: 3 })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    await expect(things.replaceOne({ _id: id }, { _id: new Types.ObjectId(), c: 4 } as object)).rejects.toMatchObject({ code: 66 });
    expect(await things.replaceOne({ c: 'none' }, { c: 5 })).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
  });

  test('an upsert inserts what filter and update say together', async () => {
    const things = store.collection();
    const filter = { ref: 'u', 'deep.x': { $eq: 1 }, n: { $gt: 5 }, $and: [{ team: 'north' }] };
    const update = { $set: { age: 1 }, $setOnInsert: { tags: ['new'] }, $inc: { count: 2 } };
    const first = await things.updateOne(filter, update, { upsert: true });
    expect(first).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
    const stored = await things.findOne({ _id: first.upsertedId! }, { projection: { _id: 0 } });
    expect(stored).toEqual({ ref: 'u', deep: { x: 1 }, team: 'north', age: 1, count: 2, tags: ['new'] });
    const again = await things.updateOne({ ref: 'u' }, { $set: { age: 2 }, $setOnInsert: { tags: ['no'] } }, { upsert: true });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0 });
    expect(await things.findOne({ ref: 'u' })).toMatchObject({ age: 2, tags: ['new'] });
  });

  test('an upsert takes its _id from the filter or the update', async () => {
    const things = store.collection();
    await things.updateOne({ _id: 'x' as never }, { $set: { n: 1 } }, { upsert: true });
    await things.updateOne({ n: 7 }, { $setOnInsert: { _id: 'y' } as object }, { upsert: true });
    await things.replaceOne({ _id: 'z' as never }, { n: 9 }, { upsert: true });
    expect(await things.find({}).sort({ n: 1 }).toArray()).toEqual([{ _id: 'x', n: 1 }, { _id: 'y', n: 7 }, { _id: 'z', n: 9 }]);
    await expect(things.updateOne({ ref: 1, $and: [{ ref: 2 }] }, { $set: { n: 1 } }, { upsert: true })).rejects.toMatchObject({ code: 54 });
  });

  test('an upsert into a collection that is not there makes it', async () => {
    const things = store.collection();
    await things.updateOne({ ref: 'a' }, { $set: { n: 1 } });
    expect(await things.countDocuments()).toBe(0);
    await things.replaceOne({ ref: 'a' }, { n: 1 }, { upsert: true });
    expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual({ n: 1 });
  });
});

describe('find and modify', () => {
  test('answers with the document before or after', async () => {
    const { things, id } = await withOne({ n: 0, name: 'a' });
    expect(await things.findOneAndUpdate({ _id: id }, { $inc: { n: 1 } })).toMatchObject({ n: 0 });
    expect(await things.findOneAndUpdate({ _id: id }, { $inc: { n: 1 } }, { returnDocument: 'after', projection: { _id: 0, n: 1 } })).toEqual({ n: 2 });
    expect(await things.findOneAndReplace({ _id: id }, { name: 'b' }, { returnDocument: 'after' })).toEqual({ _id: id, name: 'b' });
    expect(await things.findOneAndDelete({ _id: id }, { projection: { _id: 0 } })).toEqual({ name: 'b' });
    expect(await things.findOneAndDelete({ _id: id })).toBeNull();
    expect(await things.findOneAndUpdate({ _id: id }, { $set: { n: 1 } })).toBeNull();
  });

  test('takes the first in the order asked for', async () => {
    const things = store.collection();
    await things.insertMany([{ n: 1 }, { n: 3 }, { n: 2 }]);
    expect(await things.findOneAndUpdate({}, { $set: { taken: true } }, { sort: { n: -1 } })).toMatchObject({ n: 3 });
    expect(await things.findOneAndDelete({ taken: { $exists: false } }, { sort: { n: 1 } })).toMatchObject({ n: 1 });
  });

  test('upserts and answers with what it inserted', async () => {
    const things = store.collection();
    expect(await things.findOneAndUpdate({ ref: 'a' }, { $inc: { n: 1 } }, { upsert: true })).toBeNull();
    expect(await things.findOneAndUpdate({ ref: 'b' }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after' })).toMatchObject({ ref: 'b', n: 1 });
    const whole = await things.findOneAndUpdate({ ref: 'a' }, { $inc: { n: 1 } }, { includeResultMetadata: true });
    expect(whole?.lastErrorObject).toMatchObject({ n: 1, updatedExisting: true });
  });

  test('a conditional version lets one of two writers through', async () => {
    const { things, id } = await withOne({ version: 1 });
    const write = () => things.findOneAndUpdate({ _id: id, version: 1 }, { $inc: { version: 1 } }, { returnDocument: 'after' });
    const [one, other] = await Promise.all([write(), write()]);
    expect([one, other].filter((written) => written !== null)).toHaveLength(1);
  });

  test('two hundred increments at once lose nothing', async () => {
    const { things, id } = await withOne({ n: 0 });
    await Promise.all(Array.from({ length: 200 }, () => things.updateOne({ _id: id }, { $inc: { n: 1 } })));
    expect(await things.findOne({ _id: id })).toMatchObject({ n: 200 });
  });

  test('a stale copy of a model is refused with a version error', async () => {
    const Plan = store.connection.model('VersionedPlan', new Schema({ goal: String }, { optimisticConcurrency: true }));
    const { _id } = await Plan.create({ goal: 'a' });
    const [fresh, stale] = await Promise.all([Plan.findById(_id), Plan.findById(_id)]);
    fresh!.goal = 'b';
    await fresh!.save();
    stale!.goal = 'c';
    await expect(stale!.save()).rejects.toThrow(mongoose.Error.VersionError);
  });
});

describe('deleting and mixing', () => {
  test('deleteOne takes one, deleteMany all, and their index entries go with them', async () => {
    const things = store.collection();
    await things.createIndex({ kind: 1 });
    await things.insertMany(Array.from({ length: 10 }, (_, n) => ({ n, kind: n < 6 ? 'a' : 'b' })));
    expect(await things.deleteOne({ kind: 'a' })).toMatchObject({ deletedCount: 1 });
    expect(await things.deleteMany({ kind: 'a' })).toMatchObject({ deletedCount: 5 });
    expect(await things.countDocuments({ kind: 'a' })).toBe(0);
    expect(await things.countDocuments({})).toBe(4);
    expect(await things.deleteMany({ kind: 'none' })).toMatchObject({ deletedCount: 0 });
  });

  test('bulkWrite does its parts in order and counts them', async () => {
    const things = store.collection();
    await things.insertMany([{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }]);
    const done = await things.bulkWrite([
      { insertOne: { document: { ref: 'new' } } },
      { updateOne: { filter: { ref: 'a' }, update: { $set: { n: 9 } } } },
      { deleteOne: { filter: { ref: 'b' } } },
      { updateOne: { filter: { ref: 'up' }, update: { $set: { n: 1 } }, upsert: true } },
      { replaceOne: { filter: { ref: 'c' }, replacement: { ref: 'c', n: 2 } } },
    ]);
    expect(done).toMatchObject({ insertedCount: 1, matchedCount: 2, modifiedCount: 2, deletedCount: 1, upsertedCount: 1 });
    expect(await things.countDocuments()).toBe(4);
  });
});
