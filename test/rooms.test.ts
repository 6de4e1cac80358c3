import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  broughtAlong,
  environmentReaders,
  excelWriters,
  importExceptions,
  mayLoad,
  packageOf,
  roomOf,
  rooms,
} from './support/rooms.ts';
import { projectFiles, projectRoot, readSource, type SourceFile, sourceOf } from './support/source-files.ts';

const files = projectFiles();
const sources = files.filter((path) => /\.(ts|tsx|js|mjs|cjs)$/.test(path)).map(readSource);
const ours = sources.filter(({ path }) => roomOf(path)?.name !== 'test');
const sourceAt = new Map(sources.map((source) => [source.path, source]));
const packageJson = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** What a file imports beyond its room: `room` or package, once each. */
function strays(source: SourceFile): string[] {
  const room = roomOf(source.path);
  if (!room) return [];
  const found = source.imports.flatMap(({ specifier, path, isTypeOnly }) => {
    if (path === null) return mayLoad(room, specifier) ? [] : [packageOf(specifier)];
    const target = roomOf(path);
    if (!target) return [`(no room) ${path}`];
    const isAllowed =
      target === room ||
      room.may.includes('*') ||
      room.may.includes(target.name) ||
      (isTypeOnly && room.types?.includes(target.name) === true);
    return isAllowed ? [] : [target.name];
  });
  return [...new Set(found)];
}

describe('rooms', () => {
  it('has a room for every source file', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(sources.filter(({ path }) => !roomOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('has a file in every path of every room, and names only rooms that exist', () => {
    const names = new Set(rooms.map(({ name }) => name));
    const unknown = rooms.flatMap(({ may, types = [] }) =>
      [...may, ...types].filter((name) => name !== '*' && !names.has(name)),
    );
    const empty = rooms
      .flatMap(({ paths }) => paths)
      .filter(
        (prefix) => !files.some((path) => (prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix)),
      );
    expect({ unknown, empty }).toEqual({ unknown: [], empty: [] });
  });

  it('lets no file import beyond its room, but for the exceptions with a reason', () => {
    const found = sources
      .flatMap((source) => strays(source).map((target) => `${source.path} → ${target}`))
      .sort();
    const allowed = importExceptions.map(({ file, imports }) => `${file} → ${imports}`).sort();
    expect(found).toEqual(allowed);
  });

  it('imports only files that are there', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports.flatMap((each) =>
        each.path === null || /\/generated\//.test(each.path) || files.includes(each.path)
          ? []
          : [`${path} → ${each.specifier}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('starts the server on dependencies alone: a development dependency is only loaded when asked', () => {
    const found = ours
      .filter(({ path }) => /^(server|schema)\//.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((each) => each.path === null && !each.isTypeOnly && !each.isDynamic)
          .filter(({ specifier }) => !specifier.startsWith('node:'))
          .filter(({ specifier }) => packageJson.dependencies[packageOf(specifier)] === undefined)
          .map(({ specifier }) => `${path} → ${specifier}`),
      );
    expect(found).toEqual([]);
  });

  it('loads no package that package.json does not name', () => {
    const named = new Set([
      ...Object.keys(packageJson.dependencies),
      ...Object.keys(packageJson.devDependencies),
      ...broughtAlong,
      'node:',
    ]);
    const found = sources.flatMap(({ path, imports }) =>
      imports
        .filter((each) => each.path === null && !named.has(packageOf(each.specifier)))
        .map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(found).toEqual([]);
  });
});

describe('what a room alone may do', () => {
  it('reads the environment in server/config.ts, and in 3 named places', () => {
    const readers = ours
      .filter(
        ({ uses, imports }) =>
          uses.has('process.env') || imports.some(({ specifier }) => specifier === 'node:process'),
      )
      .map(({ path }) => path);
    expect(readers.sort()).toEqual(
      ['server/config.ts', ...environmentReaders.map(({ file }) => file)].sort(),
    );
  });

  it('writes `Excel` in addin/excel, and in 1 named place', () => {
    const writers = ours
      .filter(({ path, names }) => names.has('Excel') && !path.startsWith('addin/excel/'))
      .map(({ path }) => path);
    expect(writers).toEqual(excelWriters.map(({ file }) => file));
    expect(sourceAt.get('addin/excel/session.ts')?.names.has('Excel')).toBe(true);
  });

  it('keeps addin/excel and addin/client free of the page', () => {
    const page = ['window', 'localStorage', 'sessionStorage', 'HTMLElement'];
    // `document` alone is also the text of a GraphQL request.
    const ofDocument = [
      'document.createElement',
      'document.getElementById',
      'document.querySelector',
      'document.body',
    ];
    const found = ours
      .filter(({ path }) => /^addin\/(excel|client)\//.test(path))
      .flatMap(({ path, names, uses }) =>
        [...page.filter((name) => names.has(name)), ...ofDocument.filter((use) => uses.has(use))].map(
          (name) => `${path}: ${name}`,
        ),
      );
    expect(found).toEqual([]);
  });

  it('keeps server/policy free of waiting, clock and chance', () => {
    const barred = ['await', 'new Date()', 'Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID'];
    const found = ours
      .filter(({ path }) => path.startsWith('server/policy/'))
      .flatMap(({ path, uses, names }) =>
        [...barred.filter((use) => uses.has(use)), ...(names.has('Promise') ? ['Promise'] : [])].map(
          (use) => `${path}: ${use}`,
        ),
      );
    expect(found).toEqual([]);
  });

  it('keeps schema free of Node and of the page', () => {
    const barred = ['process', 'Buffer', 'window', 'fetch', 'console', 'setTimeout', 'require'];
    const found = ours
      .filter(({ path }) => path.startsWith('schema/'))
      .flatMap(({ path, names }) =>
        barred.filter((name) => names.has(name)).map((name) => `${path}: ${name}`),
      );
    expect(found).toEqual([]);
  });
});

describe('every file', () => {
  const texts = files
    .filter((path) => !/\.(png|ico|woff2?|ttf|xlsx|wasm|zip)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), 'utf8') }));

  it('silences no compiler', () => {
    const marks = ['ignore', 'nocheck', 'expect-error'].map((word) => `@ts-${word}`);
    const found = texts
      .filter(({ path }) => /\.(tsx?|js)$/.test(path))
      .filter(
        ({ text }) =>
          marks.some((mark) => text.includes(mark)) || text.includes(['noExplicit', 'Any:'].join('')),
      )
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });

  it('names no folder of one machine', () => {
    // Put together here, so that this file is not a finding.
    const folders = [
      ['', 'work', 'main'],
      ['', 'work', 'shared'],
      ['', 'tmp', 'bash_jobs'],
      ['..', 'shared', ''],
    ];
    const marks = folders.map((parts) => parts.join('/'));
    const found = texts
      .filter(({ text }) => marks.some((mark) => text.includes(mark)))
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});

describe('sourceOf', () => {
  it('sees the 8 ways to import, and tells types from values', () => {
    const source = sourceOf(
      'server/cli/x.ts',
      `import a from '../a.ts';
       import type { B } from './b.ts';
       import { type C } from './c.ts';
       export * from './d.ts';
       export type { E } from './e.ts';
       const f = await import('./f.ts');
       type G = import('./g.ts').G;
       const h = new URL('./h.ts', import.meta.url);
       // import './not.ts'
       const text = "import './nor.ts'";`,
    );
    expect(source.imports.map(({ path, isTypeOnly }) => [path, isTypeOnly])).toEqual([
      ['server/a.ts', false],
      ['server/cli/b.ts', true],
      ['server/cli/c.ts', false],
      ['server/cli/d.ts', false],
      ['server/cli/e.ts', true],
      ['server/cli/f.ts', false],
      ['server/cli/g.ts', true],
      ['server/cli/h.ts', false],
    ]);
  });

  it('tells a name from a member of that name', () => {
    const { names, uses } = sourceOf(
      'x.ts',
      `const o = { Excel: 1, document: process.env.A }; o.Excel; new Date();`,
    );
    expect([names.has('Excel'), names.has('document'), names.has('process')]).toEqual([false, false, true]);
    expect([...uses].sort()).toEqual(['new Date()', 'o.Excel', 'process.env']);
  });
});
