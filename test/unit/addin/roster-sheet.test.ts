import { jest } from '@jest/globals';
import { ApiError } from '../../../addin/client/api-error.ts';
import type { Client } from '../../../addin/client/requests.ts';
import { deleteSheetOf } from '../../../addin/excel/staged-sheets.ts';
import { insertRoster } from '../../../addin/taskpane/acts/roster-sheet.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';

const columns = [
  'key',
  'townshipName',
  'villageName',
  'household',
  'maskedName',
  'maskedIdNumber',
  'sourceName',
  'categoryName',
  'status',
  'disabilityGrade',
  'payment',
  'paidOn',
];

const cellsOf = (number: number) => [
  `P${String(number).padStart(16, '0')}`,
  0,
  0,
  number,
  '示*例',
  '411521********0001',
  0,
  0,
  0,
  null,
  0,
  0,
];

const names = [
  [],
  ['示例镇'],
  ['示例村'],
  [],
  [],
  [],
  ['示例名册'],
  ['低保对象'],
  ['在册'],
  [],
  ['已缴费'],
  ['2024-10-10'],
];

/** A service with 25 people, 10 a page; `versions` are those of the answers one after another. */
function serviceOf(versions: readonly number[] = []) {
  const asked: (string | null)[] = [];
  const send = async (_: unknown, variables: { after?: string | null; source?: string | null }) => {
    const from = Number(variables.after ?? 0);
    const version = versions[asked.length] ?? 7;
    asked.push(variables.after ?? null);
    const rows = Array.from({ length: Math.min(10, 25 - from) }, (_each, index) => cellsOf(from + index + 1));
    return {
      campaign: {
        id: '411521-2025',
        name: '示例',
        countyName: '示例县',
        benefitYear: 2025,
        division: { code: '411521', name: '示例县' },
        notice: { documentNumber: null },
        rosterTable: {
          columns,
          rows,
          names,
          totalCount: 25,
          endCursor: from + 10 < 25 ? String(from + 10) : null,
          batchNumber: 3,
          asOfOn: '2024-09-30',
          figuresVersion: version,
        },
      },
    };
  };
  const client: Client = {
    send: send as unknown as Client['send'],
    token: { read: () => null, write: () => undefined },
  };
  return { client, asked };
}

const choice = {
  campaignId: '411521-2025',
  source: { code: 'minzheng-dibao', name: '低保对象名册' },
  township: null,
};
const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
const tab = '示例县2025低保对象名册';

afterEach(() => {
  jest.useRealTimers();
});

describe('insertRoster', () => {
  it('puts 25 people of 3 pages into a sheet, numbered 1 to 25', async () => {
    jest.useFakeTimers({
      now: new Date('2024-12-25T03:40:00Z'),
      doNotFake: ['setImmediate', 'setTimeout', 'queueMicrotask', 'nextTick'],
    });
    const session = await openExcel();
    const { client, asked } = serviceOf();
    const inserted = await insertRoster(client, choice, quiet);
    expect(inserted).toMatchObject({ sheet: { sheetName: tab, rows: 25 }, older: [] });
    expect(asked).toEqual([null, '10', '20']);
    expect(textsOf(session, tab, 'A1:A2')).toEqual([
      ['示例县2025年度低保对象名册'],
      ['名册截至：2024年9月30日'],
    ]);
    expect(textsOf(session, tab, 'A3:M4')).toEqual([
      [
        '序号',
        '乡镇（街道）',
        '村（社区）',
        '户',
        '姓名',
        '身份证号码',
        '名册',
        '人员类别',
        '状态',
        '残疾等级',
        '本年度缴费',
        '缴费日期',
        '人员编号',
      ],
      [
        '1',
        '示例镇',
        '示例村',
        '1',
        '示*例',
        '411521********0001',
        '示例名册',
        '低保对象',
        '在册',
        '',
        '已缴费',
        '2024-10-10',
        'P0000000000000001',
      ],
    ]);
    expect(textsOf(session, tab, 'G2')).toEqual([['缴费情况截至：2024年12月25日 11:40（查询时）']]);
    expect(textsOf(session, tab, 'A28:A32').flat()).toEqual([
      '25',
      '合计：25 人次。一人在几个名册上，就有几行；户号相同的是同一户。',
      '两个时间：在不在册、类别和状态是名册的（2024年9月30日）；“本年度缴费”“缴费日期”是查询时的（2024年12月25日 11:40）。',
      expect.stringContaining('说明：'),
      '数据来源：征缴系统 411521-2025；范围：示例县低保对象名册；截至2024年9月30日（名册）、2024年12月25日 11:40（缴费）；25 行，未截断。',
    ]);
    // 10 October 2024, a date and no text.
    expect(await readRange(session, tab, 'L4', 'values')).toEqual([[45_575]]);
    expect(await readRange(session, tab, 'L4', 'numberFormat')).toEqual([['yyyy-mm-dd']]);
  });

  it('leaves who types on Sheet1 meanwhile where they are, with what they typed', async () => {
    const session = await openExcel();
    const { client, asked } = serviceOf();
    session.host.faults.beforeBatch = () => {
      if (asked.length < 2 || session.workbook.active.cells.at(0, 0)) return;
      session.workbook.user.edit('Sheet1', 'A1', [['abc']]);
      session.workbook.user.select('Sheet1', 'A2');
    };
    const { sheet } = await insertRoster(client, choice, quiet);
    expect(sheet).toMatchObject({ sheetName: tab, rows: 25, isBehind: true });
    expect(session.workbook.active.Name).toBe('Sheet1');
    expect(textsOf(session, 'Sheet1', 'A1:A2')).toEqual([['abc'], ['']]);
    expect(textsOf(session, tab, 'A1')).toEqual([['示例县2025年度低保对象名册']]);
    expect(session.workbook.table(sheet.name).GetRange().Address).toBe(`${tab}!A3:M28`);
  });

  it('brings the sheet to the front of who waits', async () => {
    const session = await openExcel();
    const { sheet } = await insertRoster(serviceOf().client, choice, quiet);
    expect(sheet.isBehind).toBeUndefined();
    expect(session.workbook.active.Name).toBe(tab);
  });

  it('names the older sheet of the same roster, not that of another, and deletes it on demand', async () => {
    const session = await openExcel();
    const { client } = serviceOf();
    await insertRoster(client, { ...choice, source: { code: 'canlian', name: '残疾人名册' } }, quiet);
    await insertRoster(client, choice, quiet);
    const before = JSON.stringify(session.snapshot().sheets[2]);
    const { sheet, older } = await insertRoster(client, choice, quiet);
    expect(sheet.sheetName).toBe(`${tab} (2)`);
    expect(older.map(({ sheetName }) => sheetName)).toEqual([tab]);
    expect(JSON.stringify(session.snapshot().sheets[2])).toBe(before);
    const name = older[0]?.name ?? '';
    // Its reader was asked about another sheet than it is on now.
    expect(await deleteSheetOf({ name, sheetName: 'Sheet1' })).toBe(false);
    expect(await deleteSheetOf({ name, sheetName: tab })).toBe(true);
    expect(await deleteSheetOf({ name, sheetName: tab })).toBe(false);
    expect(session.workbook.sheets.items().map(({ Name }) => Name)).toEqual([
      'Sheet1',
      '示例县2025残疾人名册',
      `${tab} (2)`,
    ]);
  });

  it('begins again when the roster changes between two pages, and has the rows of one moment', async () => {
    const session = await openExcel();
    const { client, asked } = serviceOf([7, 8]);
    expect((await insertRoster(client, choice, quiet)).sheet.rows).toBe(25);
    expect(asked).toEqual([null, '10', null, '10', '20']);
    expect(session.workbook.sheets.items()).toHaveLength(2);
  });

  it('gives up at the third change and leaves no sheet', async () => {
    const session = await openExcel();
    const { client } = serviceOf([1, 2, 3, 4, 5, 6, 7, 8]);
    await expect(insertRoster(client, choice, quiet)).rejects.toMatchObject({ code: 'ROSTER_MOVED' });
    expect(session.workbook.sheets.items()).toHaveLength(1);
  });

  it('is cancelled while a page is on its way', async () => {
    const session = await openExcel();
    const control = new AbortController();
    const { client, asked } = serviceOf();
    const send = jest.fn((...args: Parameters<Client['send']>) => {
      if (asked.length < 2) return client.send(...args);
      control.abort();
      return Promise.reject(Object.assign(new Error('aborted'), { name: 'AbortError' }));
    });
    const staging = { signal: control.signal, onProgress: () => undefined };
    const cut = { ...client, send: send as unknown as Client['send'] };
    await expect(insertRoster(cut, choice, staging)).rejects.toMatchObject({
      code: 'TABLE_STAGING_CANCELLED',
    });
    expect(session.workbook.sheets.items()).toHaveLength(1);
  });

  it('says that nobody is on the roster instead of inserting an empty one', async () => {
    const session = await openExcel();
    const { client } = serviceOf();
    const send = async (...args: Parameters<Client['send']>) => {
      const answer = (await client.send(...args)) as { campaign: { rosterTable: object } };
      const rosterTable = { ...answer.campaign.rosterTable, rows: [], totalCount: 0, endCursor: null };
      return { campaign: { ...answer.campaign, rosterTable } };
    };
    const empty = { ...client, send: send as unknown as Client['send'] };
    await expect(insertRoster(empty, choice, quiet)).rejects.toThrow(new ApiError('ROSTER_EMPTY'));
    expect(session.workbook.sheets.items()).toHaveLength(1);
  });
});
