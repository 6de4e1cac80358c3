import { readXlsx } from 'hucre/xlsx';
import { ask } from '../../server/db/steps.ts';
import { linyiId, luoshanId } from '../support/app.ts';
import { zipOf } from '../support/breakdown-file.ts';
import { databases } from '../support/database.ts';
import { fileDeskOf } from './breakdown-files-fixture.ts';
import {
  type Breakdown,
  breakdownScene,
  deskOf,
  dispatchAll,
  type Edit,
  fullEdits,
  newKey,
  seen,
  sent,
  shown,
  zhoudang,
} from './breakdowns-fixture.ts';

describe.each(databases)('the ledger of a breakdown on $kind', ({ fresh }) => {
  const scene = breakdownScene(fresh);
  const abolish = (code: string) =>
    scene.app.services.database.edit(() =>
      ask(
        `update division set valid_to = '2025-01-09', version = version + 1 where county_code = '411521' and code = ?`,
        [code],
      ),
    );
  const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
    [...new Set(problems.map(({ code }) => code))].sort();

  it('takes no submission over the number of an abolished village whose row was left out', async () => {
    const form = await scene.dispatched();
    const [first, second] = form.villages;
    if (!first || !second) throw new Error('no villages');
    const saved = shown(await scene.township.one('saveBreakdown', sent(form, fullEdits(form))));
    const of = (code: string) => saved.villages.find((each) => each.code === code)?.values ?? [];
    await abolish(first.code);
    // Its 2,245 persons are given to the next village, and its row is deleted: they would count twice.
    const moved = saved.columns.map(
      ({ code }, at): Edit => ({
        villageCode: second.code,
        columnCode: code,
        base: of(second.code)[at] ?? null,
        mine: (of(second.code)[at] ?? 0) + (of(first.code)[at] ?? 0),
      }),
    );
    const villageCodes = form.villages.map(({ code }) => code).filter((code) => code !== first.code);
    const refused = await scene.township.one('submitBreakdown', sent(saved, moved, { villageCodes }));
    expect([refused.outcome, codesOf(refused)]).toEqual(['HAS_PROBLEMS', ['BREAKDOWN_VILLAGE_ABOLISHED']]);

    const emptied = saved.columns.map(
      ({ code }, at): Edit => ({
        villageCode: first.code,
        columnCode: code,
        base: of(first.code)[at] ?? null,
        mine: null,
      }),
    );
    const done = shown(
      await scene.township.one('submitBreakdown', sent(saved, [...moved, ...emptied], { villageCodes })),
    );
    expect(done.columns.map(({ sumPersons }) => sumPersons)).toEqual([42_643, 3207, 3893]);
  });

  it('checks numbers that are sent for a village which the sheet does not list', async () => {
    const form = await scene.dispatched();
    const [first] = form.villages;
    if (!first) throw new Error('no villages');
    await abolish(first.code);
    const villageCodes = form.villages.map(({ code }) => code).filter((code) => code !== first.code);
    const rest = { ...form, villages: form.villages.slice(1) };
    const odd = { villageCode: first.code, columnCode: 'TASK', base: null, mine: -5 };
    const refused = await scene.township.one(
      'submitBreakdown',
      sent(form, [...fullEdits(rest), odd], { villageCodes }),
    );
    expect([refused.outcome, codesOf(refused)]).toEqual(['HAS_PROBLEMS', ['BREAKDOWN_VILLAGE_ABOLISHED']]);
  });

  it('brings no number of a village into force that was abolished after the submission', async () => {
    const submitted = await scene.submitted();
    await abolish(submitted.villages[0]?.code ?? '');
    const { breakdowns, refusals } = await scene.bureau.several('acceptBreakdowns', {
      items: [seen(submitted)],
    });
    expect([breakdowns, refusals]).toEqual([
      [],
      [{ divisionCode: zhoudang, code: 'BREAKDOWN_VILLAGE_ABOLISHED' }],
    ]);
    const now = await scene.now();
    expect([now.state, now.villages[0]?.acceptedValues]).toEqual(['SUBMITTED', [null, null, null]]);
  });

  it('accepts what the township was to fill, not what an earlier form left in a column that is shown', async () => {
    const form = await scene.dispatched();
    const [first] = form.villages;
    const draft = { villageCode: first?.code ?? '', columnCode: 'TASK', base: null, mine: 4000 };
    const saved = shown(await scene.township.one('saveBreakdown', sent(form, [draft])));
    await scene.bureau.several('recallBreakdowns', { items: [seen(saved)], reason: '示例：只填低保' });
    await scene.bureau.several('dispatchBreakdowns', {
      ...dispatchAll,
      filledColumns: ['SUBSISTENCE_ALLOWANCE'],
    });
    const next = await scene.now();
    const submitted = shown(await scene.township.one('submitBreakdown', sent(next, fullEdits(next))));
    const { breakdowns } = await scene.bureau.several('acceptBreakdowns', { items: [seen(submitted)] });
    expect(breakdowns[0]?.villages[0]?.acceptedValues).toEqual([null, 169, null]);
  });

  it('keeps remarks that both databases can hold, whatever was pasted', async () => {
    const form = await scene.dispatched();
    const [first] = form.villages;
    const pasted = { villageCode: first?.code ?? '', columnCode: '', baseText: '' };
    const saved = shown(
      await scene.township.one(
        'saveBreakdown',
        sent(form, [{ ...pasted, mineText: '含\u0000示例\u0007新区\ud800' }], { reason: '核\u0000对\ud800' }),
      ),
    );
    expect(saved.villages[0]?.remarks).toBe('含示例新区\ufffd');
    const withReason = {
      ...pasted,
      baseText: '含示例新区\ufffd',
      mineText: '第一行\n第二行',
      reason: '改\ud800',
    };
    const again = shown(await scene.township.one('saveBreakdown', sent(saved, [withReason])));
    expect(again.villages[0]?.remarks).toBe('第一行\n第二行');
  });

  it('finds an ID number in remarks also between characters that nobody sees', async () => {
    const form = await scene.dispatched();
    const [first] = form.villages;
    const hidden = '见 999999\u200b199001\u200b011234';
    const refused = await scene.township.one(
      'saveBreakdown',
      sent(form, [{ villageCode: first?.code ?? '', columnCode: '', baseText: '', mineText: hidden }]),
    );
    expect(codesOf(refused)).toEqual(['BREAKDOWN_REMARKS_ID_NUMBER']);
  });

  it('reopens by a revision without calling late what is open again, and keeps ID numbers out of its reason', async () => {
    const form = await scene.dispatched();
    await scene.comeBackAt('2025-01-21T02:00:00Z');
    const late = shown(await scene.township.one('submitBreakdown', sent(form, fullEdits(form))));
    expect(late.isLate).toBe(true);
    await scene.bureau.several('acceptBreakdowns', { items: [seen(late)] });
    const revise = (reason: string) =>
      scene.bureau.ask<{ reviseQuotas: { revision: number | null; problems: { code: string }[] } }>(
        `mutation ($input: ReviseQuotasInput!) { reviseQuotas(input: $input) { revision problems { code } } }`,
        {
          input: {
            campaignId: luoshanId,
            expectedRevision: 1,
            edits: [{ divisionCode: zhoudang, columnCode: 'TASK', persons: 42_000, reason: '示例：核减' }],
            reason,
            reopenUntil: '2025-01-25',
            dryRun: false,
            mutationKey: newKey(),
          },
        },
      );
    const { reviseQuotas: refused } = await revise('示例：见 999999199001011234');
    expect([refused.revision, refused.problems.map(({ code }) => code)]).toEqual([
      null,
      ['BREAKDOWN_ID_NUMBER'],
    ]);
    expect((await revise('示例：市里\u0000核减')).reviseQuotas.revision).toBe(2);
    const open = await scene.now();
    expect([open.state, open.isLate, open.reopenedUntil]).toEqual(['REOPENED', false, '2025-01-25']);
  });

  it('shows an analyst no counts of a roster in a single village', async () => {
    await scene.app.services.database.edit(() =>
      ask(
        `insert into coverage_tally (county_code, benefit_year, township_code, village_code, category_set, state, persons)
         values ('411521', 2025, ?, '411521-04201', 'LIFTED_OUT', 'COVERED', 2)`,
        [zhoudang],
      ),
    );
    await scene.dispatched();
    const analyst = deskOf(scene.app, await scene.app.signIn('fenxi'));
    const rosterOf = (breakdown: Breakdown) => breakdown.villages[0]?.rosterPersons;
    expect(rosterOf(await scene.now())).toEqual([null, null, 2]);
    expect(rosterOf(await scene.now(analyst))).toEqual([null, null, null]);
  });

  it('reads a file whose name in the .zip holds what no database keeps', async () => {
    await scene.dispatched();
    const files = fileDeskOf(scene.app, await scene.app.signIn('zhoudang'));
    const form = await files.file(`breakdown-form.xlsx?under=${zhoudang}`);
    const { files: read } = await files.bring(
      zipOf([{ name: '周党\u0000镇\u0007.xlsx', bytes: form }]),
      '示例.zip',
    );
    expect(read).toMatchObject([{ fileName: '周党镇.xlsx', outcome: 'UNCHANGED' }]);
  });

  it('writes 5 remarks that look like formulas as text and reads them back unchanged', async () => {
    const form = await scene.dispatched();
    const texts = ['=1+1', '+2', '-3', '@SUM(A1)', '=HYPERLINK("http://example.invalid","示例")'];
    const edits = texts.map(
      (mineText, at): Edit => ({
        villageCode: form.villages[at]?.code ?? '',
        columnCode: '',
        baseText: '',
        mineText,
      }),
    );
    shown(await scene.township.one('saveBreakdown', sent(form, edits)));
    const files = fileDeskOf(scene.app, await scene.app.signIn('zhoudang'));
    const file = await files.file(`breakdown-form.xlsx?under=${zhoudang}`);
    const [sheet] = (await readXlsx(file)).sheets;
    const formulas = [...(sheet?.cells?.values() ?? [])].flatMap(({ formula }) => formula ?? []);
    expect(formulas.every((formula) => /^(?:SUM\(\w+:\w+\)|\w+-\w+)$/.test(formula))).toBe(true);
    expect(formulas).not.toHaveLength(0);
    expect(sheet?.rows.flat()).toEqual(expect.arrayContaining(texts));
    expect((await files.bring(file, '示例.xlsx')).files).toMatchObject([
      { outcome: 'UNCHANGED', changedCells: 0 },
    ]);
  });

  it('forgets with a dispatch what was answered more than 180 days ago, of its own county alone', async () => {
    await scene.dispatched();
    const { database } = scene.app.services;
    // 180 days before 13 July is 14 January, which began in Shanghai at 16:00 UTC of the 13th.
    const keys = [
      ['411521', 'older', '2025-01-13T15:59:59.999Z'],
      ['411521', 'younger', '2025-01-13T16:00:00.000Z'],
      ['140821', 'elsewhere', '2024-12-01T00:00:00.000Z'],
    ];
    await database.edit(function* () {
      yield* ask('delete from client_mutation');
      for (const [county = '', key = '', at = ''] of keys) {
        yield* ask(
          `insert into client_mutation (county_code, benefit_year, mutation_key, account_name, act, digest, answer,
             acted_at) values (?, 2024, ?, '', '', '', '{}', ?)`,
          [county, key, at],
        );
      }
    });
    await scene.comeBackAt('2025-07-12T16:00:00Z');
    const [first] = (await scene.app.services.divisions.tree('411521')).townships;
    const dispatch = { ...dispatchAll, divisionCodes: [first?.code], deadlineOn: '2025-07-31' };
    await scene.bureau.several('dispatchBreakdowns', { ...dispatch, dryRun: true });
    await scene.bureau.several('dispatchBreakdowns', { ...dispatch, mutationKey: 'key-of-the-dispatch' });
    const left = await database.reader.all<{ key: string }>(
      'select mutation_key as key from client_mutation order by mutation_key',
    );
    expect(left.map(({ key }) => key)).toEqual(['elsewhere', 'key-of-the-dispatch', 'younger']);
  });

  it('answers nobody with what another account did under its key, on any act', async () => {
    const form = await scene.dispatched();
    const mutationKey = newKey();
    const edit = { villageCode: form.villages[0]?.code ?? '', columnCode: 'TASK', base: null, mine: 5 };
    const asked = sent(form, [edit], { mutationKey });
    const both = await Promise.all([
      scene.township.one('saveBreakdown', asked),
      scene.township.one('saveBreakdown', asked),
    ]);
    expect(both.map(({ outcome, isReplay }) => `${outcome} ${isReplay}`).sort()).toEqual([
      'DONE false',
      'DONE true',
    ]);
    for (const [desk, act] of [
      [scene.bureau, 'saveBreakdown'],
      [scene.township, 'submitBreakdown'],
    ] as const) {
      const { outcome, problems, changedCells } = await desk.one(act, asked);
      expect([outcome, problems.map(({ code }) => code), changedCells]).toEqual([
        'REFUSED',
        ['MUTATION_KEY_REUSED'],
        0,
      ]);
    }
    expect((await scene.now()).version).toBe(2);
  });

  it('keeps the last 3 returned copies of an account, each for its own campaign', async () => {
    const form = await scene.dispatched();
    const files = fileDeskOf(scene.app, await scene.app.signIn('zhoudang'));
    const file = await files.file(`breakdown-form.xlsx?under=${form.division.code}`);
    const paths: string[] = [];
    for (let time = 0; time < 4; time += 1) {
      paths.push(
        (await files.bring(zipOf([{ name: '周党镇.xlsx', bytes: file }]), '示例.zip')).returnedCopy ?? '',
      );
    }
    const statuses = async (desk: typeof files, some: readonly string[]) =>
      Promise.all(some.map(async (path) => (await desk.download(path)).status));
    expect(await statuses(files, paths)).toEqual([404, 200, 200, 200]);
    expect(await statuses(fileDeskOf(scene.app, await scene.app.signIn('luoshan')), paths.slice(3))).toEqual([
      404,
    ]);
    const admin = fileDeskOf(scene.app, await scene.app.signIn('admin'));
    const { returnedCopy } = await admin.bring(file, '周党镇.xlsx');
    expect(
      await statuses(admin, [returnedCopy ?? '', (returnedCopy ?? '').replace(luoshanId, linyiId)]),
    ).toEqual([200, 404]);
  });
});
