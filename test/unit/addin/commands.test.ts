import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { commandIds, registerCommands } from '../../../addin/commands/register.ts';
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

async function ribbon(isSignedIn: boolean) {
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
  registerCommands({ session, sheets: createSheetActs(client), showPane });
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
