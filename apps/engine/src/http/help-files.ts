import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './problem.ts';
import { sendProblem } from './problem-filter.ts';
import { pathOf, types } from './web-files.ts';

const prefix = '/help/';
/** Pages and what they are drawn with; nothing that runs. */
const served = new Set(['.html', '.css', '.svg', '.png']);
const notMade = '<!doctype html><html lang="en"><title>Help</title><h1>Help</h1><p>The reference has not been made. Run npm run exemplar -- docs.</p></html>';

/** Serves the reference of the definitions: static pages without personal data, for anybody, signed in or not. */
export function serveHelp(server: FastifyInstance, folder: string): void {
  server.route({ method: ['GET', 'HEAD'], url: '/help', handler: (_, reply) => reply.redirect(prefix, 308) });
  server.route({
    method: ['GET', 'HEAD'], url: '/help/*',
    async handler(request: FastifyRequest, reply: FastifyReply) {
      const path = pathOf(request.url);
      const asked = path?.startsWith(prefix) ? path.slice(prefix.length) : undefined;
      if (asked === undefined || asked.includes('\\')) return sendProblem(request, reply, notFound());
      const name = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
      const page = await pageOf(folder, name);
      if (page) return reply.header('content-type', types[extname(name)]).send(page);
      if (asked === '') return reply.header('content-type', types['.html']).send(notMade);
      // Links within a page are relative, so a folder's address has to end as one.
      if (extname(asked) === '' && (await pageOf(folder, `${asked}/index.html`))) return reply.redirect(`${prefix}${encodeURI(asked)}/`, 308);
      return sendProblem(request, reply, notFound());
    },
  });
}

/** A file of the folder; undefined for whatever lies elsewhere, is hidden or is no page. */
async function pageOf(folder: string, name: string): Promise<Buffer | undefined> {
  if (!served.has(extname(name)) || name.split('/').some((part) => part.startsWith('.'))) return undefined;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    return file.startsWith(root + sep) ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}
