import { connect, type Socket } from 'node:net';

/** One kept-alive connection, on which one request is under way at a time. */
export interface HttpLine {
  /** Sends a request that is already written out; answers with its status once the whole answer is there. */
  readonly send: (request: string) => Promise<number>;
  readonly close: () => void;
}

/**
 * As little HTTP as measuring needs, so that the client takes little of the machine from what it measures. Understands
 * answers with a content-length only.
 */
export async function openLine(host: string, port: number): Promise<HttpLine> {
  const socket = await connected(host, port);
  let received = Buffer.alloc(0);
  let waiting: { done: (status: number) => void; failed: (error: Error) => void } | undefined;
  const fail = (error: Error) => waiting?.failed(error);
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return fail(new Error(`An answer without a length: ${head}`));
    if (received.length < end + 4 + Number(length)) return;
    received = Buffer.alloc(0);
    waiting?.done(Number(head.slice(9, 12)));
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The connection was closed.')));
  return {
    send: (request) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connect({ host, port, noDelay: true }, () => done(socket));
    socket.once('error', failed);
  });
}
