import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { commonCategoryNames } from '../../../schema/files/index.ts';
import { ProblemList } from '../../../server/ingest/problem-list.ts';
import { readRoster } from '../../../server/ingest/rosters/read-roster.ts';
import { sniffFile } from '../../../server/ingest/sniff.ts';
import { answerOf, answerOfFile, idOf, places, sheetOf } from './roster-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-rosters-'));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('readRoster', () => {
  it('gives each member of a household his own record with the line of the household', async () => {
    const { reading, records } = await answerOf(
      sheetOf(
        ['户主姓名', '户主身份证号', '成员1姓名', '成员1身份证号', '乡镇', '村'],
        ['示例甲', idOf(1), '示例乙', idOf(2), '周党镇', '示例东岗村'],
      ),
    );
    expect(reading).toMatchObject({ rowsRead: 1, rejectedRows: 0, records: 2 });
    expect(records).toEqual(
      [
        { name: '示例甲', idNumber: idOf(1) },
        { name: '示例乙', idNumber: idOf(2) },
      ].map((person) => ({
        ...person,
        line: 2,
        household: 2,
        categoryCode: 'SUBSISTENCE_ALLOWANCE',
        townshipCode: '411521101',
        villageCode: '411521101201',
        status: 'ACTIVE',
        disabilityGrade: null,
        lowIncomeFamily: null,
        student: null,
        ethnicMinority: null,
      })),
    );
  });

  it('names the cell of a selection that begins at C5', async () => {
    const { problems } = await answerOf({
      rows: [
        ['姓名', '身份证号'],
        ['示例甲', ''],
      ],
      address: "'十月 名册'!C5:D6",
    });
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      '十月 名册!D6“身份证号”：没有身份证号。请补上后重新导入。',
    ]);
  });

  it('rejects the whole row of a household when one member is wrong, and reads on', async () => {
    const { reading, records, problems } = await answerOf(
      sheetOf(
        ['户主姓名', '户主身份证号', '成员1姓名', '成员1身份证号'],
        ['示例甲', idOf(1), '示例乙', ''],
        ['示例丙', idOf(3), '示例丁', idOf(4)],
      ),
    );
    expect(reading).toMatchObject({ rowsRead: 2, rejectedRows: 1, records: 2 });
    expect(records.map(({ name }) => name)).toEqual(['示例丙', '示例丁']);
    expect(problems.map(({ code }) => code)).toEqual(['ID_BLANK']);
  });

  it('reports a register of 50,000 bad rows with 200 problems kept and all counted', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `示例,${i},周党镇,示例东岗村`);
    const path = fileOf('bad.csv', `姓名,身份证号,乡镇,村\n${rows.join('\n')}\n`);
    const { reading, raw } = await answerOfFile(path, { kind: 'RESIDENTS', defaultCategory: null });
    expect(reading).toMatchObject({ rowsRead: 50_000, rejectedRows: 50_000, records: 0 });
    expect([raw.kept.length, raw.errorCount]).toEqual([200, 50_000]);
  });

  it('hands records over in pieces of some thousands and stops when told', async () => {
    const rows = Array.from(
      { length: 27_000 },
      (_, i) =>
        `示例,${idOf(i % 1000, `19800${1 + Math.floor(i / 27_000)}${String(1 + (i % 27)).padStart(2, '0')}`)}`,
    );
    const path = fileOf('long.csv', `姓名,身份证号\n${rows.join('\n')}\n`);
    let calls = 0;
    let handed = 0;
    const reading = await readRoster(
      { file: await sniffFile(path) },
      {
        kind: 'CATEGORY',
        asOfOn: '2024-10-01',
        columns: {},
        places,
        categories: commonCategoryNames,
        problems: new ProblemList(),
        defaultCategory: 'SUBSISTENCE_ALLOWANCE',
      },
      async (records) => {
        calls++;
        handed += records.length;
        return calls < 2;
      },
    );
    expect(calls).toBe(2);
    expect(handed).toBeLessThan(27_000);
    expect(reading?.records).toBe(handed);
  });

  it('remembers only what was said when two sheets use one header for different things', async () => {
    const path = join(folder, 'two-layouts.xlsx');
    const plain = [
      ['姓名', '身份证号'],
      ['示例甲', idOf(1)],
    ];
    const households = [
      ['户主姓名', '身份证号', '成员姓名', '身份证号'],
      ['示例乙', idOf(2), '示例丙', idOf(3)],
    ];
    writeFileSync(
      path,
      await writeXlsx({
        sheets: [
          { name: '低保', rows: plain },
          { name: '特困', rows: households },
        ],
      }),
    );
    const { reading, records } = await answerOfFile(path, { defaultCategory: null });
    expect(records.map(({ name, categoryCode }) => `${name} ${categoryCode}`)).toEqual([
      '示例甲 SUBSISTENCE_ALLOWANCE',
      '示例乙 EXTREME_POVERTY',
      '示例丙 EXTREME_POVERTY',
    ]);
    expect(reading?.columns).toEqual({});
  });
});
