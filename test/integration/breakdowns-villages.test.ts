import { ask } from '../../server/db/steps.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { type Breakdown, type Desk, deskOf, fullEdits, seen, sent, zhoudang } from './breakdowns-fixture.ts';

const dispatch = {
  divisionCodes: [zhoudang],
  filledColumns: ['TASK', 'LIFTED_OUT'],
  deadlineOn: '2025-01-20',
};

describe.each(databases)('villages of a breakdown on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: Desk;
  let township: Desk;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = deskOf(app, await app.signIn('luoshan'));
    township = deskOf(app, await app.signIn('zhoudang'));
  }, 30_000);
  afterEach(() => app.close());

  async function dispatched(): Promise<Breakdown> {
    const { breakdowns } = await bureau.several('dispatchBreakdowns', dispatch);
    return breakdowns[0] as Breakdown;
  }
  const run = (sql: string, parameters: readonly (string | number | Uint8Array)[]) =>
    app.services.database.edit(() => ask(sql, parameters));
  const abolish = (code: string, on: string) =>
    run(`update division set valid_to = ?, version = version + 1 where county_code = '411521' and code = ?`, [
      on,
      code,
    ]);

  it('come with last year’s insured net of refunds, residents, and the roster’s counts; unknown is not 0', async () => {
    const [a, b] = ['411521-04201', '411521-04202'];
    await run(
      `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
         amount_fen, refunded_persons, elsewhere_persons)
       values ('411521', 2024, 'VILLAGE', '', ?, 'GENERAL', 2000, 2000, 0, 3, 1),
              ('411521', 2024, 'VILLAGE', '', ?, 'LIFTED_OUT', 150, 150, 0, 0, 0)`,
      [a, a],
    );
    for (const [index, isResident] of [1, 1, 0].entries()) {
      await run(
        `insert into person (county_code, person_hash, sealed_key, village_code, is_resident)
         values ('411521', ?, 1, ?, ?)`,
        [new Uint8Array(32).fill(index + 1), a, isResident],
      );
    }
    await run(
      `insert into coverage_tally (county_code, benefit_year, township_code, village_code, category_set, state, persons)
       values ('411521', 2025, ?, ?, 'LIFTED_OUT', 'COVERED', 30),
              ('411521', 2025, ?, ?, 'LIFTED_OUT,SUBSISTENCE_ALLOWANCE', 'CHASE', 4)`,
      [zhoudang, a, zhoudang, a],
    );
    const { columns, villages } = await dispatched();
    expect(columns.map(({ code, isFilled }) => [code, isFilled])).toEqual([
      ['TASK', true],
      ['SUBSISTENCE_ALLOWANCE', false],
      ['LIFTED_OUT', true],
    ]);
    const known = (code: string) => {
      const village = villages.find((each) => each.code === code);
      return [village?.lastYearPersons, village?.population, village?.rosterPersons];
    };
    expect(known(a)).toEqual([2146, 2, [null, 4, 34]]);
    expect(known(b)).toEqual([null, null, [null, 0, 0]]);
  });

  it('that are abolished stay as a row that must be blank: 36 cells to fill, not 38', async () => {
    const form = await dispatched();
    expect(form.cells).toBe(38);
    const [first, second] = form.villages;
    if (!first || !second) throw new Error('no villages');
    await abolish(first.code, '2025-01-09');
    const now = (await township.find()) as Breakdown;
    expect([now.cells, now.villages[0]?.isAbolished, now.villages[1]?.isAbolished]).toEqual([
      36,
      true,
      false,
    ]);
    const edits = fullEdits(form);
    const refused = await township.one('submitBreakdown', sent(form, edits));
    expect(new Set(refused.problems.map(({ code }) => code))).toContain('BREAKDOWN_VILLAGE_ABOLISHED');

    const moved = edits
      .filter(({ villageCode }) => villageCode !== first.code)
      .map((edit) => {
        const gone = edits.find(
          (each) => each.villageCode === first.code && each.columnCode === edit.columnCode,
        );
        return edit.villageCode === second.code
          ? { ...edit, mine: (edit.mine ?? 0) + (gone?.mine ?? 0) }
          : edit;
      });
    const done = await township.one('submitBreakdown', sent(form, moved));
    expect([done.outcome, done.breakdown?.filledCells, done.problems]).toEqual(['DONE', 36, []]);
  });

  it('that belong to another township now must be blank here, 36 cells of 38, and are in the form dispatched there', async () => {
    const form = await dispatched();
    const [first, second] = form.villages;
    if (!first || !second) throw new Error('no villages');
    const edits = fullEdits(form);
    const submitted = await township.one('submitBreakdown', sent(form, edits));
    await run(
      `update division set parent_code = '411521-01', version = version + 1 where county_code = '411521' and code = ?`,
      [first.code],
    );
    const { breakdowns, refusals } = await bureau.several('acceptBreakdowns', {
      items: [seen(submitted.breakdown as Breakdown)],
    });
    expect([breakdowns, refusals]).toEqual([
      [],
      [{ divisionCode: zhoudang, code: 'BREAKDOWN_VILLAGE_ABOLISHED' }],
    ]);
    await township.one('withdrawBreakdown', seen(submitted.breakdown as Breakdown));
    const now = (await township.find()) as Breakdown;
    expect([now.cells, now.filledCells, now.villages[0]?.isAbolished, now.villages[1]?.isAbolished]).toEqual([
      36,
      36,
      true,
      false,
    ]);
    const again = await township.one('submitBreakdown', sent(now, []));
    expect([again.outcome, new Set(again.problems.map(({ code }) => code))]).toEqual([
      'HAS_PROBLEMS',
      new Set(['BREAKDOWN_VILLAGE_ABOLISHED', 'BREAKDOWN_SUM_DIFFERS']),
    ]);
    const given = now.columns.flatMap(({ code, isFilled }, at) => {
      const [from, to] = [first.code, second.code].map(
        (of) => now.villages.find((village) => village.code === of)?.values[at] ?? 0,
      );
      if (!isFilled) return [];
      return [
        { villageCode: first.code, columnCode: code, base: from ?? 0, mine: null },
        { villageCode: second.code, columnCode: code, base: to ?? 0, mine: (from ?? 0) + (to ?? 0) },
      ];
    });
    expect(await township.one('submitBreakdown', sent(now, given))).toMatchObject({
      outcome: 'DONE',
      problems: [],
      breakdown: { filledCells: 36, columns: [{ sumPersons: 42_643 }, {}, {}] },
    });
    const other = await bureau.several('dispatchBreakdowns', { ...dispatch, divisionCodes: ['411521-01'] });
    expect(other.breakdowns[0]?.villages.map(({ code }) => code)).toContain(first.code);
  });

  it('that are gone at the next dispatch leave the form, and the history says what they had', async () => {
    const form = await dispatched();
    const [first, second] = form.villages;
    if (!first || !second) throw new Error('no villages');
    const edit = (villageCode: string, mine: number) => ({
      villageCode,
      columnCode: 'TASK',
      base: null,
      mine,
    });
    const words = { villageCode: first.code, columnCode: '', baseText: '', mineText: '并入邻村' };
    const saved = await township.one(
      'saveBreakdown',
      sent(form, [edit(first.code, 1200), edit(second.code, 1300), words]),
    );
    await bureau.several('recallBreakdowns', {
      items: [seen(saved.breakdown as Breakdown)],
      reason: '村有撤并',
    });
    await abolish(first.code, '2025-01-09');
    const next = await dispatched();
    expect(next.villages).toHaveLength(18);
    expect(next.villages[0]).toMatchObject({ code: second.code, values: [1300, null, null] });
    expect(await township.history(first.code, 'TASK')).toMatchObject([
      { before: 1200, after: null, by: 'luoshan', villageName: first.name },
      { before: null, after: 1200, by: 'zhoudang' },
    ]);
    expect((await township.history(first.code, ''))[0]).toMatchObject({
      beforeText: '并入邻村',
      afterText: '',
    });
  });

  it('refuses numbers for a column that is shown, and for a village of another township', async () => {
    const form = await dispatched();
    const [first] = form.villages;
    const edits = [
      { villageCode: first?.code ?? '', columnCode: 'SUBSISTENCE_ALLOWANCE', base: null, mine: 5 },
      { villageCode: '411521-05201', columnCode: 'TASK', base: null, mine: 5 },
      { villageCode: first?.code ?? '', columnCode: 'NONE_SUCH', base: null, mine: 5 },
    ];
    const { outcome, problems } = await township.one('saveBreakdown', sent(form, edits));
    expect([outcome, problems.map(({ code }) => code)]).toEqual([
      'HAS_PROBLEMS',
      ['BREAKDOWN_NOT_YOURS', 'BREAKDOWN_VILLAGE_FOREIGN', 'BREAKDOWN_CELL_UNKNOWN'],
    ]);
    expect((await township.find())?.version).toBe(1);
  });
});
