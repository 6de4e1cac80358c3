import { commonCategoryNames } from '../../../schema/files/index.ts';
import { problemSentence } from '../../../schema/messages.ts';
import { checkCharacter } from '../../../schema/values/id-number.ts';
import { demoAreaCode, demoVillages } from '../../../server/demo/county.ts';
import { PlaceFinder } from '../../../server/ingest/division-names.ts';
import { addUnreadable } from '../../../server/ingest/payments/read-payments.ts';
import { ProblemList } from '../../../server/ingest/problem-list.ts';
import { readRoster } from '../../../server/ingest/rosters/read-roster.ts';
import type {
  RosterReadContext,
  RosterReading,
  RosterRecord,
  RosterSource,
} from '../../../server/ingest/rosters/types.ts';
import { UnreadableFile } from '../../../server/ingest/row.ts';
import { sniffFile } from '../../../server/ingest/sniff.ts';

const townships = [
  { code: '411521101', name: '周党镇', quota: 42_643 },
  { code: '411521102', name: '庙仙乡', quota: 30_893 },
  { code: '411521001', name: '宝城街道办事处', quota: 28_583 },
];

/** Three of Luoshan's townships with invented villages. */
export const places = new PlaceFinder([
  { code: '411521', name: '罗山县', aliases: [], level: 'COUNTY', parentCode: null },
  ...townships.map(({ code, name }) => ({
    code,
    name,
    aliases: name.endsWith('街道办事处') ? [name.replace('办事处', '')] : [],
    level: 'TOWNSHIP' as const,
    parentCode: '411521',
  })),
  ...demoVillages(townships).map(({ code, name, parentCode }) => ({
    code,
    name,
    aliases: [],
    level: 'VILLAGE' as const,
    parentCode,
  })),
]);

/** An invented ID number: nobody lives in area 999999. */
export function idOf(serial: number, bornOn = '19800101'): string {
  const first17 = `${demoAreaCode}${bornOn}${String(serial).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

export interface RosterAnswer {
  readonly reading: RosterReading | null;
  readonly records: readonly RosterRecord[];
  readonly problems: readonly { code: string; severity: string; place: object; sentence: string }[];
  readonly raw: ProblemList;
}

/** Reads a roster of 低保 as of 1 October 2024, unless told otherwise. */
export async function answerOf(
  source: RosterSource,
  changes: Partial<RosterReadContext> = {},
): Promise<RosterAnswer> {
  const problems = new ProblemList();
  const records: RosterRecord[] = [];
  const context: RosterReadContext = {
    kind: 'CATEGORY',
    asOfOn: '2024-10-01',
    columns: {},
    places,
    categories: commonCategoryNames,
    problems,
    defaultCategory: 'SUBSISTENCE_ALLOWANCE',
    ...changes,
  };
  const reading = await readRoster(source, context, async (rows) => {
    records.push(...rows);
    return true;
  });
  return { reading, records, problems: told(problems), raw: problems };
}

/** As above for a file; one that is no table at all is told like any other problem. */
export async function answerOfFile(
  path: string,
  changes: Partial<RosterReadContext> = {},
): Promise<RosterAnswer> {
  try {
    return await answerOf({ file: await sniffFile(path) }, changes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const raw = new ProblemList();
    addUnreadable(raw, error);
    return { reading: null, records: [], problems: told(raw), raw };
  }
}

function told(problems: ProblemList): RosterAnswer['problems'] {
  return problems.kept.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    place: problem.place,
    sentence: problemSentence(problem),
  }));
}

/** The cells of a selection whose top left cell is A1 of 名册. */
export function sheetOf(...rows: string[][]): RosterSource {
  return { rows, address: '名册!A1' };
}
