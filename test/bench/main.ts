import '../../server/guard.js';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench, BenchFigure } from './bench.ts';

/** Every bench, by the file it lives in; each is loaded only when it runs. */
const benches: readonly { readonly name: string; readonly load: () => Promise<Bench> }[] = [
  { name: 'ingest', load: async () => (await import('./ingest.ts')).ingest },
  { name: 'ingest-xlsx', load: async () => (await import('./ingest-xlsx.ts')).ingestXlsx },
  { name: 'progress', load: async () => (await import('./progress.ts')).progress },
  { name: 'scale', load: async () => (await import('./scale.ts')).scale },
  { name: 'scale-postgres', load: async () => (await import('./scale-postgres.ts')).scalePostgres },
  { name: 'edits', load: async () => (await import('./edits.ts')).edits },
  { name: 'breakdown', load: async () => (await import('./breakdown.ts')).breakdown },
  { name: 'kills', load: async () => (await import('./kills.ts')).kills },
  { name: 'kills-postgres', load: async () => (await import('./kills.ts')).killsPostgres },
  { name: 'sheet', load: async () => (await import('./sheet.ts')).sheet },
  { name: 'assess', load: async () => (await import('./assess.ts')).assess },
  { name: 'graphql', load: async () => (await import('./graphql.ts')).graphql },
  { name: 'live', load: async () => (await import('./live.ts')).live },
  { name: 'live-panes', load: async () => (await import('./live-panes.ts')).livePanes },
  { name: 'functions', load: async () => (await import('./functions.ts')).functions },
];

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { json: { type: 'boolean', default: false }, full: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const head = ['| name | value | goal | ok | measured |', '|---|---|---|---|---|'];

// `npm run bench -- ingest` runs one; without a name all of them. The README keeps the lines of the others.
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (chosen.length === 0)
  throw new Error(`no such bench; there are: ${benches.map(({ name }) => name).join(', ')}`);
const figures: BenchFigure[] = [];
for (const { load } of chosen) {
  const bench = await load();
  const found = await bench.run((line) => process.stderr.write(`${bench.name}: ${line}\n`), {
    isFull: values.full,
  });
  figures.push(...found);
  if (values.json) {
    for (const { name, value, unit, goal, ok } of found) {
      process.stdout.write(`${JSON.stringify({ name, value: round(value), unit, goal, ok })}\n`);
    }
  }
}
if (!values.json) process.stdout.write(`${table(figures)}\n`);
const page = new URL('./README.md', import.meta.url);
writeFileSync(page, readme(merged(existsSync(page) ? readFileSync(page, 'utf8') : '', figures)));
process.exitCode = figures.every((figure) => figure.ok) ? 0 : 1;

function table(rows: readonly BenchFigure[]): string {
  return [...head, ...rows.map(lineOf)].join('\n');
}

function lineOf({ name, value, unit, goal, ok, note }: BenchFigure): string {
  return `| \`${name}\` | ${round(value)} ${unit} | ${goal} | ${ok ? '✓' : '✗'} | ${note} |`;
}

/** The lines of the last page with those measured now in their places, new ones at the end. */
function merged(before: string, rows: readonly BenchFigure[]): string[] {
  const lines = new Map(
    before.split('\n').flatMap((line) => {
      const name = /^\| `([^`]+)`/.exec(line)?.[1];
      return name === undefined ? [] : [[name, line] as const];
    }),
  );
  for (const row of rows) lines.set(row.name, lineOf(row));
  return [...lines.values()];
}

function readme(lines: readonly string[]): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `# 性能 / Bench

\`npm run bench\` 运行全部并改写本文件；\`npm run bench -- ingest\` 只运行一组；\`-- --json\` 每行一个 JSON 对象。
比值都与同一次运行里的裸方案相比，取多次的中位数；绝对时间随机器变化。

Ratios are against the bare alternative in the same run, medians of several; absolute times vary with the machine.

Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${gigabytes} GB.

${[...head, ...lines].join('\n')}
`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
