import { writeXlsx } from 'hucre';
import { dailyTotalsCsv } from '../../../server/demo/county.ts';
import type { ImportResult } from '../../../server/services/imports/imports.ts';
import {
  bearer,
  csvOf,
  importPaymentRows,
  importPayments,
  luoshanId,
  smallPlan,
  startTestApp,
  type TestApp,
} from '../../support/app.ts';
import { copies, databases } from '../../support/database.ts';

const job = 'id status rowsRead percent result { outcome newPayments }';
const state = `{ campaign(id: "${luoshanId}") { figuresVersion paymentSource lastImportedAt
  progress { total { paidPersons amountFen } } } }`;

interface State {
  readonly figuresVersion: number;
  readonly paymentSource: string;
  readonly lastImportedAt: string | null;
  readonly progress: { readonly total: { readonly paidPersons: number; readonly amountFen: number } };
}

interface Job {
  readonly status: string;
  readonly rowsRead: number;
  readonly percent: number;
  readonly result: unknown;
}

interface Payload {
  readonly job: { readonly id: string; readonly status: string } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

describe.each(databases)('imports on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let rows: string[][];
  let header: string;

  const started = copies(fresh, async (databaseUrl) => (await startTestApp({ databaseUrl })).close());
  beforeEach(async () => {
    const changes = { uploadLimitBytes: 1 << 25 };
    app = await startTestApp({ databaseUrl: await started(), changes, isSecond: true });
    bureau = await app.signIn('luoshan');
    const lines = csvOf(smallPlan(app.luoshan, { payments: 600 }))
      .trimEnd()
      .split('\n');
    header = lines[0] ?? '';
    rows = lines.slice(1).map((line) => line.split(','));
  });
  afterEach(() => app.close());

  /** Rows `from` to `to` of the generated payments as a file. */
  const csv = (from = 0, to = rows.length) =>
    [header, ...rows.slice(from, to).map((cells) => cells.join(','))].join('\n');
  const now = async (on = app, token = bureau) =>
    (await on.graphql<{ campaign: State }>(state, {}, token)).data.campaign;
  const start = async (input: Record<string, unknown>, token = bureau) =>
    (
      await app.graphql<{ importPayments: Payload }>(
        importPayments,
        { input: { campaignId: luoshanId, ...input } },
        token,
      )
    ).data.importPayments;
  const startRows = async (input: Record<string, unknown>, token = bureau) =>
    (
      await app.graphql<{ importPaymentRows: Payload }>(
        importPaymentRows,
        { input: { campaignId: luoshanId, ...input } },
        token,
      )
    ).data.importPaymentRows;

  it('takes in 600 payments from a CSV and the figures move', async () => {
    const before = await now();
    expect(before).toMatchObject({ paymentSource: 'NONE', lastImportedAt: null });
    const result = await app.importFile(csv(), bureau);
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      batchNumber: 1,
      rowsRead: 600,
      newPayments: 600,
      newPersons: 600,
      amountFen: 24_000_000,
      rejectedRows: 0,
      problemCount: 0,
    });
    const after = await now();
    expect(after).toMatchObject({
      figuresVersion: before.figuresVersion + 1,
      paymentSource: 'DETAILS',
      progress: { total: { paidPersons: 600, amountFen: 24_000_000 } },
    });
    expect(after.lastImportedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('takes the same payments from a workbook once: 300 new, 300 there already', async () => {
    await app.importFile(csv(0, 300), bureau);
    const bytes = await writeXlsx({ sheets: [{ name: '缴费', rows: [header.split(','), ...rows] }] });
    const result = await app.importFile(bytes, bureau, {}, '缴费明细.xlsx');
    expect(result).toMatchObject({ outcome: 'COMMITTED', newPayments: 300, alreadyPresent: 300 });
    expect((await now()).progress.total.paidPersons).toBe(600);
  });

  it('changes nothing in a dry run, and the upload is there for the import that follows', async () => {
    const before = await now();
    const uploadId = await app.upload(csv(), '示例.csv', bureau);
    const tried = await start({ uploadId, dryRun: true });
    expect(await app.jobResult(tried.job?.id ?? '', bureau)).toMatchObject({
      outcome: 'DRY_RUN',
      batchNumber: null,
      newPayments: 600,
      amountFen: 24_000_000,
    });
    expect(await now()).toEqual(before);
    const started = await start({ uploadId });
    expect(await app.jobResult(started.job?.id ?? '', bureau)).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 600,
    });
    expect((await start({ uploadId })).problems).toEqual([
      expect.objectContaining({ code: 'UPLOAD_NOT_FOUND' }),
    ]);
  });

  it('says that the same file again has nothing new, and moves no figure', async () => {
    await app.importFile(csv(), bureau);
    const before = await now();
    expect(await app.importFile(csv(), bureau)).toMatchObject({
      outcome: 'NOTHING_NEW',
      newPayments: 0,
      sameFileAsBatch: 1,
    });
    expect(await now()).toEqual(before);
  });

  it('takes in 2 files sent at once, whose 200 common payments count once', async () => {
    const [first, second] = await Promise.all([
      app.importFile(csv(0, 400), bureau),
      app.importFile(csv(200, 600), bureau, {}, '另一份.csv'),
    ]);
    expect([first.outcome, second.outcome]).toEqual(['COMMITTED', 'COMMITTED']);
    expect(first.newPayments + second.newPayments).toBe(600);
    expect(first.alreadyPresent + second.alreadyPresent).toBe(200);
    expect((await now()).progress.total).toEqual({ paidPersons: 600, amountFen: 24_000_000 });
  });

  it('names the cell of a wrong row in a selection, and takes the others when asked to', async () => {
    const selected = [header.split(','), ...rows.slice(0, 5).map((cells) => [...cells])];
    selected[3]![6] = '四百';
    const input = { address: '缴费!B3:K8', rows: selected };
    const refused = await startRows(input);
    const result = await app.jobResult(refused.job?.id ?? '', bureau);
    expect(result).toMatchObject({ outcome: 'REFUSED', rejectedRows: 1, newPayments: 0, problemCount: 1 });
    expect(result.problems[0]).toMatchObject({
      severity: 'ERROR',
      place: { address: expect.stringContaining('H6'), column: '缴费金额（元）' },
      found: '四百',
      message: expect.stringContaining('H6'),
    });
    expect((await now()).progress.total.paidPersons).toBe(0);
    const taken = await startRows({ ...input, onProblem: 'GOOD_ROWS_ONLY' });
    expect(await app.jobResult(taken.job?.id ?? '', bureau)).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 4,
      rejectedRows: 1,
    });
  });

  it('refuses a selection of 20,001 rows and says how many may be', async () => {
    const many = Array.from({ length: 20_001 }, () => ['']);
    const { job: started, problems } = await startRows({ address: 'A1:A20001', rows: many });
    expect(started).toBeNull();
    expect(problems[0]?.message).toContain('选区有 20001 行，一次最多 20000 行');
  });

  it('cancels an import that waits; nothing of it stays and another account cannot cancel it', async () => {
    const large = csvOf(smallPlan(app.luoshan, { payments: 5000, seed: 9 }));
    const uploads = await Promise.all([
      app.upload(large, '一.csv', bureau),
      app.upload(csv(), '二.csv', bureau),
    ]);
    const first = await start({ uploadId: uploads[0], dryRun: true });
    const second = await start({ uploadId: uploads[1] });
    const cancel = async (token: string) =>
      (
        await app.graphql<{ cancelImportJob: { job: unknown } }>(
          `mutation ($id: ID!) { cancelImportJob(id: $id) { job { ${job} } } }`,
          { id: second.job?.id },
          token,
        )
      ).data.cancelImportJob.job;
    expect(await cancel(await app.signIn('admin'))).toBeNull();
    expect(await cancel(bureau)).toMatchObject({ id: second.job?.id });
    expect(await app.jobResult(second.job?.id ?? '', bureau)).toMatchObject({
      outcome: 'CANCELLED',
      batchNumber: null,
      newPayments: 0,
    });
    await app.jobResult(first.job?.id ?? '', bureau);
    expect((await now()).progress.total.paidPersons).toBe(0);
    // A finished job is not touched.
    expect(await cancel(bureau)).toMatchObject({ status: 'CANCELLED', result: { outcome: 'CANCELLED' } });
  });

  it('cancels an import under way: none of its rows stays, and the next import goes through', async () => {
    const large = csvOf(smallPlan(app.luoshan, { payments: 120_000, seed: 9, firstReceipt: 5_000_000 }));
    const uploadId = await app.upload(large, '大.csv', bureau);
    const started = await start({ uploadId });
    const id = started.job?.id ?? '';
    const asked = async () =>
      (
        await app.graphql<{ importJob: Job }>(
          `query ($id: ID!) { importJob(id: $id) { ${job} } }`,
          { id },
          bureau,
        )
      ).data.importJob;
    let seen = await asked();
    while (seen.rowsRead === 0 && seen.result === null) seen = await asked();
    expect(seen.percent).toBeLessThan(100);
    await app.graphql(`mutation ($id: ID!) { cancelImportJob(id: $id) { job { id } } }`, { id }, bureau);
    const result = await app.jobResult(id, bureau);
    expect(result).toMatchObject({ outcome: 'CANCELLED', batchNumber: null, newPayments: 0, newPersons: 0 });
    expect(await asked()).toMatchObject({ status: 'CANCELLED' });
    expect(await now()).toMatchObject({ paymentSource: 'NONE', progress: { total: { paidPersons: 0 } } });
    const { reader } = app.services.database;
    expect(await reader.all<{ n: number }>('select count(*) as n from payment')).toEqual([{ n: 0 }]);
    expect(await app.importFile(csv(), bureau)).toMatchObject({ outcome: 'COMMITTED', newPayments: 600 });
  });

  it('takes daily totals of townships, and then no payment details beside them', async () => {
    const plan = smallPlan(app.luoshan, { payments: 600 });
    const daily = [...dailyTotalsCsv(plan)].join('');
    const result = await app.importFile(daily, bureau, { kind: 'DAILY_TOTALS' });
    expect(result).toMatchObject({ outcome: 'COMMITTED', amountFen: 24_000_000 });
    expect(await now()).toMatchObject({
      paymentSource: 'DAILY_TOTALS',
      progress: { total: { paidPersons: 600, amountFen: 24_000_000 } },
    });
    const before = await now();
    const mixed = await app.importFile(csv(), bureau);
    expect(mixed).toMatchObject({ outcome: 'REFUSED', newPayments: 0 });
    expect(mixed.problems.map(({ code }) => code)).toEqual(['PAYMENT_SOURCE_MIXED']);
    expect(await now()).toEqual(before);
  });

  it('lets neither a township nor the analyst import, nor another county’s bureau', async () => {
    const before = await now();
    for (const account of ['zhoudang', 'fenxi', 'linyi']) {
      const token = await app.signIn(account);
      const uploadId = await app.upload(csv(), '示例.csv', token);
      const code = account === 'linyi' ? 'CAMPAIGN_NOT_FOUND' : 'NOT_ALLOWED';
      expect(await start({ uploadId }, token)).toMatchObject({ job: null, problems: [{ code }] });
      const selected = { address: 'A1', rows: [header.split(','), ...rows.slice(0, 2)] };
      expect(await startRows(selected, token)).toMatchObject({ job: null, problems: [{ code }] });
    }
    expect(await now()).toEqual(before);
  });

  it('hides an account’s upload and job from every other account', async () => {
    const admin = await app.signIn('admin');
    const uploadId = await app.upload(csv(), '示例.csv', bureau);
    expect((await start({ uploadId }, admin)).problems).toEqual([
      expect.objectContaining({ code: 'UPLOAD_NOT_FOUND' }),
    ]);
    const started = await start({ uploadId });
    const asked = `query ($id: ID!) { importJob(id: $id) { ${job} } }`;
    expect((await app.graphql(asked, { id: started.job?.id }, admin)).data).toEqual({ importJob: null });
    await app.jobResult(started.job?.id ?? '', bureau);
  });

  it('never answers with old figures, also when another process imports', async () => {
    const other = await startTestApp({ databaseUrl: app.config.databaseUrl, isSecond: true });
    try {
      const elsewhere = await other.signIn('luoshan');
      let version = (await now(other, elsewhere)).figuresVersion;
      for (let n = 0; n < 3; n++) {
        for (const each of [await now(), await now(other, elsewhere)]) {
          expect(each.progress.total.paidPersons).toBe(n * 100);
        }
        await app.importFile(csv(n * 100, n * 100 + 100), bureau);
        const seen = await now(other, elsewhere);
        expect(seen.progress.total.paidPersons).toBe(n * 100 + 100);
        expect(seen.figuresVersion).toBe(version + 1);
        version = seen.figuresVersion;
        expect(await now()).toEqual(seen);
      }
    } finally {
      await other.close();
    }
  });

  it('gives rows that add up to the total at every moment of 3 imports', async () => {
    const ask = `{ campaign(id: "${luoshanId}") { progress(level: VILLAGE) {
      rows { paidPersons amountFen } total { paidPersons amountFen } } } }`;
    let isOver = false;
    const running = (async () => {
      for (let n = 0; n < 3; n++) await app.importFile(csv(n * 200, n * 200 + 200), bureau);
      isOver = true;
    })();
    const seen = new Set<number>();
    while (!isOver) {
      const { data } = await app.graphql<{ campaign: { progress: Sums } }>(ask, {}, bureau);
      const { rows: each, total } = data.campaign.progress;
      expect(each.reduce((sum, { paidPersons }) => sum + paidPersons, 0)).toBe(total.paidPersons);
      expect(each.every(({ paidPersons }) => paidPersons >= 0)).toBe(true);
      expect(total.paidPersons % 200).toBe(0);
      seen.add(total.paidPersons);
    }
    await running;
    expect(Math.max(...seen)).toBeGreaterThan(0);
  });

  it('writes no ID number and no name into the log, the answers’ problems or the audit', async () => {
    const spoilt = rows.slice(0, 50).map((cells, n) => {
      const copy = [...cells];
      if (n % 3 === 0) copy[2] = `${copy[2]?.slice(0, 17)}${copy[2]?.endsWith('0') ? '1' : '0'}`;
      if (n % 3 === 1) copy[3] = '没有的镇';
      return copy;
    });
    const file = [header, ...spoilt.map((cells) => cells.join(','))].join('\n');
    const result: ImportResult = await app.importFile(file, bureau, { onProblem: 'GOOD_ROWS_ONLY' });
    expect(result.problemCount).toBeGreaterThanOrEqual(33);
    const audit = await app.services.database.reader.all('select * from audit_entry');
    const said = JSON.stringify([result, audit, app.log]);
    for (const cells of spoilt) {
      expect(said).not.toContain(cells[2]);
      expect(said).not.toContain(cells[1]);
    }
  });

  it('gives a file that is no table a problem, not an error: nothing is imported', async () => {
    for (const [bytes, name, code] of [
      ['<html><table><tr><td>1</td></tr></table></html>', '网页.xlsx', 'FILE_IS_HTML'],
      [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1, 2]), '坏.xlsx', 'XLSX_DAMAGED'],
      ['姓名,乡镇\n示例,周党镇\n', '缺列.csv', 'COLUMN_MISSING'],
    ] as const) {
      const result = await app.importFile(bytes, bureau, {}, name);
      expect(result).toMatchObject({ outcome: 'REFUSED', newPayments: 0 });
      expect(result.problems.map((each) => each.code)).toContain(code);
    }
  });

  it('starts no import with an unknown upload, and none without signing in', async () => {
    expect(await start({ uploadId: 'f'.repeat(32) })).toMatchObject({
      job: null,
      problems: [{ code: 'UPLOAD_NOT_FOUND', message: expect.stringContaining('重新上传') }],
    });
    const { errors } = await app.graphql(importPayments, { input: { campaignId: luoshanId, uploadId: 'a' } });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
    const answer = await app.fetch('/upload', { method: 'POST', body: 'a', headers: bearer('') });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

interface Sums {
  readonly rows: readonly { readonly paidPersons: number; readonly amountFen: number }[];
  readonly total: { readonly paidPersons: number; readonly amountFen: number };
}
