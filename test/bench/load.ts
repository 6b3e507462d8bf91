import { randomUUID } from 'node:crypto';
import { openLine, type HttpLine } from './http-line.ts';

/** One worker's part of a load: who she is, and the addresses that she sends to in turn. */
export interface LoadClient {
  readonly token: string;
  readonly paths: readonly string[];
}
export interface LoadOrder {
  readonly host: string;
  readonly port: number;
  readonly clients: readonly LoadClient[];
  /** Bodies without their id, as JSON; each is sent with an id of its own. */
  readonly bodies: readonly string[];
  readonly milliseconds: number;
}
export interface LoadResult {
  /** Answers of status 200, and how long it took until the last of them. */
  readonly accepted: number;
  readonly milliseconds: number;
  readonly latencies: readonly number[];
  readonly refused: { readonly [status: string]: number };
  /** Microseconds of processor time that the client itself took, per request. */
  readonly clientCost: number;
}

/** Sends as fast as answers come, each client one request at a time, until the time is over. */
export async function runLoad({ host, port, clients, bodies, milliseconds }: LoadOrder): Promise<LoadResult> {
  const lines = await Promise.all(clients.map(() => openLine(host, port)));
  const latencies: number[] = [];
  const refused: { [status: string]: number } = {};
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const until = begun + milliseconds;

  async function work({ token, paths }: LoadClient, line: HttpLine, first: number): Promise<void> {
    for (let turn = first; performance.now() < until; turn += 1) {
      const request = written(host, token, paths[turn % paths.length] as string, bodies[turn % bodies.length] as string);
      const sent = performance.now();
      const status = await line.send(request);
      if (status < 300) latencies.push(performance.now() - sent);
      else refused[status] = (refused[status] ?? 0) + 1;
    }
  }
  try {
    await Promise.all(clients.map((client, index) => work(client, lines[index] as HttpLine, index)));
  } finally {
    for (const line of lines) line.close();
  }
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { accepted: latencies.length, milliseconds: took, latencies, refused, clientCost: (user + system) / Math.max(1, latencies.length) };
}

function written(host: string, token: string, path: string, body: string): string {
  const content = `{"id":"${randomUUID()}",${body.slice(1)}`;
  return `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}
