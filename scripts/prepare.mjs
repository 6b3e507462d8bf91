// What every command needs first: a fitting Node, the packages of package-lock.json, and a SQLite binding.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.exemplar-installed');

/** Ends the program with one sentence for the person at the keyboard. */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Runs a program in the repository's root, its output shown; returns its exit code. */
export function run(program, args, env = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return done.status ?? 1;
}

/** Runs a package's command with the Node that is running, whatever the PATH says. */
export function node(script, args, env) {
  return run(process.execPath, [join(root, script), ...args], env);
}

const [major, minor] = process.versions.node.split('.').map(Number);

function checkNode() {
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Exemplar needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a newer Node and try again.`);
  }
}

/** The digest of what should be installed: a changed lock file or another Node means installing again. */
function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
}

// Where Node was installed with its headers, the SQLite binding compiles against them instead of fetching them.
function installEnvironment() {
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include', 'node', 'node.h'));
  return headers ? { npm_config_nodedir: prefix } : {};
}

function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return;
  console.log('Installing packages (once; about a minute, and another where SQLite has to be compiled) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const status = run(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], installEnvironment());
  if (status !== 0) stop('Installing the packages failed; the lines above say why. Check the network or the npm registry, then try again.');
  writeFileSync(stamp, wanted());
}

function hasSqlite() {
  if (major > 22 || (major === 22 && minor >= 13)) return true;
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** Makes a fresh clone ready to build: checks Node, installs what is missing, and says what cannot be had. */
export function prepare() {
  checkNode();
  install();
  if (!process.env.MONGODB_URI && !hasSqlite()) {
    stop(
      'No SQLite for the embedded store: use Node 22.13 or newer, or install a C++ compiler, make and python3 ' +
        '(Debian: apt-get install g++ make python3), delete node_modules and try again. Or set MONGODB_URI to a MongoDB replica set.',
    );
  }
}

/** Builds the engine, the web app and the command line; what has not changed comes from the cache. */
export function build(projects = ['engine', 'web', 'cli']) {
  const args = ['run-many', '-t', 'build', 'reference', '-p', projects.join(','), '--outputStyle=static'];
  const done = spawnSync(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) {
    console.error(done.stdout, done.stderr);
    stop('The build failed; the lines above say where.');
  }
}
