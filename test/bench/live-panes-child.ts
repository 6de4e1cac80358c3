// A process of its own: twenty panes with the real office.js in one Chromium, each with a 进度表 that is watched.
import { startBrowser } from '../support/browser.ts';
import { chooseCampaign, openPreview, type PreviewPage, signIn } from '../support/preview.ts';
import type { PanesTask, PanesTold } from './live-panes.ts';

const [url = '', count = '20'] = process.argv.slice(2);
const sheet = '罗山县2025进度表';

process.once('disconnect', () => process.exit());
const browser = await startBrowser();
const panes: PreviewPage[] = [];
for (let i = 0; i < Number(count); i += 1) panes.push(await openPane());
const cell = await totalOf(panes[0] as PreviewPage);
tell({ kind: 'open' });

process.on('message', async (task: PanesTask) => {
  if (task.kind === 'watch') {
    const changes = panes.map((pane) => pane.watchCell(sheet, cell));
    // Every page has been asked by the time it answers this.
    await Promise.all(panes.map(({ page }) => page.evaluate(() => undefined)));
    tell({ kind: 'watching' });
    tell({ kind: 'changed', at: await Promise.all(changes) });
  }
  if (task.kind === 'end') {
    const totals = await Promise.all(panes.map(finalTotal));
    await browser.close();
    tell({ kind: 'ended', totals });
  }
});

async function openPane(): Promise<PreviewPage> {
  const preview = await openPreview(browser, url);
  const { pane } = preview;
  await signIn(pane, 'luoshan');
  await chooseCampaign(pane, '罗山县 2025 年度');
  await pane.getByRole('button', { name: '插入进度表' }).click();
  await pane
    .getByText(/已插入工作表/)
    .first()
    .waitFor();
  await pane
    .getByRole('status')
    .filter({ hasText: /^实时$/ })
    .waitFor();
  return preview;
}

/** Of the paid persons of the whole county. */
async function totalOf(preview: PreviewPage): Promise<string> {
  const { values } = await preview.sheet(sheet);
  const column = values.find((row) => row.includes('已缴费人数（人）'))?.indexOf('已缴费人数（人）') ?? -1;
  const row = values.findIndex((cells) => cells.slice(0, 2).includes('合计'));
  if (row < 0 || column < 0) throw new Error('the sheet has no total of paid persons');
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

async function finalTotal(preview: PreviewPage): Promise<number> {
  const { values } = await preview.sheet(sheet);
  const column = cell.charCodeAt(0) - 65;
  return Number(values[Number(cell.slice(1)) - 1]?.[column]);
}

function tell(told: PanesTold): void {
  process.send?.(told);
}
