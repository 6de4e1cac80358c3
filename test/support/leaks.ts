import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkCharacter } from '../../schema/values/id-number.ts';
import type { TestApp } from './app.ts';

/** An invented number of area 999999, which no card has, with its right check digit. */
function invented(bornOn: string, serial: number): string {
  const first17 = `999999${bornOn}${String(serial).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** Names that occur nowhere else, so that finding one is a leak. */
export const names = [
  '欧阳静琬',
  '司徒砚秋',
  '澹台予安',
  '百里长歌',
  '钟离未央',
  '闻人攸宁',
  '宇文拾柒',
] as const;
export const ids = [
  invented('19900101', 101),
  invented('19850615', 102),
  invented('20100520', 103),
  invented('19761130', 104),
  invented('20241220', 105),
  invented('19550102', 106),
] as const;
const [first, second, third, fourth, , sixth] = ids;
/** Numbers as clerks get them wrong. */
export const faulty = [
  `${first.slice(0, 17)}${first.endsWith('1') ? '2' : '1'}`,
  second.slice(0, 17),
  `${third}7`,
  `${sixth.slice(0, 10)}1345${sixth.slice(14)}`,
] as const;
/** Good numbers in other clothes: of 15 digits, and in full width. */
export const otherForms = [
  `${fourth.slice(0, 6)}${fourth.slice(8, 17)}`,
  first.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
] as const;

/**
 * Which names and numbers a text holds, by their place in the lists, so that the report of this test leaks nothing
 * either. `bytes`: a file read as latin1; `hex`: bytes written as hexadecimal digits too.
 */
export function leaksIn(text: string, kind: 'text' | 'bytes' | 'hex' = 'text'): string[] {
  const utf8 = (name: string) => Buffer.from(name, 'utf8');
  const forms = (value: string): string[] => {
    if (kind === 'bytes')
      return [utf8(value).toString('latin1'), Buffer.from(value, 'utf16le').toString('latin1')];
    return kind === 'hex' ? [value, utf8(value).toString('hex')] : [value];
  };
  const holds = (value: string) => forms(value).some((form) => text.includes(form));
  const leaks = [
    ...names.flatMap((name, index) => (holds(name) ? [`name ${index}`] : [])),
    ...ids.flatMap((id, index) => (holds(id) || holds(id.toLowerCase()) ? [`number ${index}`] : [])),
    ...[...faulty, ...otherForms].flatMap((id, index) => (holds(id) ? [`other number ${index}`] : [])),
  ];
  if (kind !== 'text') return leaks;
  // Whatever looks like a number of 15 digits or more; temporary codes have 14.
  const runs = text.match(/(?<![\dA-Za-z])\d{14,17}[\dXx](?![\dA-Za-z])/g) ?? [];
  return [...leaks, ...runs.map((run) => `a run of ${run.length}`)];
}

export function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** Every row of every table as PostgreSQL writes it. */
export async function tablesAsText({ services: { database } }: TestApp): Promise<string[]> {
  const tables = await database.reader.all<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await database.reader.all<{ line: string }>(`select t::text as line from "${name}" t`);
    texts.push(...rows.map(({ line }) => line));
  }
  return texts;
}
