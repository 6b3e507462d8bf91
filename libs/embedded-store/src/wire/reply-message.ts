import { bson, encode, type Document } from '../bson.ts';
import type { Reply } from '../commands/request.ts';
import { contentsOf, documentOf, namedElement, rawType } from '../values/raw-document.ts';
import { opcode } from './parse-message.ts';

/** The bytes of an answer, in the operation the question came in. */
export function replyMessage(reply: Reply, to: number, askedWith: number): Buffer {
  const body = replyDocument(reply);
  const isQuery = askedWith === opcode.query;
  const headBytes = isQuery ? 36 : 21;
  const message = Buffer.alloc(headBytes + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(to, 8);
  message.writeInt32LE(isQuery ? opcode.reply : opcode.message, 12);
  if (isQuery) message.writeInt32LE(1, 32);
  body.copy(message, headBytes);
  return message;
}

/** Stored documents are copied in as they are, without decoding. */
function replyDocument({ fields = {}, cursor, value }: Reply): Buffer {
  if (!cursor && value === undefined) return encode(fields);
  const parts: Buffer[] = [];
  if (cursor) parts.push(namedElement(rawType.document, 'cursor', cursorDocument(cursor)));
  if (value) parts.push(namedElement(rawType.document, 'value', value));
  const rest: Document = value === null ? { ...fields, value: null } : fields;
  return documentOf([...parts, contentsOf(encode(rest))]);
}

function cursorDocument({ id, namespace, batch, documents }: NonNullable<Reply['cursor']>): Buffer {
  const head = encode({ id: bson.Long.fromNumber(id), ns: namespace });
  const elements = documents.flatMap((document, position) => [Buffer.from(`\x03${position}\0`, 'latin1'), document]);
  return documentOf([namedElement(rawType.array, batch, documentOf(elements)), contentsOf(head)]);
}
