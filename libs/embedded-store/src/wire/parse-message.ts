import { decode, type Document } from '../bson.ts';
import type { Request } from '../commands/request.ts';

export const opcode = { reply: 1, query: 2004, message: 2013 } as const;

const flag = { checksum: 1, moreToCome: 2 } as const;

/** A message of the MongoDB wire protocol that carries a command. */
export interface IncomingMessage {
  readonly id: number;
  readonly opcode: number;
  /** Whether the sender wants an answer. */
  readonly answered: boolean;
  readonly request: Request;
}

/**
 * Reads OP_MSG, and OP_QUERY, which drivers still use for the first handshake.
 * @throws on any other operation and on malformed bytes: the connection is closed then.
 */
export function parseMessage(bytes: Buffer): IncomingMessage {
  const id = bytes.readInt32LE(4);
  const operation = bytes.readInt32LE(12);
  switch (operation) {
    case opcode.query:
      return { id, opcode: operation, answered: true, request: parseQuery(bytes) };
    case opcode.message: {
      const flags = bytes.readUInt32LE(16);
      const end = (flags & flag.checksum) !== 0 ? bytes.length - 4 : bytes.length;
      return { id, opcode: operation, answered: (flags & flag.moreToCome) === 0, request: parseSections(bytes.subarray(20, end)) };
    }
    default:
      throw new Error(`Operation ${operation} of the wire protocol is not known`);
  }
}

/** flags, collection name, number to skip, number to return, then the command. */
function parseQuery(bytes: Buffer): Request {
  const nameEnd = bytes.indexOf(0, 20);
  const start = nameEnd + 9;
  const body = bytes.subarray(start, endOf(bytes, start));
  return toRequest(body, new Map());
}

/** One body (kind 0) and lists of documents beside it (kind 1). */
function parseSections(bytes: Buffer): Request {
  const sequences = new Map<string, Buffer[]>();
  let body: Buffer | undefined;
  for (let at = 0; at < bytes.length; ) {
    const kind = bytes[at]!;
    const start = at + 1;
    const end = endOf(bytes, start);
    if (kind === 0) body = bytes.subarray(start, end);
    else if (kind === 1) addSequence(sequences, bytes.subarray(start + 4, end));
    else throw new Error(`A section of kind ${kind} is not known`);
    at = end;
  }
  if (!body) throw new Error('A message without a body');
  return toRequest(body, sequences);
}

function addSequence(sequences: Map<string, Buffer[]>, bytes: Buffer): void {
  const nameEnd = bytes.indexOf(0);
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < bytes.length; ) {
    const end = endOf(bytes, at);
    documents.push(bytes.subarray(at, end));
    at = end;
  }
  sequences.set(bytes.toString('utf8', 0, nameEnd), documents);
}

/** The end of what starts with its own length. */
function endOf(bytes: Buffer, start: number): number {
  const size = bytes.readInt32LE(start);
  if (size < 5 || start + size > bytes.length) throw new Error(`A part of ${size} bytes is impossible`);
  return start + size;
}

function toRequest(body: Buffer, sequences: Map<string, Buffer[]>): Request {
  const command: Document = decode(body);
  const name = Object.keys(command)[0] ?? '';
  return { name, database: typeof command.$db === 'string' ? command.$db : 'admin', command, body, sequences };
}
