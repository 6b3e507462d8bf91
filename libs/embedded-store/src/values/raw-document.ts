/** Where one field stands in the bytes of a BSON document. */
export interface RawElement {
  readonly type: number;
  readonly name: string;
  /** Offset of the type byte, of the value, and of the byte after the value. */
  readonly start: number;
  readonly value: number;
  readonly end: number;
}

export const rawType = { document: 3, array: 4 } as const;

const fixedSizes: Readonly<Record<number, number>> = {
  0x01: 8, 0x06: 0, 0x07: 12, 0x08: 1, 0x09: 8, 0x0a: 0, 0x10: 4, 0x11: 8, 0x12: 8, 0x13: 16, 0x7f: 0, 0xff: 0,
};

function valueSize(raw: Buffer, type: number, at: number): number {
  const fixed = fixedSizes[type];
  if (fixed !== undefined) return fixed;
  switch (type) {
    case 0x02: case 0x0d: case 0x0e:
      return 4 + raw.readInt32LE(at);
    case 0x03: case 0x04: case 0x0f:
      return raw.readInt32LE(at);
    case 0x05:
      return 5 + raw.readInt32LE(at);
    case 0x0b: {
      const options = raw.indexOf(0, at) + 1;
      return raw.indexOf(0, options) + 1 - at;
    }
    case 0x0c:
      return 16 + raw.readInt32LE(at);
    default:
      throw new Error(`BSON type ${type} is unknown`);
  }
}

/** The fields of a BSON document in order, without decoding their values. */
export function elementsOf(raw: Buffer): RawElement[] {
  const elements: RawElement[] = [];
  const last = raw.length - 1;
  for (let start = 4; start < last; ) {
    const type = raw[start]!;
    const nameEnd = raw.indexOf(0, start + 1);
    const value = nameEnd + 1;
    const end = value + valueSize(raw, type, value);
    if (nameEnd < 0 || end < value || end > last) throw new Error('A BSON document is malformed');
    elements.push({ type, name: raw.toString('utf8', start + 1, nameEnd), start, value, end });
    start = end;
  }
  return elements;
}

/** A BSON document of the element bytes given. */
export function documentOf(elements: readonly Uint8Array[]): Buffer {
  const size = elements.reduce((sum, element) => sum + element.length, 5);
  const raw = Buffer.allocUnsafe(size);
  raw.writeInt32LE(size, 0);
  let at = 4;
  for (const element of elements) {
    raw.set(element, at);
    at += element.length;
  }
  raw[at] = 0;
  return raw;
}

/** The same document with only the fields that are wanted. */
export function onlyFields(raw: Buffer, isWanted: (name: string) => boolean): Buffer {
  return documentOf(elementsOf(raw).filter(({ name }) => isWanted(name)).map(({ start, end }) => raw.subarray(start, end)));
}

/** The bytes between a document's length and its end: its elements, ready to stand in another document. */
export function contentsOf(raw: Buffer): Buffer {
  return raw.subarray(4, raw.length - 1);
}

/** A named element of type document or array, from that document's own bytes. */
export function namedElement(type: 3 | 4, name: string, raw: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`, 'utf8'), raw]);
}

/** The bytes of the `_id` element, or undefined. */
export function findIdElement(raw: Buffer): Buffer | undefined {
  const element = elementsOf(raw).find(({ name }) => name === '_id');
  return element && raw.subarray(element.start, element.end);
}

/** The same document with this `_id` element, first as MongoDB keeps it. */
export function withIdElement(raw: Buffer, id: Uint8Array): Buffer {
  const others = elementsOf(raw)
    .filter(({ name }) => name !== '_id')
    .map(({ start, end }) => raw.subarray(start, end));
  return documentOf([id, ...others]);
}

/** Whether `_id` is the document's first field. */
export function startsWithId(raw: Buffer): boolean {
  return raw.length > 8 && raw[5] === 0x5f && raw[6] === 0x69 && raw[7] === 0x64 && raw[8] === 0;
}
