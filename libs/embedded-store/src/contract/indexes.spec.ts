import { Schema, Types } from 'mongoose';
import { describeEmbedded, openContractStore, type ContractStore } from './contract-store.ts';

let store: ContractStore;
beforeAll(async () => void (store = await openContractStore()));
afterAll(() => store.close());

describe('unique indexes', () => {
  test('refuse a second document with the same key, and name the key', async () => {
    const things = store.collection();
    await things.createIndex({ ref: 1 }, { unique: true });
    await things.insertMany([{ ref: 'a' }, { ref: 'b' }]);
    const duplicate = { code: 11000, keyPattern: { ref: 1 }, keyValue: { ref: 'a' } };
    await expect(things.insertOne({ ref: 'a' })).rejects.toMatchObject(duplicate);
    await expect(things.insertOne({ ref: 'a' })).rejects.toThrow(/^E11000 duplicate key error collection: .* index: ref_1 dup key: \{ ref: "a" \}/);
    await expect(things.updateOne({ ref: 'b' }, { $set: { ref: 'a' } })).rejects.toMatchObject(duplicate);
    await expect(things.replaceOne({ ref: 'b' }, { ref: 'a' })).rejects.toMatchObject(duplicate);
    await expect(things.findOneAndUpdate({ ref: 'b' }, { $set: { ref: 'a' } })).rejects.toMatchObject(duplicate);
    await expect(things.updateOne({ n: 1 }, { $set: { ref: 'a' } }, { upsert: true })).rejects.toMatchObject(duplicate);
    expect(await things.find({}, { projection: { _id: 0 } }).sort({ ref: 1 }).toArray()).toEqual([{ ref: 'a' }, { ref: 'b' }]);
  });

  test('hold for _id', async () => {
    const things = store.collection();
    const _id = new Types.ObjectId();
    await things.insertOne({ _id });
    await expect(things.insertOne({ _id })).rejects.toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
    await expect(things.insertOne({ _id })).rejects.toThrow(`_id: ObjectId('${_id.toHexString()}')`);
  });

  test('over two fields refuse the pair, not its parts', async () => {
    const events = store.collection();
    await events.createIndex({ 'stream.id': 1, version: 1 }, { unique: true });
    await events.insertMany([{ stream: { id: 's' }, version: 1 }, { stream: { id: 's' }, version: 2 }, { stream: { id: 't' }, version: 1 }]);
    await expect(events.insertOne({ stream: { id: 's' }, version: 2 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { 'stream.id': 1, version: 1 },
      keyValue: { 'stream.id': 's', version: 2 },
    });
  });

  test('count a missing field as null, and numbers by value', async () => {
    const things = store.collection();
    await things.createIndex({ ref: 1 }, { unique: true });
    await things.insertMany([{ n: 1 }, { ref: 5 }]);
    await expect(things.insertOne({ ref: null })).rejects.toMatchObject({ code: 11000, keyValue: { ref: null } });
    await expect(things.insertOne({ ref: 5 })).rejects.toMatchObject({ code: 11000 });
    await things.insertOne({ ref: '5' });
  });

  test('hold for each element of a list, within one document an element may repeat', async () => {
    const things = store.collection();
    await things.createIndex({ marks: 1 }, { unique: true });
    await things.insertOne({ marks: ['a', 'a', 'b'] });
    await expect(things.insertOne({ marks: ['c', 'b'] })).rejects.toMatchObject({ code: 11000, keyValue: { marks: 'b' } });
    await things.insertOne({ marks: ['c'] });
  });

  test('let a document keep its own key and free a key that is given up', async () => {
    const things = store.collection();
    await things.createIndex({ ref: 1 }, { unique: true });
    await things.insertMany([{ ref: 'a' }, { ref: 'b' }]);
    await things.updateOne({ ref: 'a' }, { $set: { n: 1 } });
    await things.updateOne({ ref: 'a' }, { $set: { ref: 'c' } });
    await things.insertOne({ ref: 'a' });
    await things.deleteOne({ ref: 'b' });
    await things.insertOne({ ref: 'b' });
    expect(await things.countDocuments()).toBe(3);
  });

  test('cannot be made over doubles', async () => {
    const things = store.collection();
    await things.insertMany([{ ref: 'a' }, { ref: 'a' }]);
    await expect(things.createIndex({ ref: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect((await things.listIndexes().toArray()).map(({ name }) => name as string)).toEqual(['_id_']);
    expect(await things.countDocuments({ ref: 'a' })).toBe(2);
  });
});

describeEmbedded('an update of many that meets a double', () => {
  test('takes all of it back (a real MongoDB keeps the part before)', async () => {
    const things = store.collection();
    await things.createIndex({ ref: 1 }, { unique: true });
    await things.insertMany([{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }]);
    await expect(things.updateMany({}, { $set: { ref: 'x' } })).rejects.toMatchObject({ code: 11000 });
    expect((await things.find({}).sort({ ref: 1 }).toArray()).map(({ ref }) => ref as string)).toEqual(['a', 'b', 'c']);
    expect(await things.countDocuments({ ref: 'a' })).toBe(1);
  });
});

describe('managing indexes', () => {
  test('creating, listing and dropping', async () => {
    const things = store.collection();
    await things.insertMany([{ a: 1, b: 1 }, { a: 1, b: 2 }]);
    expect(await things.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    expect(await things.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    await things.createIndex({ b: 1 }, { unique: true, name: 'mine' });
    expect(await things.listIndexes().toArray()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1' },
      { v: 2, key: { b: 1 }, name: 'mine', unique: true },
    ]);
    await things.dropIndex('mine');
    await things.insertOne({ a: 1, b: 2 });
    expect(await things.countDocuments({ b: 2 })).toBe(2);
    await expect(things.dropIndex('mine')).rejects.toMatchObject({ code: 27 });
    await things.dropIndexes();
    expect(await things.listIndexes().toArray()).toHaveLength(1);
    expect(await things.countDocuments({ a: 1 })).toBe(3);
  });

  test('another index under a name that is taken is refused', async () => {
    const things = store.collection();
    await things.createIndex({ a: 1 });
    await expect(things.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
    await expect(things.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 86 });
    await expect(things.createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({ code: 85 });
  });

  test('a model syncs its indexes', async () => {
    const schema = new Schema({ a: Number, b: Number }, { autoIndex: false });
    const Model = store.connection.model('SyncedThing', schema);
    await Model.create([{ a: 1, b: 1 }, { a: 2, b: 1 }]);
    await Model.collection.createIndex({ b: 1 });
    schema.index({ a: 1 }, { unique: true });
    expect(await Model.syncIndexes()).toEqual(['b_1']);
    expect(Object.keys(await Model.collection.indexInformation())).toEqual(['_id_', 'a_1']);
    await expect(Model.create({ a: 1 })).rejects.toMatchObject({ code: 11000 });
  });

  test('collections are listed, created once and dropped', async () => {
    const { db } = store.connection;
    await db!.createCollection('listed');
    expect(await db!.listCollections({ name: 'listed' }).toArray()).toMatchObject([{ name: 'listed', type: 'collection' }]);
    await db!.collection('listed').insertOne({ n: 1 });
    await db!.collection('listed').drop();
    expect(await db!.listCollections({ name: 'listed' }).toArray()).toEqual([]);
    expect(await db!.collection('listed').find({}).toArray()).toEqual([]);
  });

  test('a database is dropped without its neighbours', async () => {
    const other = store.connection.useDb(`${store.connection.name}_other`);
    const [mine, theirs] = [store.collection(), other.collection('things')];
    await mine.insertOne({ n: 1 });
    await theirs.insertOne({ n: 2 });
    await other.dropDatabase();
    expect(await theirs.countDocuments()).toBe(0);
    expect(await mine.countDocuments()).toBe(1);
  });

  test('two fields of an index may not both be lists', async () => {
    const things = store.collection();
    await things.createIndex({ a: 1, b: 1 });
    await expect(things.insertOne({ a: [1, 2], b: [1, 2] })).rejects.toMatchObject({ code: 171 });
    await things.insertOne({ a: [1, 2], b: 1 });
    expect(await things.countDocuments({ a: 2, b: 1 })).toBe(1);
  });

  test('a hint has to name an index', async () => {
    const things = store.collection();
    await things.insertMany([{ n: 2 }, { n: 1 }]);
    await things.createIndex({ n: 1 });
    expect(await things.find({ n: { $gt: 0 } }).hint('n_1').toArray()).toHaveLength(2);
    expect(await things.find({ n: 1 }).hint({ _id: 1 }).toArray()).toHaveLength(1);
    await expect(things.find({ n: 1 }).hint('none').toArray()).rejects.toMatchObject({ code: 2 });
  });
});
