/**
 * The connection string by which the ordinary MongoDB driver reaches a served store, also from another process of the
 * same user. The store has one node and no retryable writes, and the driver has to be told so.
 */
export function uriForSocket(socket: string, database = 'exemplar'): string {
  return `mongodb://${encodeURIComponent(socket)}/${encodeURIComponent(database)}?directConnection=true&retryWrites=false`;
}
