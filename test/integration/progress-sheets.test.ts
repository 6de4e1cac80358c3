import { createClient } from '../../addin/client/requests.ts';
import { tokenStore } from '../../addin/client/token.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import type { FigureChoice } from '../../addin/taskpane/acts/figure-sheets.ts';
import { createSheetActs } from '../../addin/taskpane/acts/sheets.ts';
import type { Viewer } from '../../addin/taskpane/pane-session.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../support/app.ts';
import { freshSqlite } from '../support/database.ts';

const bureau: Viewer = {
  account: 'luoshan',
  displayName: '示例经办',
  role: 'BUREAU',
  division: { code: '411521', name: '罗山县', level: 'COUNTY' },
};

const clerk: Viewer = {
  account: 'zhoudang',
  displayName: '示例乡镇',
  role: 'TOWNSHIP',
  division: { code: '411521-04', name: '周党镇', level: 'TOWNSHIP' },
};

/** Every sheet of figures that a township's account can have. */
const kinds: readonly Pick<FigureChoice, 'kind' | 'level' | 'by'>[] = [
  { kind: 'progress', level: 'TOWNSHIP' },
  { kind: 'progress', level: 'VILLAGE' },
  { kind: 'progress', level: 'TOWNSHIP', by: 'CATEGORY' },
  { kind: 'progress', level: 'TOWNSHIP', by: 'DAY' },
  { kind: 'coverage', level: 'TOWNSHIP' },
  { kind: 'coverage', level: 'VILLAGE' },
  { kind: 'reconciliation', level: 'TOWNSHIP' },
  { kind: 'reconciliation', level: 'TOWNSHIP', by: 'DAY' },
  { kind: 'subsidy', level: 'TOWNSHIP' },
  { kind: 'subsidy', level: 'TOWNSHIP', by: 'CATEGORY' },
  { kind: 'breakdown', level: 'VILLAGE' },
];

/** What the pane writes into a workbook, from the real service. */
describe('进度表 from the service in a workbook', () => {
  let app: TestApp;
  let excel: ExcelSession;
  /** A workbook whose table by day was inserted before any payment, and its pane. */
  let early: { readonly excel: ExcelSession; readonly pane: ReturnType<typeof acts>; readonly sheet: string };
  let lines: string[];
  let token: string;
  /** The rows of each answer of `progressTable`, and whether they were a difference. */
  const answers: { rows: number; isDifference: boolean }[] = [];

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    token = await app.signIn('luoshan');
    const first = await startExcel({ year: 2024 });
    Object.assign(globalThis, { Excel: first.Excel });
    const pane = acts();
    const { sheetName } = await pane.insertFigures({
      ...choice,
      level: 'TOWNSHIP',
      by: 'DAY',
      township: null,
    });
    early = { excel: first, pane, sheet: sheetName };
    excel = await startExcel({ year: 2024 });
    Object.assign(globalThis, { Excel: excel.Excel });
    lines = csvOf(smallPlan(app.luoshan, { payments: 400 }))
      .trimEnd()
      .split('\n');
    await app.importFile(lines.slice(0, -5).join('\n'), token);
  });
  afterAll(async () => {
    early.excel.close();
    excel.close();
    await app.close();
  });

  const acts = (of = token) => {
    const store = tokenStore(null);
    store.write(of);
    return createSheetActs(
      createClient({
        token: store,
        fetch: async (url, init) => {
          const response = await app.fetch(String(url), init);
          const copy = (await response.clone().json()) as {
            data?: { campaign?: { progressTable?: { rows: unknown[]; isDifference: boolean } } };
          };
          const table = copy.data?.campaign?.progressTable;
          if (table) answers.push({ rows: table.rows.length, isDifference: table.isDifference });
          return response;
        },
      }),
    );
  };
  const textsOf = (sheet: string, address: string) => excel.workbook.sheet(sheet).rangeFrom(address).Text;
  const choice = { kind: 'progress', campaignId: luoshanId, asOf: null } as const;
  const zhoudang = { code: '411521-04', name: '周党镇' };

  it('follows five payments in four tables, asking for the rows that differ, and finds each by its name', async () => {
    const pane = acts();
    const inserted = [
      await pane.insertFigures({ ...choice, level: 'TOWNSHIP', township: null }),
      await pane.insertFigures({ ...choice, level: 'VILLAGE', township: zhoudang }),
      await pane.insertFigures({ ...choice, level: 'TOWNSHIP', by: 'CATEGORY', township: null }),
      await pane.insertFigures({ ...choice, level: 'TOWNSHIP', by: 'DAY', township: null }),
    ];
    expect(inserted.map(({ sheetName }) => sheetName)).toEqual([
      '罗山县2025进度表',
      '周党镇2025分村进度表',
      '罗山县2025分类别进度表',
      '罗山县2025分日进度表',
    ]);
    await app.importFile([lines[0], ...lines.slice(-5)].join('\n'), token);
    answers.length = 0;
    // The reader's own names for sheets are nothing to us.
    excel.workbook.user.rename('罗山县2025分类别进度表', '我的表');
    const found = await pane.find();
    expect(found.map(({ identity: { by, level } }) => by ?? level)).toEqual([
      'TOWNSHIP',
      'VILLAGE',
      'CATEGORY',
      'DAY',
    ]);
    const outcomes = await pane.refresh(found, bureau);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['refreshed', 'refreshed', 'refreshed', 'refreshed']);
    expect(answers.filter(({ isDifference }) => isDifference).length).toBeGreaterThanOrEqual(3);
    // A workbook with tables of its own, made afresh, shows the same.
    const again = acts();
    const fresh = [
      await again.insertFigures({ ...choice, level: 'TOWNSHIP', township: null }),
      await again.insertFigures({ ...choice, level: 'VILLAGE', township: zhoudang }),
      await again.insertFigures({ ...choice, level: 'TOWNSHIP', by: 'CATEGORY', township: null }),
      await again.insertFigures({ ...choice, level: 'TOWNSHIP', by: 'DAY', township: null }),
    ];
    const areas = ['B4:L24', 'B4:L24', 'B4:J13', 'B4:I60'];
    const olds = ['罗山县2025进度表', '周党镇2025分村进度表', '我的表', '罗山县2025分日进度表'];
    for (const [index, { sheetName }] of fresh.entries()) {
      const area = areas[index] ?? '';
      expect(textsOf(olds[index] ?? '', area)).toEqual(textsOf(sheetName, area));
    }
    expect(textsOf('我的表', 'C13')).toEqual([['400']]);
  });

  it('finds the four tables again without the pane that made them, and keeps place and rows in the foot', async () => {
    const pane = acts();
    const found = await pane.find();
    expect(found.length).toBeGreaterThanOrEqual(4);
    const villages = found.find(({ identity }) => identity.level === 'VILLAGE');
    if (!villages) throw new Error('the table of villages is gone');
    const outcomes = await pane.refresh([villages], bureau);
    expect(outcomes[0]).toMatchObject({ kind: 'refreshed', result: { changedRows: 0 } });
    const notes = textsOf('周党镇2025分村进度表', 'A23:A34').flat();
    expect(notes.filter((text) => text.startsWith('数据来源：'))).toEqual([
      '数据来源：征缴系统 411521-2025；范围：罗山县周党镇各村（社区）；截至2024年12月31日（含当日）；19 行，未截断。',
    ]);
  });

  it('says of 270 villages of the county to which of 20 townships each belongs, and refreshes them without a word', async () => {
    const pane = acts();
    const { sheetName } = await pane.insertFigures({ ...choice, level: 'VILLAGE', township: null });
    expect(sheetName).toBe('罗山县2025分村进度表');
    expect(textsOf(sheetName, 'A3:D4')).toEqual([
      ['序号', '乡镇（街道）', '村（社区）', '任务数（人）'],
      ['1', '铁铺镇', '示例东岗村', ''],
    ]);
    expect(new Set(textsOf(sheetName, 'B4:B273').flat()).size).toBe(20);
    expect(textsOf(sheetName, 'C274:G274')).toEqual([['合计', '592,727', '400', '0.07%', '差 592,327 人']]);
    const found = (await acts().find()).filter((table) => table.sheetName === sheetName);
    expect((await acts().refresh(found, bureau)).map(({ kind }) => kind)).toEqual(['refreshed']);
    expect(textsOf(sheetName, 'A275')).toEqual([
      [
        '核对：任务数还没有分解到村（目标分解没有通过），各村（社区）任务数、完成率、差额、排名留空，不是零；' +
          '合计行的任务数 592,727 人是下达给罗山县的。',
      ],
    ]);
  });

  it('fills a table by day that was inserted before the first payment, redrawn unasked, equal to a fresh one', async () => {
    Object.assign(globalThis, { Excel: early.excel.Excel });
    const textsOfEarly = (sheet: string) => {
      const all = early.excel.workbook.sheet(sheet).rangeFrom('A1:I70').Text.flat();
      return all.filter((text) => !/^(制表时间|变化)：/.test(text));
    };
    expect(textsOfEarly(early.sheet)).toContain('核对：没有可显示的行。');
    const found = await early.pane.find();
    expect(found.map(({ sheetName, identity }) => [sheetName, identity.by])).toEqual([[early.sheet, 'DAY']]);
    const [redrawn] = await early.pane.refresh(found, bureau, { mark: true, isUnasked: true });
    if (redrawn?.kind !== 'refreshed') throw new Error('the redraw failed');
    expect(redrawn.result).toMatchObject({ outcome: 'written', problems: [] });
    expect(redrawn.result.words).toMatch(/^新增 .+、.+、.+ 等 \d+ 行/);
    const fresh = await early.pane.insertFigures({ ...choice, level: 'TOWNSHIP', by: 'DAY', township: null });
    expect(textsOfEarly(early.sheet)).toEqual(textsOfEarly(fresh.sheetName));
    expect(textsOfEarly(early.sheet)).not.toContain('核对：没有可显示的行。');
    Object.assign(globalThis, { Excel: excel.Excel });
  });

  describe("of a township's account", () => {
    const header = '收据号,身份证号码,乡镇,村,人员类别,缴费金额,缴费日期';
    let bookOfOne: ExcelSession;
    let own: string;
    beforeAll(async () => {
      own = await app.signIn('zhoudang');
      bookOfOne = await startExcel({ year: 2024 });
      Object.assign(globalThis, { Excel: bookOfOne.Excel });
    });
    afterAll(() => bookOfOne.close());

    /** All texts of a sheet but those that tell when, and what changed. */
    const cellsOf = (sheet: string) => {
      const { workbook } = bookOfOne;
      const texts = workbook.sheet(sheet).rangeFrom('A1:Z90').Text.flat();
      return texts.filter((text) => !/^(制表时间|变化)：/.test(text));
    };
    const insertAll = async (pane: ReturnType<typeof acts>, township: FigureChoice['township']) => {
      const sheets: string[] = [];
      for (const each of kinds) {
        const sheet = { ...each, campaignId: luoshanId, asOf: null, township };
        sheets.push((await pane.insertFigures(sheet)).sheetName);
      }
      sheets.push((await pane.insertChase(luoshanId, township)).sheetName);
      sheets.push((await pane.insertBreakdown(luoshanId)).sheetName);
      return sheets;
    };
    const pay = (receipt: string, person: number, day: string) => {
      const row = `${receipt},${demoIdNumber(7, person)},周党镇,,,400,${day}`;
      return app.importFile(`${header}\n${row}\n`, token);
    };

    it('stays 罗山县周党镇 in 13 kinds of sheets, inserted, redrawn, refreshed, and equal to a fresh one', async () => {
      const pane = acts(own);
      const sheets = await insertAll(pane, zhoudang);
      expect(new Set(sheets.map((sheet) => sheet.slice(0, 3)))).toEqual(new Set(['周党镇']));
      const isOwn = () => {
        for (const sheet of sheets) {
          const cells = cellsOf(sheet);
          expect(cells[0]).toMatch(/^罗山县周党镇2025/);
          const source = cells.find((text) => text.startsWith('数据来源：'));
          if (source !== undefined) expect(source).toContain('范围：罗山县周党镇');
        }
      };
      isOwn();
      await pay('示例T1', 1, '2024-12-30');
      const tables = await pane.find();
      const redrawn = await pane.refresh(tables, clerk, { mark: true, isUnasked: true });
      expect(redrawn.map(({ kind }) => kind)).toEqual(tables.map(() => 'refreshed'));
      isOwn();
      await pay('示例T2', 2, '2024-12-31');
      await pane.refresh(tables, clerk);
      isOwn();
      // Another pane knows nothing of what was written, and asks without saying which township.
      const fresh = acts(own);
      const others = [await insertAll(fresh, zhoudang), await insertAll(fresh, null)];
      for (const other of others) expect(other.map(cellsOf)).toEqual(sheets.map(cellsOf));
      await fresh.refresh(tables, clerk);
      isOwn();
    });

    it("keeps its township when the county's account refreshes it in the same pane", async () => {
      const pane = acts(token);
      const tables = await pane.find();
      const [first] = tables.filter(({ identity }) => identity.kind === 'progress');
      if (!first) throw new Error('no table was found');
      expect(first.identity.divisionCode).toBe('411521-04');
      const before = cellsOf(first.sheetName);
      for (const _ of [1, 2]) await pane.refresh([first], bureau);
      expect(cellsOf(first.sheetName)).toEqual(before);
    });
  });
});
