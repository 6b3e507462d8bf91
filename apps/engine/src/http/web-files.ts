import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './problem.ts';
import { sendProblem } from './problem-filter.ts';

/** What a file is, by its extension. */
export const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.map': 'application/json; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
};
const notBuilt = '<!doctype html><html lang="en"><title>Exemplar</title><h1>Exemplar</h1><p>The web app has not been built. Run npm start, or npm run build.</p></html>';

/** Serves the built web app: its files, and its first page for every address that is a page of its own. */
export function serveWeb(server: FastifyInstance, folder: string): void {
  const root = normalize(folder + sep);
  server.route({
    method: ['GET', 'HEAD'], url: '/*',
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const path = pathOf(request.url);
      if (path === undefined || /^\/(api|validators)(\/|$)/.test(path)) return sendProblem(request, reply, notFound());
      const file = normalize(join(root, path));
      const asset = file.startsWith(root) && extname(file) !== '' ? await readFile(file).catch(() => undefined) : undefined;
      if (asset) return reply.header('content-type', types[extname(file)] ?? 'application/octet-stream').header('cache-control', cacheFor(path)).send(asset);
      // An address of a page may hold a dot (an action's name does), so only what asks for no page is missing.
      if (!asksForPage(request, path)) return sendProblem(request, reply, notFound());
      const index = join(root, 'index.html');
      const page = existsSync(index) ? await readFile(index) : notBuilt;
      return reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
    },
  });
}

function asksForPage(request: FastifyRequest, path: string): boolean {
  return !path.startsWith('/assets/') && (extname(path) === '' || (request.headers.accept ?? '').includes('text/html'));
}
/** Files whose name holds a hash of their content never change. */
function cacheFor(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
}
/** The path of an address, decoded; undefined when it cannot be one. */
export function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split('?')[0] ?? '/');
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}
