import mongoose, { Types } from 'mongoose';
import { openContractStore, type ContractStore } from './contract-store.ts';

const { Long, Double, Int32, Binary, UUID, MinKey, MaxKey } = mongoose.mongo;

let store: ContractStore;
beforeAll(async () => void (store = await openContractStore()));
afterAll(() => store.close());

const everything = () => ({
  when: new Date(-1),
  bytes: new Binary(Buffer.from([0, 255, 128, 0])),
  uuid: new UUID('00000000-0000-4000-8000-0000000000ff'),
  beyond: Long.fromString('9007199254740993'),
  small: Long.fromNumber(5),
  whole: new Double(5),
  money: Types.Decimal128.fromString('12345678901234567890.12'),
  id: new Types.ObjectId('0123456789abcdef01234567'),
  list: [1.5, 'é😀', true, [1], { deep: null }],
  nothing: null,
  pattern: /^a/i,
});

/** Every value with its BSON type, as text. */
async function stored(things: ReturnType<ContractStore['collection']>): Promise<string> {
  const raw = (await things.findOne({}, { promoteValues: false, bsonRegExp: true, projection: { _id: 0 } }))!;
  return mongoose.mongo.BSON.EJSON.stringify(raw, { relaxed: false });
}

describe('types', () => {
  test('come back as they were stored', async () => {
    const things = store.collection();
    await things.insertOne(everything());
    const read = (await things.findOne({}))!;
    expect(read.when).toEqual(new Date(-1));
    expect([...(read.bytes as InstanceType<typeof Binary>).value()]).toEqual([0, 255, 128, 0]);
    expect(String(read.uuid)).toBe('00000000-0000-4000-8000-0000000000ff');
    expect(String(read.beyond)).toBe('9007199254740993');
    expect(String(read.money)).toBe('12345678901234567890.12');
    expect(String(read.id)).toBe('0123456789abcdef01234567');
    expect(read.list).toEqual([1.5, 'é😀', true, [1], { deep: null }]);
    expect(read.nothing).toBeNull();
    expect('missing' in read).toBe(false);
    expect(read.pattern).toEqual(/^a/i);
  });

  test('survive an update of another field, number types included', async () => {
    const things = store.collection();
    await things.insertOne(everything());
    const before = await stored(things);
    await things.updateOne({}, { $set: { zz: new Int32(1) } });
    expect(await stored(things)).toBe(before.replace(/}$/, ',"zz":{"$numberInt":"1"}}'));
    await things.findOneAndUpdate({}, { $unset: { zz: '' } });
    expect(await stored(things)).toBe(before);
  });

  test('survive a replacement', async () => {
    const things = store.collection();
    await things.insertOne(everything());
    const before = await stored(things);
    await things.replaceOne({}, { a: 1 });
    await things.findOneAndReplace({}, everything());
    expect(await stored(things)).toBe(before);
  });

  test('$inc keeps whole numbers whole and widens them when they outgrow 32 bits', async () => {
    const things = store.collection();
    await things.insertOne({ int: new Int32(2147483647), long: Long.fromString('9007199254740993'), double: new Double(1) });
    await things.updateOne({}, { $inc: { int: new Int32(1), long: new Int32(1), double: new Int32(1), half: 0.5, fresh: Long.fromNumber(7) } });
    expect(JSON.parse(await stored(things))).toEqual({
      int: { $numberLong: '2147483648' },
      long: { $numberLong: '9007199254740994' },
      double: { $numberDouble: '2.0' },
      fresh: { $numberLong: '7' },
      half: { $numberDouble: '0.5' },
    });
  });

  test('are found by value', async () => {
    const things = store.collection();
    await things.createIndex({ id: 1 });
    await things.insertOne(everything());
    const { id, when, uuid, beyond, bytes } = everything();
    for (const filter of [{ id }, { when }, { uuid }, { beyond }, { bytes }, { whole: 5 }, { small: 5 }, { list: 1.5 }]) {
      expect([filter, await things.countDocuments(filter as object)]).toEqual([filter, 1]);
    }
    expect(await things.countDocuments({ beyond: Long.fromString('9007199254740992') } as object)).toBe(0);
    expect(await things.countDocuments({ when: -1 } as object)).toBe(0);
  });
});

describe('sort order', () => {
  const inOrder = () => [
    new MinKey(), null, -Infinity, -1, Long.fromNumber(0), 0.5, 9.5, 10, Long.fromString('9007199254740992'), Long.fromString('9007199254740993'), Infinity,
    '', 'A', 'B', 'a', 'a\0', 'b', 'é', '\uffff', '😀', { a: 1 }, { a: 2 }, { b: 0 }, { a: 'x' },
    new Binary(Buffer.from([9])), new Binary(Buffer.from([1, 1])), new Types.ObjectId('0123456789abcdef01234567'), false, true, new Date(-5), new Date(0), new Date(5), new MaxKey(),
  ];

  test.each([
    ['without an index', undefined],
    ['by an ascending index', 1],
    ['by a descending index', -1],
  ] as const)('goes across all types %s', async (_name, index) => {
    const things = store.collection();
    const values = inOrder().map((v, place) => ({ place, v }));
    await things.insertMany([...values].sort((one, other) => ((one.place * 7) % 31) - ((other.place * 7) % 31)));
    if (index) await things.createIndex({ v: index });
    const places = async (direction: 1 | -1) => (await things.find({}).sort({ v: direction }).toArray()).map(({ place }) => place as number);
    expect(await places(1)).toEqual(values.map(({ place }) => place));
    expect(await places(-1)).toEqual(values.map(({ place }) => place).reverse());
  });

  test('of a list its least element counts upwards and its greatest downwards', async () => {
    const things = store.collection();
    await things.insertMany([{ ref: 'a', v: [5, 1] }, { ref: 'b', v: 3 }, { ref: 'c', v: [] }, { ref: 'd', v: [9, 2] }]);
    const refs = async (direction: 1 | -1) => (await things.find({}).sort({ v: direction }).toArray()).map(({ ref }) => ref);
    expect(await refs(1)).toEqual(['c', 'a', 'd', 'b']);
    expect(await refs(-1)).toEqual(['d', 'a', 'b', 'c']);
    await things.createIndex({ v: 1 });
    expect(await refs(1)).toEqual(['c', 'a', 'd', 'b']);
  });

  test('a range stays within the type of its bound, and leaves NaN out', async () => {
    const things = store.collection();
    await things.insertMany([{ v: 1 }, { v: '2' }, { v: Number.NaN }, { v: null }, { v: new Date(1) }, { v: -Infinity }]);
    for (const index of [false, true]) {
      if (index) await things.createIndex({ v: -1 });
      expect(await things.countDocuments({ v: { $lt: 5 } })).toBe(2);
      expect(await things.countDocuments({ v: { $gte: '' } })).toBe(1);
      expect(await things.countDocuments({ v: { $lte: Number.NaN } })).toBe(1);
      expect(await things.countDocuments({ v: Number.NaN })).toBe(1);
    }
  });
});
