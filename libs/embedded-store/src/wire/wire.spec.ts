import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { decode, encode, type Document } from '../bson.ts';
import { startEmbeddedStore, type EmbeddedStore } from '../start-embedded-store.ts';
import { messageReader } from './message-reader.ts';
import { opcode } from './parse-message.ts';

/** A message as a driver sends it: header, flags, then the sections. */
function message(id: number, command: Document, sequences: Record<string, Document[]> = {}, flags = 0): Buffer {
  const lists = Object.entries(sequences).map(([name, documents]) => {
    const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map(encode)]);
    const size = Buffer.alloc(5, 1);
    size.writeInt32LE(content.length + 4, 1);
    return Buffer.concat([size, content]);
  });
  const head = Buffer.alloc(20);
  const sections = Buffer.concat([Buffer.from([0]), encode(command), ...lists]);
  head.writeInt32LE(head.length + sections.length, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(opcode.message, 12);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, sections]);
}

describe('putting chunks together', () => {
  test('gives the same messages however the bytes are cut', () => {
    const sent = [1, 2, 3, 4].map((id) => message(id, { ping: 1, text: 'x'.repeat(id * 40) }));
    const stream = Buffer.concat(sent);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
        const read = messageReader();
        const places = [0, ...cuts.sort((one, other) => one - other), stream.length];
        const received = places.slice(1).flatMap((to, at) => read(stream.subarray(places[at]!, to)));
        expect(received.map((bytes) => bytes.toString('hex'))).toEqual(sent.map((bytes) => bytes.toString('hex')));
      }),
    );
  });

  test.each([0, 15, -1, 50_000_000])('refuses a message that claims to have %d bytes', (size) => {
    const head = Buffer.alloc(16);
    head.writeInt32LE(size, 0);
    expect(() => messageReader()(head)).toThrow(/impossible/);
  });
});

describe('a connection', () => {
  let folder: string;
  let store: EmbeddedStore;
  let socket: Socket;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wire-'));
    store = await startEmbeddedStore({ file: join(folder, 'store.sqlite'), worker: 'here' });
    socket = connect(store.socket);
    await once(socket, 'connect');
  });
  afterEach(async () => {
    socket.destroy();
    await store.stop();
    rmSync(folder, { recursive: true });
  });

  async function replies(count: number): Promise<{ to: number; body: Document }[]> {
    const read = messageReader();
    const found: Buffer[] = [];
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      found.push(...read(chunk as Buffer));
      if (found.length >= count) break;
    }
    return found.map((bytes) => ({ to: bytes.readInt32LE(8), body: decode(bytes.subarray(21)) }));
  }

  test('is answered in the order of its questions, a write before the read after it', async () => {
    const write = message(1, { insert: 'things', $db: 'db' }, { documents: [{ _id: 1, n: 1 }, { _id: 2, n: 2 }] });
    const read = message(2, { find: 'things', filter: { n: 2 }, $db: 'db' });
    const count = message(3, { count: 'things', query: {}, $db: 'db' });
    socket.write(Buffer.concat([write, read, count]));
    const [first, second, third] = await replies(3);
    expect(first).toEqual({ to: 1, body: { n: 2, ok: 1 } });
    expect(second).toMatchObject({ to: 2, body: { ok: 1, cursor: { id: 0, ns: 'db.things', firstBatch: [{ _id: 2, n: 2 }] } } });
    expect(third).toEqual({ to: 3, body: { n: 2, ok: 1 } });
  });

  test('gets no answer to what it wants none for', async () => {
    const moreToCome = 2;
    socket.write(message(1, { insert: 'things', $db: 'db' }, { documents: [{ n: 1 }] }, moreToCome));
    socket.write(message(2, { count: 'things', $db: 'db' }));
    expect(await replies(1)).toEqual([{ to: 2, body: { n: 1, ok: 1 } }]);
  });

  test.each([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['an operation of long ago', Buffer.concat([Buffer.from([20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xd2, 7, 0, 0]), Buffer.alloc(4)])],
    ['a body that is no document', Buffer.concat([message(1, { ping: 1 }).subarray(0, 21), Buffer.alloc(20, 0xff)])],
  ])('that speaks %s is closed, the others are not', async (_name, bytes) => {
    const closed = once(socket, 'close');
    socket.resume();
    if (bytes.readInt32LE(0) === message(1, { ping: 1 }).length) bytes.writeInt32LE(bytes.length, 0);
    socket.write(bytes);
    await closed;
    const connection = await mongoose.createConnection(store.uri).asPromise();
    await connection.collection('things').insertOne({ n: 1 });
    await connection.close();
  });

  test('to the uri names the database asked for', async () => {
    const named = await startEmbeddedStore({ file: join(folder, 'other.sqlite'), database: 'training', socket: join(folder, 'mine.sock') });
    expect(named.uri).toBe(`mongodb://${encodeURIComponent(join(folder, 'mine.sock'))}/training?directConnection=true&retryWrites=false`);
    const connection = await mongoose.createConnection(named.uri).asPromise();
    expect(connection.name).toBe('training');
    await connection.close();
    await named.stop();
  });
});
