import type { Socket } from 'node:net';
import type { Reply, Request } from '../commands/request.ts';
import { messageReader } from './message-reader.ts';
import { parseMessage, type IncomingMessage } from './parse-message.ts';
import { replyMessage } from './reply-message.ts';

export type RunRequest = (request: Request) => Reply | Promise<Reply>;

/** Answers the messages of one connection, one after another in the order they came. */
export function serveConnection(socket: Socket, run: RunRequest): void {
  const read = messageReader();
  let last: Promise<void> | undefined;

  function answer(message: IncomingMessage, reply: Reply): void {
    if (message.answered && !socket.destroyed) socket.write(replyMessage(reply, message.id, message.opcode));
  }

  function take(message: IncomingMessage): void | Promise<void> {
    const reply = run(message.request);
    if (reply instanceof Promise) return reply.then((later) => answer(message, later));
    answer(message, reply);
  }

  function queue(message: IncomingMessage): void {
    const waiting = last ? last.then(() => take(message)) : take(message);
    if (!waiting) return;
    const mine: Promise<void> = waiting.catch(() => void socket.destroy()).then(() => {
      if (last === mine) last = undefined;
    });
    last = mine;
  }

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const bytes of read(chunk)) queue(parseMessage(bytes));
    } catch {
      // Not this protocol: the driver sees a closed connection.
      socket.destroy();
    }
  });
}
