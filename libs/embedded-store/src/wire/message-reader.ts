/** The largest message hello() allows, with room for its envelope. */
const largestMessage = 48_000_000 + 16 * 1024;
const headerBytes = 16;

/**
 * Puts the chunks of a socket together into whole messages. The function returned takes one chunk and gives the
 * messages it completes.
 * @throws when a message announces an impossible length: the connection is of no use then.
 */
export function messageReader(): (chunk: Buffer) => Buffer[] {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = headerBytes;

  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    if (held < wanted) return [];
    const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    const messages: Buffer[] = [];
    let at = 0;
    for (wanted = headerBytes; bytes.length - at >= headerBytes; ) {
      const size = messageSize(bytes, at);
      wanted = size;
      if (bytes.length - at < size) break;
      messages.push(bytes.subarray(at, at + size));
      at += size;
      wanted = headerBytes;
    }
    const rest = bytes.subarray(at);
    chunks = rest.length > 0 ? [rest] : [];
    held = rest.length;
    return messages;
  };
}

function messageSize(bytes: Buffer, at: number): number {
  const size = bytes.readInt32LE(at);
  if (size < headerBytes || size > largestMessage) throw new Error(`A message of ${size} bytes is impossible`);
  return size;
}
