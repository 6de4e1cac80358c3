import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type App, startApp } from '../../server/app.ts';
import { loadDemo } from '../../server/cli/demo.ts';
import { readConfig } from '../../server/config.ts';
import { readMarks } from '../../server/db/live/state.ts';
import { demoPayments } from '../support/demo-payments.ts';
import { atMost, type Bench, percentile } from './bench.ts';
import { campaignKey } from './county.ts';

export type PanesTask = { readonly kind: 'watch' | 'end' };

export type PanesTold =
  | { readonly kind: 'open' | 'watching' }
  | { readonly kind: 'changed'; readonly at: readonly number[] }
  | { readonly kind: 'ended'; readonly totals: readonly number[] };

const panes = 20;
const imports = 15;
const rows = 80;
const basePayments = 20_000;

/** From an import's publication to the cell, in twenty panes. */
export const livePanes: Bench = {
  name: 'live-panes',
  async run(report) {
    const config = readConfig({
      PORT: '0',
      TLS: 'dev',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'zhengjiao-panes-')),
    });
    const app = await startApp({ config, withPreview: true, log: () => {} });
    await loadDemo(app.services, config, () => {}, basePayments);
    const pay = demoPayments({ app, config });
    const child = fork(fileURLToPath(new URL('./live-panes-child.ts', import.meta.url)), [
      app.url,
      String(panes),
    ]);
    const ended = new Promise<never>((_, reject) => {
      child.once('exit', (code) => reject(new Error(`the panes ended with ${code}`)));
    });
    ended.catch(() => {});
    const answer = <Kind extends PanesTold['kind']>(kind: Kind) =>
      new Promise<Extract<PanesTold, { kind: Kind }>>((resolve, reject) => {
        const onMessage = (told: PanesTold) => {
          if (told.kind !== kind) return;
          child.off('message', onMessage);
          resolve(told as Extract<PanesTold, { kind: Kind }>);
        };
        child.on('message', onMessage);
        ended.catch(reject);
      });
    try {
      await answer('open');
      report(`${panes} panes are open`);
      const spent: number[] = [];
      for (let i = 0; i < imports; i += 1) {
        const watching = answer('watching');
        const changed = answer('changed');
        child.send({ kind: 'watch' });
        await watching;
        const published = publishedAt(app);
        await pay(rows);
        const from = await published;
        const { at } = await changed;
        spent.push(...at.map((moment) => moment - from));
        report(`import ${i + 1}: ${Math.round(Math.max(...at) - from)} ms until the last pane`);
        await sleep(2_500);
      }
      const asked = answer('ended');
      child.send({ kind: 'end' });
      const { totals } = await asked;
      const wrong = totals.filter((total) => total !== basePayments + imports * rows).length;
      const note = `${panes} panes in one Chromium with the real office.js, ${imports} imports of ${rows} rows on the same machine: from publication to the cell`;
      return [
        atMost('live.p50', percentile(spent, 0.5), 1000, 'ms', note),
        atMost('live.p95', percentile(spent, 0.95), 2000, 'ms', note),
        atMost('live.panes.wrong', wrong, 0, 'panes', 'panes whose total is not the server’s at the end'),
      ];
    } finally {
      child.kill();
      await app.close();
    }
  },
};

/** Waits until the figures version rises, seen from outside; within some milliseconds. */
async function publishedAt({ services }: App): Promise<number> {
  const { reader } = services.database;
  const version = async () => (await readMarks(reader, [campaignKey]))[0]?.figures ?? 0;
  const before = await version();
  for (;;) {
    if ((await version()) > before) return performance.timeOrigin + performance.now();
    await sleep(3);
  }
}
