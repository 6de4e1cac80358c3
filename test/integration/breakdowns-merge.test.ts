import fc from 'fast-check';
import type { Actor } from '../../server/services/access.ts';
import type { BreakdownRecord, BreakdownSaveChoice } from '../../server/services/breakdowns/records.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { newKey, zhoudang } from './breakdowns-fixture.ts';

const bureau: Actor = {
  account: 'luoshan',
  displayName: '',
  role: 'BUREAU',
  countyCode: '411521',
  divisionCode: null,
};
const township: Actor = { ...bureau, account: 'zhoudang', role: 'TOWNSHIP', divisionCode: zhoudang };
const columns = ['TASK', 'SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'];

type Edits = BreakdownSaveChoice['edits'];

describe.each(databases)('savers of one breakdown on $kind', ({ fresh }) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    await app.services.breakdowns.dispatch(bureau, {
      campaignId: luoshanId,
      divisionCodes: [zhoudang],
      filledColumns: columns,
      deadlineOn: '2025-01-20',
      instructions: '',
      dryRun: false,
      mutationKey: newKey(),
    });
  }, 30_000);
  afterEach(() => app.close());

  async function now(): Promise<BreakdownRecord> {
    const found = await app.services.breakdowns.find(township, luoshanId, zhoudang);
    if (!found) throw new Error('no breakdown');
    return found;
  }
  const save = (form: BreakdownRecord, edits: Edits, more: Partial<BreakdownSaveChoice> = {}) =>
    app.services.breakdowns.save(township, {
      campaignId: luoshanId,
      sheetToken: form.sheetToken,
      act: 'SAVE',
      origin: { kind: 'PANE' },
      baseVersion: form.version,
      edits,
      villageCodes: null,
      onConflict: 'REPORT',
      dryRun: false,
      reason: '',
      mutationKey: newKey(),
      ...more,
    });
  async function tableOf(form: BreakdownRecord): Promise<Record<string, unknown>> {
    const villages = await form.villages();
    return Object.fromEntries(villages.map(({ code, values, remarks }) => [code, [...values, remarks]]));
  }

  it('at once: 19 of different villages are all kept, and of 5 at one cell exactly 1 is', async () => {
    const form = await now();
    const villages = await form.villages();
    const edit = (villageCode: string, mine: number) => [
      { villageCode, columnCode: 'TASK', base: null, mine, reason: '' },
    ];
    const apart = await Promise.all(villages.map(({ code }, index) => save(form, edit(code, 100 + index))));
    expect(new Set(apart.map(({ outcome }) => outcome))).toEqual(new Set(['DONE']));
    const after = await now();
    expect(after.version).toBe(20);
    expect((await after.villages()).map(({ values }) => values[0])).toEqual(villages.map((_, i) => 100 + i));

    const code = villages[0]?.code ?? '';
    const same = await Promise.all(
      [1, 2, 3, 4, 5].map((mine) =>
        save(after, [{ villageCode: code, columnCode: 'TASK', base: 100, mine, reason: '' }]),
      ),
    );
    expect(same.map(({ outcome }) => outcome).sort()).toEqual(['DONE', ...Array(4).fill('HAS_CONFLICTS')]);
    const winner = same.findIndex(({ outcome }) => outcome === 'DONE') + 1;
    expect((await now()).version).toBe(21);
    for (const { conflicts } of same.filter(({ outcome }) => outcome !== 'DONE')) {
      expect(conflicts).toMatchObject([{ base: 100, theirs: winner, by: 'zhoudang' }]);
    }
  });

  it('asked twice at once with one key: saved once, and both are told so', async () => {
    const form = await now();
    const [village] = await form.villages();
    const edits = [{ villageCode: village?.code ?? '', columnCode: 'TASK', base: null, mine: 7, reason: '' }];
    const mutationKey = newKey();
    const answers = await Promise.all([1, 2, 3].map(() => save(form, edits, { mutationKey })));
    expect(answers.map(({ outcome, changedCells }) => [outcome, changedCells])).toEqual(
      Array(3).fill(['DONE', 1]),
    );
    expect(answers.filter(({ isReplay }) => isReplay)).toHaveLength(2);
    expect((await now()).version).toBe(2);
  });

  it('reads back each of 40 versions as it was, and a record as of its own version', async () => {
    const first = await now();
    const villages = (await first.villages()).map(({ code }) => code);
    const change = fc.record({
      village: fc.constantFrom(...villages.slice(0, 4)),
      column: fc.constantFrom('', 'TASK', 'LIFTED_OUT'),
      number: fc.option(fc.nat(99)),
      words: fc.constantFrom('', '示例甲', '示例乙'),
    });
    const rounds = fc.sample(fc.array(change, { minLength: 1, maxLength: 6 }), { seed: 5, numRuns: 40 });
    const seen = [{ record: await now(), table: await tableOf(first) }];
    for (const round of rounds) {
      const form = await now();
      const table = (await tableOf(form)) as Record<string, readonly (number | string | null)[]>;
      const edits = new Map(
        round.map(({ village, column, number, words }) => {
          const at = column === '' ? 3 : columns.indexOf(column);
          const base = table[village]?.[at] ?? null;
          const mine = column === '' ? words : number;
          return [
            `${village}/${column}`,
            { villageCode: village, columnCode: column, base, mine, reason: '' },
          ];
        }),
      );
      const { outcome } = await save(form, [...edits.values()]);
      expect(['DONE', 'UNCHANGED']).toContain(outcome);
      const record = await now();
      seen.push({ record: await now(), table: await tableOf(record) });
    }
    const versions = new Set(seen.map(({ record }) => record.version));
    expect(versions.size).toBeGreaterThan(30);
    for (const { record, table } of seen) {
      const base = await app.services.breakdowns.base(township, luoshanId, record.sheetToken);
      const read = Object.fromEntries(
        (base?.villages ?? []).map(({ code, values, remarks }) => [code, [...values, remarks]]),
      );
      expect(read).toEqual(table);
      // Its villages are read only now, when later versions have been saved.
      expect(await tableOf(record)).toEqual(table);
    }
  });

  it('takes mine or theirs when told to, and shows what a dry run would do', async () => {
    const form = await now();
    const [a, b] = await form.villages();
    if (!a || !b) throw new Error('no villages');
    const edit = (villageCode: string, mine: number) => ({
      villageCode,
      columnCode: 'TASK',
      base: null,
      mine,
      reason: '',
    });
    await save(form, [edit(a.code, 1)]);
    const both = [edit(a.code, 2), edit(b.code, 3)];
    const dry = await save(form, both, { dryRun: true, onConflict: 'MINE' });
    expect([dry.outcome, dry.changedCells, dry.breakdown?.version]).toEqual(['DONE', 2, 2]);
    const theirs = await save(form, both, { onConflict: 'THEIRS' });
    expect(theirs.changedCells).toBe(1);
    expect((await (await now()).villages()).slice(0, 2).map(({ values }) => values[0])).toEqual([1, 3]);
    const mine = await save(form, [edit(a.code, 2)], { onConflict: 'MINE' });
    expect(mine.changedCells).toBe(1);
    expect((await (await now()).villages())[0]?.values[0]).toBe(2);
  });
});
