import { setTimeout as sleep } from 'node:timers/promises';
import { createLive, type LiveLink } from '../../addin/client/live.ts';
import { createClient } from '../../addin/client/requests.ts';
import { tokenStore } from '../../addin/client/token.ts';
import { functionNamespace, functionsJson } from '../../addin/functions/declared.ts';
import { registerFunctions } from '../../addin/functions/functions.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import type { FunctionMetadata } from '../../addin/preview/workbook/custom-functions.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { dailyTotalsOf } from '../support/daily-totals.ts';
import { freshSqlite } from '../support/database.ts';

describe('custom functions on a live service', () => {
  let app: TestApp;
  let excel: ExcelSession;
  let live: LiveLink;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await freshSqlite() });
    bureau = await app.signIn('luoshan');
    await app.importFile(dailyTotalsOf({ '2024-10-10': { 周党镇: 100 } }), bureau, { kind: 'DAILY_TOTALS' });
    const token = tokenStore(null);
    token.write(bureau);
    const url = `${app.url}/graphql`;
    const client = createClient({ token, url });
    live = createLive({ client, url });
    live.follow([luoshanId]);
    const metadata = JSON.parse(functionsJson()) as FunctionMetadata;
    excel = await startExcel({ functions: { namespace: functionNamespace, metadata }, timerRate: 10 });
    registerFunctions({
      client,
      live,
      storage: null,
      place: () => ({ phase: 'signedIn', account: 'luoshan', campaignId: luoshanId }),
      onPlaceChanged: () => () => undefined,
      recalculate: async () => undefined,
      runtime: excel.CustomFunctions,
    });
  });
  afterAll(async () => {
    live.close();
    excel.close();
    await app.close();
  });

  const values = () => excel.workbook.rangeFrom('Sheet1!A1:A3').Values.flat();
  async function until(condition: () => boolean): Promise<void> {
    for (let waited = 0; waited < 8000 && !condition(); waited += 20) await sleep(20);
    expect(condition()).toBe(true);
  }

  it('shows 100, and 105 once a file with 5 more has been imported, without anybody asking', async () => {
    excel.workbook.user.edit('Sheet1', 'A1:A3', [
      ['=ZJ.实时缴费人数("周党镇")'],
      ['=ZJ.已缴费人数("周党")'],
      ['=ZJ.数据时间()'],
    ]);
    await until(() => values()[0] === 100 && values()[1] === 100);
    await until(() => String(values()[2]).includes('实时'));
    await app.importFile(dailyTotalsOf({ '2024-10-11': { 周党镇: 5 } }), bureau, { kind: 'DAILY_TOTALS' });
    await until(() => values()[0] === 105);
    expect(values()[1]).toBe(100);
    await until(() => String(values()[2]).includes('不是同一时刻的数，请点窗格“刷新”或功能区“刷新全部”'));
  });
});
