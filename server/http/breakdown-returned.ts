import { problemSentence, sentence } from '../../schema/messages.ts';
import { breakdownHeaders } from '../../schema/sheets/breakdown-form.ts';
import {
  findingWords,
  isOurFinding,
  isOurStatus,
  problemBeginning,
  statusWord,
} from '../../schema/sheets/breakdown-words.ts';
import type { Problem } from '../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../schema/values/redaction.ts';
import { returnedCopy, type SheetTexts } from '../export/returned-copy.ts';
import { writeZip, type ZipEntry } from '../export/zip.ts';
import { conflictOf } from '../graphql/breakdown/words.ts';
import type { BreakdownVillageRecord } from '../services/breakdowns/records.ts';
import type { ReturnedFile, ReturnedSheet } from '../services/breakdowns/returned.ts';
import type { CampaignRecord } from '../services/campaigns/campaigns.ts';
import type { Services } from '../services/services.ts';
import { formBytes, legalName } from './breakdown-files.ts';
import { formFile } from './breakdown-models.ts';

/** What goes back to the sender: one workbook, or a zip of them with a page that says what no sheet could. */
export interface ReturnedAnswer {
  readonly name: string;
  readonly bytes: Buffer;
  readonly kind: 'xlsx' | 'zip';
}

/** The files of an import with findings, states and fresh identities written into them. */
export async function returnedAnswer(
  services: Services,
  campaign: CampaignRecord,
  files: readonly ReturnedFile[],
): Promise<ReturnedAnswer> {
  const entries: ZipEntry[] = [];
  const page: string[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    const { bytes, isFresh } = await copyOf(services, campaign, file);
    const name = freeName(isFresh ? file.name.replace(/\.csv$/i, '.xlsx') : file.name, taken);
    if (bytes) entries.push({ name, bytes });
    page.push(...pageLines(file, isFresh, bytes === null));
  }
  const [only] = entries;
  if (only && entries.length === 1 && page.length === 0) {
    return { name: withMark(only.name), bytes: Buffer.from(only.bytes), kind: 'xlsx' };
  }
  // With a byte order mark: Windows' editor takes it for GBK without one.
  const text = Buffer.from(`\ufeff${page.join('\r\n')}\r\n`, 'utf8');
  const all = page.length === 0 ? entries : [...entries, { name: '退回说明.txt', bytes: text }];
  return { name: '目标分解表（退回件）.zip', bytes: writeZip(all, services.clock()), kind: 'zip' };
}

interface Copy {
  /** Null when there is nothing to give back. */
  readonly bytes: Buffer | null;
  /** Written anew: the file as it came could not be written into. */
  readonly isFresh: boolean;
}

async function copyOf(services: Services, campaign: CampaignRecord, file: ReturnedFile): Promise<Copy> {
  if (file.format === 'xlsx') {
    const texts = file.sheets.map(textsFor);
    const tokens = file.sheets.filter(({ freshToken }) => freshToken !== null);
    const replaced = new Map(tokens.map(({ oldToken, freshToken }) => [oldToken, freshToken ?? '']));
    try {
      return { bytes: await returnedCopy(file.bytes, texts, replaced), isFresh: false };
    } catch {
      // Written by a program whose files we cannot edit: the numbers go back in a form of ours.
    }
  }
  const [sheet] = file.sheets;
  if (file.sheets.length !== 1 || !sheet?.record || !sheet.form) {
    return { bytes: file.format === 'xlsx' ? file.bytes : null, isFresh: false };
  }
  return { bytes: await freshCopy(services, campaign, sheet, sheet.record, sheet.form), isFresh: true };
}

async function freshCopy(
  services: Services,
  campaign: CampaignRecord,
  sheet: ReturnedSheet,
  record: NonNullable<ReturnedSheet['record']>,
  form: NonNullable<ReturnedSheet['form']>,
): Promise<Buffer> {
  const token = services.sheetIdentities.read(sheet.oldToken);
  const village = token.kind === 'genuine' ? token.facts.villageCode : null;
  const words = wordsBeside(sheet);
  const fresh = await formFile(services, campaign, record, village, {
    sheetToken: sheet.freshToken ?? sheet.oldToken,
    valuesOf: ({ code, values }) => form.numbers.get(code) ?? values,
    remarksOf: ({ code, remarks }) => form.remarks.get(code) ?? remarks,
    findingOf: (each) => words.finding(each),
    statusOf: (each) => words.status(each),
  });
  return formBytes(services, fresh);
}

/** What 状态 and 审核意见 say of each village. */
function wordsBeside({ form, record, problems, conflicts }: ReturnedSheet): {
  finding(village: BreakdownVillageRecord): string;
  status(village: BreakdownVillageRecord): string;
} {
  const columns = record?.columns ?? [];
  const lines = new Map<string, string[]>();
  const villageAt = new Map([...(form?.places.rowOf ?? [])].map(([village, row]) => [row + 1, village]));
  const byName = new Map(
    (form?.rows ?? []).map(({ villageName, villageCode }) => [villageName, villageCode]),
  );
  const say = (village: string | undefined, line: string) =>
    village !== undefined && lines.set(village, [...(lines.get(village) ?? []), line]);
  for (const problem of problems) say(villageOf(problem, villageAt, byName), problemLine(problem));
  for (const conflict of conflicts) {
    say(conflict.villageCode, `${problemBeginning('ERROR')}${conflictOf(conflict).message}`);
  }
  return {
    finding: (village) =>
      [...(lines.get(village.code) ?? []), findingWords(village, columns)].filter(Boolean).join('\n'),
    status: (village) =>
      lines.has(village.code) ? '退回' : statusWord(village, columns, record?.state ?? 'DRAFT'),
  };
}

function villageOf(
  { place, values }: Problem,
  villageAt: ReadonlyMap<number, string>,
  byName: ReadonlyMap<string, string>,
): string | undefined {
  if (place.line !== undefined) return villageAt.get(place.line);
  return byName.get(String(values?.village ?? ''));
}

function problemLine({ code, found, expected, values, place, severity }: Problem): string {
  const said = (more: object) =>
    sentence(code, {
      ...values,
      ...more,
      found: found ?? '',
      expected: expected ?? '',
      column: place.column ?? '',
    });
  // It stands in the village's own row; but a sentence made around the name keeps it.
  const short = place.line === undefined ? said({}) : said({ village: '' });
  const words = short.includes('“”') ? said({}) : short;
  return `${problemBeginning(severity)}${place.column ? `${place.column}：` : ''}${words}`;
}

/** Cells of a sheet to be written; none where it could not be made out what stands where. */
function textsFor(sheet: ReturnedSheet): SheetTexts {
  const { form, villages, freshToken } = sheet;
  if (!form) return { name: sheet.name, cells: [] };
  const { places } = form;
  const words = wordsBeside(sheet);
  const finding = places.findingColumn ?? places.width;
  const like = places.statusColumn ?? 1;
  const cells: SheetTexts['cells'][number][] = [];
  if (places.findingColumn === null) {
    const { headerRow: row } = places;
    cells.push({ row, column: finding, text: breakdownHeaders.finding, like: { row, column: like } });
  }
  for (const village of villages) {
    const row = places.rowOf.get(village.code);
    if (row === undefined) continue;
    const found = places.findingOf.get(village.code) ?? '';
    const said = words.finding(village);
    // What the sender wrote there stays, above what we say now; what we said before goes.
    const own = found.split('\n').filter((line) => !isOurFinding(line));
    const text = [...own, said].filter(Boolean).join('\n');
    if (text !== found) cells.push({ row, column: finding, text, like: { row, column: like } });
    const was = places.statusOf.get(village.code) ?? '';
    const status = words.status(village);
    if (places.statusColumn !== null && isOurStatus(was) && was !== status) {
      cells.push({ row, column: places.statusColumn, text: status });
    }
  }
  const general = generalLines(sheet);
  const isStale = places.findingAbove !== '' && isOurFinding(places.findingAbove);
  if ((general.length > 0 || isStale) && places.headerRow > 0) {
    const row = places.headerRow - 1;
    const [first = row] = places.rowOf.values();
    // As beside a village: the row of totals is bold and does not wrap.
    const looks = { like: { row: first, column: finding }, isRestyled: true };
    cells.push({ row, column: finding, text: general.join('\n'), ...looks });
  }
  if (freshToken !== null && places.tokenCell) cells.push({ ...places.tokenCell, text: freshToken });
  return { name: sheet.name, cells };
}

/** What no village's row can say: sums, villages without a row, what the sheet is. */
function generalLines({ form, problems }: ReturnedSheet): string[] {
  const rows = new Set([...(form?.places.rowOf.values() ?? [])].map((row) => row + 1));
  const names = new Set((form?.rows ?? []).map(({ villageName }) => villageName));
  return problems
    .filter(({ place, values }) =>
      place.line === undefined ? !names.has(String(values?.village ?? '')) : !rows.has(place.line),
    )
    .map(problemLine);
}

/** Lines for the page beside the files: what could not be written into a sheet. */
function pageLines(file: ReturnedFile, isFresh: boolean, isGone: boolean): string[] {
  const unsaid = file.sheets.filter(({ form }) => isGone || !form).flatMap(({ problems }) => problems);
  const lines = [...file.problems, ...unsaid].map((problem) => withoutIdNumbers(problemSentence(problem)));
  const fresh = isFresh ? ['原文件不能直接写入审核意见，已把读到的数写进一张新表。'] : [];
  return [...fresh, ...lines].map((line) => `${file.name}：${line}`);
}

function withMark(name: string): string {
  const last = name.split('/').at(-1) ?? name;
  return last.replace(/(\.[^.]+)?$/, (ending: string) => `（退回件）${ending}`);
}

/** Within the archive, wherever the sender's own archive said it would stand. */
function freeName(path: string, taken: Set<string>): string {
  const parts = path.split('/').filter((part) => !/^\.{0,2}$/.test(part));
  const name = parts.map(legalName).join('/') || '未命名';
  for (let copy = 1; ; copy += 1) {
    const free = copy === 1 ? name : name.replace(/(\.[^.]+)?$/, (ending: string) => `（${copy}）${ending}`);
    if (taken.has(free.toLowerCase())) continue;
    taken.add(free.toLowerCase());
    return free;
  }
}
