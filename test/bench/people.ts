import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { demoCategory, demoIdNumber, demoName, demoVillages } from '../../server/demo/county.ts';
import type { RosterImportRequest } from '../../server/services/imports/requests.ts';
import type { SealingKeys } from '../../server/services/people/sealing.ts';
import { campaignKey, plan, townships } from './county.ts';

export const sealingKeys: SealingKeys = { current: 1, keys: new Map([[1, new Uint8Array(32).fill(9)]]) };

/** The register, which grows by files here, and one hardship roster. */
export const rosterSources = [
  { code: 'register', kind: 'RESIDENTS', category: null },
  { code: 'allowance', kind: 'CATEGORY', category: 'SUBSISTENCE_ALLOWANCE' },
] as const;

/** One statement for each source, for either database. */
export const insertSource = `insert into roster_source (county_code, code, name, office, kind, category_code, is_full)
  values ('${campaignKey.countyCode}', '%code', '示例名册', '示例局', '%kind', %category, 0)`;

export function sourceStatements(): string[] {
  return rosterSources.map(({ code, kind, category }) =>
    insertSource
      .replace('%code', code)
      .replace('%kind', kind)
      .replace('%category', category === null ? 'null' : `'${category}'`),
  );
}

const places = demoVillages(townships).map(({ name, parentCode }) => ({
  village: name,
  township: townships.find(({ code }) => code === parentCode)?.name ?? '',
}));

/** Persons of the campaign's seed, from a number on: those who pay come first. */
export async function writePeopleCsv(
  path: string,
  { from, to, each = 1 }: { readonly from: number; readonly to: number; readonly each?: number },
): Promise<string> {
  const stream = createWriteStream(path);
  stream.write('姓名,身份证号,乡镇,村\n');
  let lines = '';
  for (let person = from; person < to; person += each) {
    const place = places[person % places.length];
    lines += `${demoName(plan.seed, person)},${demoIdNumber(plan.seed, person)},${place?.township},${place?.village}\n`;
    if (lines.length < 1 << 16) continue;
    if (!stream.write(lines)) await once(stream, 'drain');
    lines = '';
  }
  stream.end(lines);
  await once(stream, 'finish');
  return path;
}

export function rosterRequest(sourceCode: string, file: string, asOfOn: string): RosterImportRequest {
  return {
    kind: 'ROSTER',
    countyCode: campaignKey.countyCode,
    sourceCode,
    asOfOn,
    source: { file, fileName: '示例.csv' },
    dryRun: false,
    accountName: 'bench',
    columns: {},
    categories: [{ code: 'SUBSISTENCE_ALLOWANCE', names: ['低保对象', demoCategory(plan.seed, 0)] }],
    allowManyCancelled: true,
  };
}
