import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { commandIds, registerCommands } from '../../../addin/commands/register.ts';
import type { Functions } from '../../../addin/functions/functions.ts';
import type { FormulasRefreshed } from '../../../addin/functions/refresh.ts';
import { createSheetActs } from '../../../addin/taskpane/acts/sheets.ts';
import { createPaneSession } from '../../../addin/taskpane/pane-session.ts';
import { openExcel } from './excel-session.ts';
import { sampleAnswer } from './progress-samples.ts';

describe('registerCommands', () => {
  it('knows every function the manifest names, and no other', async () => {
    const xml = await readFile('manifest.xml', 'utf8');
    const named = [...xml.matchAll(/<FunctionName>(.*?)<\/FunctionName>/g)].map(([, name]) => name);
    expect(named.sort()).toEqual([...commandIds].sort());
  });

  it('opens the pane with 请先登录 when nobody is signed in, and frees the button', async () => {
    const { press, session, showPane } = await ribbon(false);
    const completed = await press('insertProgress');
    expect(completed).toHaveBeenCalledTimes(1);
    expect(showPane).toHaveBeenCalledTimes(1);
    expect(session.state().notice).toEqual({ intent: 'info', text: '请先登录。' });
  });

  it('opens the pane with 请先选定征缴工作 when no campaign is chosen', async () => {
    const { press, session, showPane } = await ribbon(true);
    await press('refreshSheets');
    expect(showPane).toHaveBeenCalledTimes(1);
    expect(session.state().notice?.text).toBe('请先选定征缴工作。');
  });

  it('inserts the 进度表 of the chosen campaign without opening the pane', async () => {
    const { press, session, showPane, excel } = await ribbon(true);
    session.chooseCampaign('411521-2025');
    await press('insertProgress');
    expect(excel.workbook.active.Name).toBe('罗山县2025进度表');
    expect(showPane).not.toHaveBeenCalled();
  });

  it('says what a refresh changed, and opens the pane only when there is something to decide', async () => {
    const { press, session, showPane, excel } = await ribbon(true);
    session.chooseCampaign('411521-2025');
    await press('insertProgress');
    await press('refreshSheets');
    expect(session.state().notice).toEqual({
      intent: 'success',
      text: '罗山县2025进度表：数字没有变化，各行未动。',
    });
    expect(showPane).not.toHaveBeenCalled();
    excel.workbook.user.edit('罗山县2025进度表', 'D4', [['=1+1']]);
    await press('refreshSheets');
    expect(session.state().notice?.intent).toBe('warning');
    expect(showPane).toHaveBeenCalledTimes(1);
  });

  it.each<[FormulasRefreshed, string, number]>([
    [{ kind: 'none' }, '工作簿里没有可以刷新的统计表。请先插入一张。', 1],
    [{ kind: 'done', formulas: 5, changed: 2, isOneState: true }, '2 个公式已更新，其余 3 个没有变化。', 0],
    [{ kind: 'done', formulas: 5, changed: 5, isOneState: true }, '5 个公式已更新。', 0],
    [{ kind: 'done', formulas: 5, changed: 0, isOneState: true }, '5 个公式没有变化。', 0],
    [
      { kind: 'done', formulas: 0, changed: 0, isOneState: true },
      '“实时…”的公式自己更新，没有别的征缴公式要刷新。',
      0,
    ],
    [
      { kind: 'done', formulas: 5, changed: 1, isOneState: false },
      '1 个公式已更新，其余 4 个没有变化。其间服务器上又有变化，请再点一次“刷新”。',
      1,
    ],
    [
      { kind: 'unreachable', at: '2025-01-10 10:32' },
      '连不上服务器，公式没有更新，显示的是 2025-01-10 10:32 的数。连上后再点“刷新”。',
      1,
    ],
    [{ kind: 'unreachable', at: null }, '连不上服务器，公式没有更新。连上后再点“刷新”。', 1],
  ])('says of formulas without a table: %j → %s', async (refreshed, text, shown) => {
    const { press, session, showPane } = await ribbon(true, refreshed);
    session.chooseCampaign('411521-2025');
    await press('refreshSheets');
    expect(session.state().notice?.text).toBe(text);
    expect(showPane).toHaveBeenCalledTimes(shown);
  });

  it('frees the button and says why when Excel refuses', async () => {
    const { press, session, excel } = await ribbon(true);
    session.chooseCampaign('411521-2025');
    excel.workbook.user.beginEdit('Sheet1', 'A1');
    const completed = await press('insertProgress');
    expect(completed).toHaveBeenCalledTimes(1);
    expect(session.state().notice).toMatchObject({
      intent: 'error',
      text: expect.stringContaining('有单元格正在编辑'),
    });
  });
});

async function ribbon(isSignedIn: boolean, refreshed: FormulasRefreshed = { kind: 'none' }) {
  const excel = await openExcel();
  const functions = new Map<string, (event: { completed: () => void }) => Promise<void>>();
  const associate = (id: string, act: (event: { completed: () => void }) => Promise<void>) =>
    functions.set(id, act);
  Object.assign(globalThis, { Office: { actions: { associate } } });
  const token = tokenStore(null);
  token.write(isSignedIn ? 't' : null);
  const client = createClient({ token, fetch: service });
  const session = createPaneSession(client, null);
  await session.start();
  const showPane = jest.fn(async () => undefined);
  const refresh = async () => refreshed;
  registerCommands({
    session,
    sheets: createSheetActs(client),
    functions: { refresh } as unknown as Functions,
    showPane,
  });
  const press = async (id: string) => {
    const completed = jest.fn();
    await functions.get(id)?.({ completed });
    return completed;
  };
  return { press, session, showPane, excel };
}

async function service(_: unknown, init?: RequestInit): Promise<Response> {
  const { query } = JSON.parse(String(init?.body)) as { query: string };
  if (query.includes('query Viewer')) {
    const division = { code: '411521', name: '罗山县', level: 'COUNTY' };
    return Response.json({
      data: { viewer: { account: 'bureau', displayName: '示例经办', role: 'BUREAU', division } },
    });
  }
  return Response.json({ data: sampleAnswer() });
}
