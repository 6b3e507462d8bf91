import mongoose from 'mongoose';
import { describeEmbedded, openContractStore, type ContractStore } from './contract-store.ts';

let store: ContractStore;
let things: ReturnType<ContractStore['collection']>;
beforeAll(async () => {
  store = await openContractStore();
  things = store.collection();
  await things.insertOne({ ref: 'a', n: 1, list: [1, 2] });
});
afterAll(() => store.close());

const notSupported = { code: 115, codeName: 'CommandNotSupported' };

/** A real MongoDB does these; the embedded store says that it does not, and never does something else instead. */
describeEmbedded('what the embedded store does not do it refuses aloud:', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['$where', () => things.find({ $where: 'true' }).toArray()],
    ['$expr', () => things.find({ $expr: { $eq: ['$n', 1] } }).toArray()],
    ['$text', () => things.find({ $text: { $search: 'a' } }).toArray()],
    ['$jsonSchema', () => things.find({ $jsonSchema: {} }).toArray()],
    ['$all', () => things.find({ list: { $all: [1] } }).toArray()],
    ['$type', () => things.find({ n: { $type: 'int' } }).toArray()],
    ['$mod', () => things.find({ n: { $mod: [2, 1] } }).toArray()],
    ['$near', () => things.find({ n: { $near: [0, 0] } }).toArray()],
    ['a pattern option it cannot keep', () => things.find({ ref: { $regex: 'a', $options: 'x' } }).toArray()],
    ['a filter by Decimal128', () => things.find({ n: mongoose.Types.Decimal128.fromString('1') }).toArray()],
    ['collation in a query', () => things.find({ ref: 'a' }).collation({ locale: 'en', strength: 2 }).toArray()],
    ['collation in an update', () => things.updateOne({ ref: 'A' }, { $set: { n: 2 } }, { collation: { locale: 'en', strength: 2 } })],
    ['collation in a delete', () => things.deleteOne({ ref: 'A' }, { collation: { locale: 'en', strength: 2 } })],
    ['let', () => things.find({ n: 1 }, { let: { x: 1 } }).toArray()],
    ['a tailable cursor', () => things.find({}, { tailable: true }).toArray()],
    ['min and max of an index', () => things.find({}).hint({ _id: 1 }).min({ _id: 0 }).toArray()],
    ['a projection by $slice', () => things.find({}, { projection: { list: { $slice: 1 } } }).toArray()],
    ['a projection by $elemMatch', () => things.find({}, { projection: { list: { $elemMatch: { $gt: 1 } } } }).toArray()],
    ['a positional projection', () => things.find({ list: 1 }, { projection: { 'list.$': 1 } }).toArray()],
    ['a computed projection', () => things.find({}, { projection: { copy: '$n' } }).toArray()],
    ['aggregation', () => things.aggregate([{ $group: { _id: '$ref', n: { $sum: '$n' } } }]).toArray()],
    ['$lookup', () => things.aggregate([{ $match: {} }, { $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c' } }]).toArray()],
    ['$out', () => things.aggregate([{ $match: {} }, { $out: 'elsewhere' }]).toArray()],
    ['a change stream', () => things.watch().next()],
    ['arrayFilters', () => things.updateOne({}, { $set: { 'list.$[x]': 0 } }, { arrayFilters: [{ x: 1 }] })],
    ['a positional update', () => things.updateOne({ list: 1 }, { $set: { 'list.$': 0 } })],
    ['a positional update of all elements', () => things.updateOne({}, { $inc: { 'list.$[]': 1 } })],
    ['a pipeline update', () => things.updateOne({}, [{ $set: { n: 5 } }])],
    ['$rename', () => things.updateOne({}, { $rename: { n: 'm' } })],
    ['$mul', () => things.updateOne({}, { $mul: { n: 2 } })],
    ['$currentDate', () => things.updateOne({}, { $currentDate: { n: true } })],
    ['$push with $slice', () => things.updateOne({}, { $push: { list: { $each: [3], $slice: 1 } } } as object)],
    ['$push with $sort', () => things.updateOne({}, { $push: { list: { $each: [3], $sort: 1 } } } as object)],
    ['$min of a Decimal128', () => things.updateOne({}, { $min: { n: mongoose.Types.Decimal128.fromString('1') } } as object)],
    ['a capped collection', () => store.connection.db!.createCollection('capped', { capped: true, size: 1000 })],
    ['a validator', () => store.connection.db!.createCollection('checked', { validator: { n: 1 } })],
    ['a view', () => store.connection.db!.createCollection('view', { viewOn: 'x', pipeline: [] })],
    ['a sparse index', () => things.createIndex({ n: 1 }, { sparse: true })],
    ['a partial index', () => things.createIndex({ n: 1 }, { partialFilterExpression: { n: { $gt: 1 } } })],
    ['an index with an expiry', () => things.createIndex({ at: 1 }, { expireAfterSeconds: 60 })],
    ['a hidden index', () => things.createIndex({ n: 1 }, { hidden: true })],
    ['an index with collation', () => things.createIndex({ n: 1 }, { collation: { locale: 'en' } })],
  ])('%s', async (_name, ask) => {
    await expect(ask()).rejects.toMatchObject(notSupported);
    expect(await things.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ ref: 'a', n: 1, list: [1, 2] }]);
  });

  test.each<[string, () => Promise<unknown>, number]>([
    ['a text index', () => things.createIndex({ ref: 'text' }), 67],
    ['a wildcard index', () => things.createIndex({ '$**': 1 }), 67],
    ['a geographic index', () => things.createIndex({ ref: '2dsphere' }), 67],
    ['a command it does not know', () => store.connection.db!.command({ distinct: things.collectionName, key: 'n' }), 59],
    ['a field it does not know', () => store.connection.db!.command({ find: things.collectionName, filter: {}, bogus: 1 }), 40415],
    ['a statement field it does not know', () => store.connection.db!.command({ update: things.collectionName, updates: [{ q: {}, u: { $set: { n: 2 } }, bogus: 1 }] }), 40415],
    ['a collection name it cannot keep', () => store.connection.db!.command({ insert: 'a$b', documents: [{ n: 1 }] }), 73],
    ['acknowledgement by two nodes', () => things.insertOne({ n: 2 }, { writeConcern: { w: 2 } }), 2],
    ['a sort by anything but 1 and -1', () => store.connection.db!.command({ find: things.collectionName, filter: {}, sort: { n: 2 } }), 2],
  ])('%s, with its own code', async (_name, ask, code) => {
    const answer = await ask().catch((error: unknown) => error);
    const [first] = (answer as { writeErrors?: { code: number }[] }).writeErrors ?? [];
    expect(first ?? answer).toMatchObject({ code });
    expect(await things.countDocuments()).toBe(1);
    expect(await things.findOne({})).toMatchObject({ n: 1 });
  });

  test('transactions, and the write in one does not happen', async () => {
    const attempt = store.connection.transaction(async (session) => {
      await things.insertOne({ ref: 'b' }, { session });
    });
    await expect(attempt).rejects.toMatchObject(notSupported);
    expect(await things.countDocuments()).toBe(1);
  });

  test('retryable writes, as a standalone MongoDB does', async () => {
    const numbered = { insert: things.collectionName, documents: [{ ref: 'b' }], txnNumber: mongoose.mongo.Long.fromNumber(1) };
    await expect(store.connection.db!.command(numbered)).rejects.toMatchObject({ code: 20 });
  });
});
