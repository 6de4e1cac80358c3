import { readFileSync } from 'node:fs';
import { loadNotice } from '../../../server/services/notices/notices.ts';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

/** From 2 November collection goes on to 10 January. */
const revised = `${readFileSync(
  new URL('../../../server/policy/notices/luoshan-2025.yaml', import.meta.url),
  'utf8',
)}
revisions:
  - document: { number: 示例办〔2024〕1号, title: 关于调整窗口的通知, issuer: 示例办公室, issuedOn: 2024-10-31 }
    from: 2024-11-02
    changes:
      - { path: "windows[0].closesOn", was: 2024-12-31, becomes: 2025-01-10 }
`;

const lastMoment = new Date('2024-11-01T15:59:59.999Z');
const midnight = new Date('2024-11-01T16:00:00Z');

describe.each(databases)('kept answers on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-11-01T15:00:00Z' });
    bureau = await app.signIn('luoshan');
    const loaded = await loadNotice(app.services.database, revised, app.clock.now, 'revised.yaml');
    expect(loaded).toMatchObject({ kind: 'loaded', version: 2 });
  });
  afterAll(() => app.close());

  /** The last day of collection by the notice in force; `name` makes a query that nobody has asked. */
  const closesOn = async (name: string) => {
    const { data } = await app.graphql<{
      campaign: { notice: { windows: { closesOn: string }[] }; outlook: { openDaysLeft: number } };
    }>(
      `query ${name} { campaign(id: "${luoshanId}") { notice { windows { closesOn } } outlook { openDaysLeft } } }`,
      {},
      bureau,
    );
    return [data.campaign.notice.windows[0]?.closesOn, data.campaign.outlook.openDaysLeft];
  };

  it('gives the notice in force to the last millisecond of a day, and the revised one from 00:00 on', async () => {
    app.clock.now = lastMoment;
    expect(await closesOn('a')).toEqual(['2024-12-31', 61]);
    expect(await closesOn('a')).toEqual(['2024-12-31', 61]);
    app.clock.now = midnight;
    expect(await closesOn('a')).toEqual(['2025-01-10', 70]);
    expect(await closesOn('a')).toEqual(['2025-01-10', 70]);
    app.clock.now = lastMoment;
    expect(await closesOn('a')).toEqual(['2024-12-31', 61]);
  });

  it('keeps no answer during which midnight passed, wherever in its making: 12 places', async () => {
    for (let before = 1; before <= 12; before++) {
      let asked = 0;
      Object.defineProperty(app.clock, 'now', {
        configurable: true,
        get: () => (++asked > before ? midnight : lastMoment),
      });
      await closesOn(`b${before}`);
      Object.defineProperty(app.clock, 'now', { configurable: true, writable: true, value: lastMoment });
      expect([before, await closesOn(`b${before}`)]).toEqual([before, ['2024-12-31', 61]]);
      app.clock.now = midnight;
      expect([before, await closesOn(`b${before}`)]).toEqual([before, ['2025-01-10', 70]]);
      app.clock.now = lastMoment;
    }
  });
});
