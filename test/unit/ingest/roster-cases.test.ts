import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../schema/values/problem.ts';
import type { RosterKind, RosterRecord } from '../../../server/ingest/rosters/types.ts';
import { answerOfFile, type RosterAnswer } from './roster-fixture.ts';

const folder = new URL('../../cases/rosters/', import.meta.url).pathname;

/** `expected.json` of a case: why it exists, how it is read, and what comes back word for word. */
interface ExpectedCase {
  readonly why: string;
  readonly kind?: RosterKind;
  /** The category of the source; 低保 when left out, null for a source of several. */
  readonly category?: string | null;
  /** What somebody said of the columns. */
  readonly columns?: Record<string, string>;
  readonly found: Found;
}

interface Found {
  readonly rowsRead: number | null;
  readonly rejectedRows: number | null;
  readonly records: readonly string[];
  readonly problems: RosterAnswer['problems'];
}

const isUpdate = process.env.UPDATE_CASES === '1';

describe('readRoster', () => {
  it.each(readdirSync(folder))(
    '%s',
    async (name) => {
      const path = join(folder, name);
      const input = readdirSync(path).find((file) => file.startsWith('input.')) as string;
      const expectedFile = join(path, 'expected.json');
      const { found, ...told } = JSON.parse(readFileSync(expectedFile, 'utf8')) as ExpectedCase;
      const answer = await read(join(path, input), told);
      const { reading } = answer;
      const now: Found = {
        rowsRead: reading?.rowsRead ?? null,
        rejectedRows: reading?.rejectedRows ?? null,
        records: answer.records.slice(0, 12).map(recordText),
        problems: answer.problems,
      };
      if (isUpdate) {
        writeFileSync(expectedFile, `${JSON.stringify({ ...told, found: now }, null, 2)}\n`);
        return;
      }
      expect(now).toEqual(found);
      expect(JSON.stringify([now, reading, answer.raw.kept])).not.toMatch(/\d{15}|XSE\d/);
      expect(answer.raw.kept.map(namesIn)).toEqual(answer.raw.kept.map(() => false));
      if (reading) {
        expect(reading.records).toBe(answer.records.length);
        // Rows in = accepted + rejected; a record stands on a row that was accepted.
        const lines = new Set(answer.records.map(({ line, categoryCode }) => `${line} ${categoryCode}`));
        expect(reading.rejectedRows).toBeLessThanOrEqual(reading.rowsRead);
        if (reading.rejectedRows > 0) expect(answer.raw.errorCount).toBeGreaterThan(0);
        if (lines.size === 0) expect(answer.raw.errorCount).toBeGreaterThan(0);
        // What was recognised is remembered for the next file of this source, which must then be read the same way.
        const again = await read(join(path, input), {
          ...told,
          columns: { ...reading.columns, ...told.columns },
        });
        expect(again.records).toEqual(answer.records);
        expect(again.problems).toEqual(answer.problems);
      } else expect(answer.raw.errorCount).toBeGreaterThan(0);
    },
    5000,
  );
});

function read(path: string, told: Omit<ExpectedCase, 'found'>): Promise<RosterAnswer> {
  const { kind = 'CATEGORY', category, columns = {} } = told;
  const defaultCategory = category === undefined ? 'SUBSISTENCE_ALLOWANCE' : category;
  return answerOfFile(path, {
    kind,
    columns,
    defaultCategory: kind === 'RESIDENTS' ? null : defaultCategory,
  });
}

/** A record as one line: only the end of the ID number, which is invented. */
function recordText(record: RosterRecord): string {
  const { line, household, name, idNumber, categoryCode, townshipCode, villageCode, status } = record;
  const facts = [
    household === null ? '' : `户${household}`,
    categoryCode,
    villageCode ?? townshipCode,
    status === 'ACTIVE' ? '' : status,
    record.disabilityGrade === null ? '' : `${record.disabilityGrade}级`,
    flag('低收入', record.lowIncomeFamily),
    flag('学生', record.student),
    flag('少数民族', record.ethnicMinority),
  ];
  return [`${line}行`, name, `…${idNumber.slice(-4)}`, ...facts].filter((text) => text).join(' ');
}

function flag(name: string, value: boolean | null): string {
  return value === null ? '' : `${name}${value ? '是' : '否'}`;
}

/** Whether a problem repeats the name of an invented person: they are all called 示例 and something. */
function namesIn(problem: Problem): boolean {
  return /示例(?!.*[村社区])/.test(`${problem.found ?? ''}${problem.expected ?? ''}`);
}
