/**
 * The rooms of the project and who may import whom: the table of docs/architecture.md as data.
 * `test/rooms.test.ts` holds every file to it. A folder that is not here fails, so a new room begins here.
 */
export interface Room {
  readonly name: string;
  /** Folders (ending with a slash) and files; the longest match decides. */
  readonly paths: readonly string[];
  /** Rooms it may import, beside itself. */
  readonly may: readonly string[];
  /** Rooms of which it may import types alone. */
  readonly types?: readonly string[];
  /** Packages; `node:` stands for all of Node's own modules, `name/*` for a package and its parts. */
  readonly packages?: readonly string[];
  /** What the limits are for. */
  readonly why: string;
}

const schema = ['schema/values', 'schema/messages', 'schema/files', 'schema/sheets'];

export const rooms: readonly Room[] = [
  {
    name: 'schema/values',
    paths: ['schema/values/'],
    may: [],
    why: 'Everything else stands on it; both sides carry it.',
  },
  {
    name: 'schema/messages',
    paths: ['schema/messages/', 'schema/messages.ts'],
    may: [],
    types: ['schema/values'],
    why: 'A sentence for a code; both sides carry it.',
  },
  {
    name: 'schema/files',
    paths: ['schema/files/'],
    may: ['schema/values'],
    why: 'Columns of the files we read, as data.',
  },
  {
    name: 'schema/sheets',
    paths: ['schema/sheets/'],
    may: ['schema/values'],
    why: 'A sheet as plain data, for both renderers.',
  },
  {
    name: 'server/policy',
    paths: ['server/policy/'],
    may: ['schema/values'],
    packages: ['zod'],
    why: 'A rule gives the same answer in an audit two years later. zod: decision 010.',
  },
  {
    name: 'server/ingest',
    paths: ['server/ingest/'],
    may: ['schema/values', 'schema/files', 'schema/sheets'],
    packages: ['node:', 'hucre/*', 'udsv', 'yaml', 'yauzl'],
    why: 'Parsing cannot write (no db); reading does not judge (no policy).',
  },
  {
    name: 'server/db',
    paths: ['server/db/'],
    may: ['schema/values'],
    types: ['server/policy'],
    packages: ['node:', '@mikro-orm/*', 'better-sqlite3', 'kysely', 'pg', 'pg-copy-streams'],
    why: 'The only room with a database driver; it does not know who asked.',
  },
  {
    name: 'server/services',
    paths: ['server/services/'],
    may: ['schema/values', 'schema/files', 'server/policy', 'server/db', 'server/ingest'],
    packages: ['node:'],
    why: 'An act does not know who asked: GraphQL, HTTP or a command.',
  },
  {
    name: 'server/graphql',
    paths: ['server/graphql/'],
    may: ['schema/values', 'schema/messages', 'server/services'],
    types: ['server/policy'],
    packages: ['node:', '@apollo/server/*', '@graphql-tools/schema', 'dataloader', 'graphql', 'graphql-jit'],
    why: 'Translation alone: no rules, no SQL, no files.',
  },
  {
    name: 'server/export',
    paths: ['server/export/'],
    may: ['schema/sheets', 'schema/values'],
    packages: ['node:', 'hucre/*'],
    why: 'Writes a model it is given; asks nobody for figures.',
  },
  {
    name: 'server/http',
    paths: ['server/http/'],
    may: [...schema, 'server/services', 'server/export', 'server/graphql'],
    types: ['server/config'],
    packages: ['node:', 'express', 'selfsigned', '@apollo/server'],
    why: 'Bytes in, bytes out: requests for GraphQL, uploads, exports, pages, health. Decision 005.',
  },
  {
    name: 'server/demo',
    paths: ['server/demo/'],
    may: ['schema/values'],
    why: 'A synthetic county from a seed; goes into the database through the import like any other.',
  },
  {
    name: 'server/cli',
    paths: ['server/cli/'],
    may: [
      'schema/values',
      'schema/messages',
      'server/services',
      'server/export',
      'server/demo',
      'server/app',
      'server/config',
    ],
    types: ['server/policy', 'server/db'],
    packages: ['node:'],
    why: 'Arguments in, services called, text out.',
  },
  {
    name: 'server/app',
    paths: ['server/app.ts'],
    may: ['server/config', 'server/db', 'server/services', 'server/graphql', 'server/http'],
    packages: ['node:', 'express', 'helmet'],
    why: 'The composition root: everything is made here and handed down.',
  },
  {
    name: 'server/config',
    paths: ['server/config.ts'],
    may: [],
    types: ['server/services'],
    packages: ['node:'],
    why: 'The one reader of the environment.',
  },
  {
    name: 'server/entry',
    paths: ['server/main.ts', 'server/run.js', 'server/guard.js'],
    may: ['server/cli'],
    packages: ['node:'],
    why: 'Checks the Node version, then runs one command.',
  },
  {
    name: 'addin/excel',
    paths: ['addin/excel/'],
    may: ['schema/sheets', 'schema/messages', 'schema/values'],
    why: 'The only room where `Excel.` is written; knows neither the server nor the page.',
  },
  {
    name: 'addin/client',
    paths: ['addin/client/'],
    may: ['schema/messages', 'schema/values'],
    // Named by the generated types.
    packages: ['@graphql-typed-document-node/core'],
    why: 'Requests alone: runs without Excel and without a page.',
  },
  {
    name: 'addin/functions',
    paths: ['addin/functions/'],
    may: ['schema/messages', 'schema/values', 'addin/client'],
    why: 'What a formula asks: no page, and no Excel but the runtime that calls it.',
  },
  {
    name: 'addin/taskpane',
    paths: ['addin/taskpane/'],
    may: [...schema, 'addin/excel', 'addin/client', 'addin/commands', 'addin/functions'],
    packages: ['react', 'react-dom/*', '@fluentui/react-components', '@fluentui/react-icons'],
    why: 'Views and acts, and the composition root of the pane.',
  },
  {
    name: 'addin/commands',
    paths: ['addin/commands/'],
    may: ['schema/messages', 'addin/taskpane'],
    types: ['addin/functions'],
    why: 'Ribbon buttons call the same acts as the pane.',
  },
  {
    name: 'addin/preview',
    paths: ['addin/preview/'],
    may: [],
    packages: ['@ironcalc/wasm/*', '@fortune-sheet/*', 'react', 'react-dom/*', 'hucre/*'],
    why: 'It plays Excel; it knows nothing of us.',
  },
  {
    name: 'addin/build',
    paths: ['addin/vite.config.ts'],
    may: ['addin/functions'],
    packages: ['node:', 'vite', '@vitejs/plugin-react'],
    why: 'Builds the pages; part of no page.',
  },
  {
    name: 'test',
    paths: ['test/'],
    may: ['*'],
    packages: ['*'],
    why: 'Tests may see everything; nothing but tests may see them.',
  },
];

/** One file that goes beyond its room, and why. The test fails when the import is gone: then the line goes too. */
export interface Exception {
  readonly file: string;
  /** Room or package. */
  readonly imports: string;
  readonly why: string;
}

export const importExceptions: readonly Exception[] = [
  {
    file: 'server/graphql/notice/notice.ts',
    imports: 'server/policy',
    why: 'Clause facts and open days are pure functions of a stored notice: to pass them through services adds a name and no check.',
  },
  {
    file: 'server/cli/export.ts',
    imports: 'server/http',
    why: 'The command writes the very sheet that /export/… sends; both take it from one function.',
  },
  {
    file: 'server/cli/breakdown.ts',
    imports: 'server/http',
    why: 'The command writes the very forms and returned copies that /export/… sends.',
  },
  {
    file: 'server/cli/demo.ts',
    imports: 'server/db',
    why: 'Invented villages are added as rows: no act for adding divisions exists yet.',
  },
  {
    file: 'server/cli/demo.ts',
    imports: 'server/policy',
    why: 'The synthetic county has as many residents as the notice has quotas.',
  },
  {
    file: 'server/cli/migrate.ts',
    imports: 'server/db',
    why: 'Opening the database brings it up to date, and that is the whole command.',
  },
  {
    file: 'server/cli/manifest/check.ts',
    imports: 'xmllint-wasm',
    why: 'The XSD check of the manifest; loaded when asked, a development dependency.',
  },
  {
    file: 'server/cli/manifest.ts',
    imports: 'office-addin-cli',
    why: 'Reads the port of `manifest sideload --port`; loaded when asked, a development dependency.',
  },
  {
    file: 'addin/preview/node.ts',
    imports: 'node:',
    why: 'The simulated Excel in a test process: loads the real office.js from disk.',
  },
  {
    file: 'addin/preview/node.ts',
    imports: '@microsoft/office-js',
    why: 'The shipped runtime, unmodified; browsers get it from /office-js/.',
  },
];

/** Who reads the environment, beside `server/config.ts`. */
export const environmentReaders: readonly Omit<Exception, 'imports'>[] = [
  {
    file: 'server/cli/account.ts',
    why: 'ACCOUNT_PASSWORD: a password is no argument, since arguments are seen by all.',
  },
  {
    file: 'server/main.ts',
    why: 'DEBUG: prints the stack of a failure that may be one of the configuration.',
  },
  {
    file: 'server/guard.js',
    why: 'NODE_COMPILE_CACHE: where Node keeps compiled sources, for threads and child processes too.',
  },
  { file: 'addin/vite.config.ts', why: 'OFFICE_JS_URL: an option of the build, unknown to the server.' },
];

/** Who writes `Excel` outside `addin/excel`. */
export const excelWriters: readonly Omit<Exception, 'imports'>[] = [
  {
    file: 'addin/preview/node.ts',
    why: 'Hands out the runtime it has loaded, under the type of the runtime.',
  },
];

/** Packages that another one brings along, and that are named in types or tests alone. */
export const broughtAlong: readonly string[] = [
  '@fortune-sheet/core',
  '@graphql-typed-document-node/core',
  '@jest/globals',
];

/** The room of a file; null when it is in none. */
export function roomOf(path: string): Room | null {
  let found: Room | null = null;
  let longest = 0;
  for (const room of rooms) {
    for (const prefix of room.paths) {
      const isIn = prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix;
      if (isIn && prefix.length > longest) {
        found = room;
        longest = prefix.length;
      }
    }
  }
  return found;
}

/** `@scope/name` or `name` of a specifier; Node's own modules are `node:`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Whether the room may load a specifier. */
export function mayLoad(room: Room, specifier: string): boolean {
  return (room.packages ?? []).some((allowed) => {
    if (allowed === '*') return true;
    if (allowed === 'node:') return specifier.startsWith('node:');
    const base = allowed.replace(/\/\*$/, '');
    return specifier === base || (allowed !== base && specifier.startsWith(`${base}/`));
  });
}
