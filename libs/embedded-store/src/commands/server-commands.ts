import { maxDocumentBytes } from '../bson.ts';
import type { Command } from './command.ts';

/** The protocol of MongoDB 7.0: the newest whose commands this server answers. */
const wireVersion = 21;
const maxMessageBytes = 48_000_000;

/** Who this server is: one standalone node that can be written to. */
const hello: Command = {
  writes: false,
  fields: 'any',
  run: () => ({
    fields: {
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      maxBsonObjectSize: maxDocumentBytes,
      maxMessageSizeBytes: maxMessageBytes,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      minWireVersion: 0,
      maxWireVersion: wireVersion,
      readOnly: false,
    },
  }),
};

const ping: Command = { writes: false, fields: [], run: () => ({}) };

const buildInfo: Command = {
  writes: false,
  fields: [],
  run: () => ({ fields: { version: '7.0.0', versionArray: [7, 0, 0, 0], gitVersion: 'embedded', modules: [], storageEngines: ['sqlite'] } }),
};

/** The commands about the server itself, by every name they have. */
export const serverCommands = { hello, ismaster: hello, isMaster: hello, ping, endSessions: ping, buildInfo, buildinfo: buildInfo };
