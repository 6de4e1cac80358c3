import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../../../addin/client/api-error.ts';
import type { FigureAsk } from '../../../addin/client/generated/graphql.ts';
import type { LiveLink, LiveState } from '../../../addin/client/live.ts';
import type { Client } from '../../../addin/client/requests.ts';
import { declaredFunctions, functionNamespace, functionsJson } from '../../../addin/functions/declared.ts';
import { type FunctionPlace, registerFunctions } from '../../../addin/functions/functions.ts';
import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import type { FunctionMetadata } from '../../../addin/preview/workbook/custom-functions.ts';
import { formulasWords } from '../../../addin/taskpane/acts/formula-words.ts';

const campaignId = '411521-2025';
const figures: Readonly<Record<string, number>> = {
  QUOTA: 42_643,
  PAID_PERSONS: 40_000,
  PAID_AMOUNT: 1_600_012_300,
  COMPLETION: 9380,
  GAP: 2643,
  RANK: 7,
  AMOUNT_DUE: 40_000,
  REWARD_NOW: 8_000_000,
};

/** The pane around the functions: a server, a line to it, and who is signed in. */
async function startWorld() {
  const excel = await startExcel({
    functions: { namespace: functionNamespace, metadata: JSON.parse(functionsJson()) as FunctionMetadata },
    timerRate: 10,
  });
  const requests: (readonly FigureAsk[])[] = [];
  const server = {
    version: 7,
    extra: 0,
    fault: null as unknown,
    at: '2025-01-10T02:32:00.000Z',
    /** Day or division → code. */
    refuses: new Map<string, string>([['没有的镇', 'FIGURE_UNKNOWN_DIVISION']]),
  };
  const refusalOf = ({ division, on }: FigureAsk) =>
    server.refuses.get(on ?? '') ?? server.refuses.get(division ?? '') ?? null;
  const listeners = new Set<() => void>();
  const placeListeners = new Set<() => void>();
  let place: FunctionPlace = { phase: 'signedIn', account: 'zhoudang', campaignId };
  let state: LiveState = {
    mode: 'live',
    asOf: null,
    marks: new Map(),
    figuresVersions: new Map([[campaignId, 7]]),
  };
  const client = {
    async send(_document: unknown, variables: { readonly asks: readonly FigureAsk[] }) {
      requests.push(variables.asks);
      if (server.fault) throw server.fault;
      return {
        campaign: {
          figures: {
            figuresVersion: server.version,
            calculatedAt: server.at,
            values: variables.asks.map((ask) =>
              refusalOf(ask) ? null : (figures[ask.name] ?? 0) + server.extra,
            ),
            codes: variables.asks.map(refusalOf),
            expected: variables.asks.map((ask) =>
              refusalOf(ask) === 'FIGURE_NO_RULE' ? '普通居民、示例人员' : null,
            ),
          },
        },
      };
    },
  } as unknown as Client;
  const live = {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as LiveLink;
  const functions = registerFunctions({
    client,
    live,
    storage: null,
    place: () => place,
    onPlaceChanged(listener) {
      placeListeners.add(listener);
      return () => placeListeners.delete(listener);
    },
    recalculate: () =>
      excel.Excel.run(async (context) => {
        context.workbook.application.calculate('Full');
        await context.sync();
      }),
    runtime: excel.CustomFunctions,
    timers: {
      set: (act, ms) => setTimeout(act, ms / 10),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
  });
  return {
    excel,
    requests,
    server,
    functions,
    goTo(next: Partial<FunctionPlace>) {
      place = { ...place, ...next };
      for (const listener of [...placeListeners]) listener();
    },
    hear(next: Partial<LiveState> & { readonly version?: number }) {
      const { version, ...rest } = next;
      state = {
        ...state,
        ...rest,
        ...(version === undefined ? {} : { figuresVersions: new Map([[campaignId, version]]) }),
      };
      for (const listener of [...listeners]) listener();
    },
    enter: (address: string, formulas: readonly (readonly unknown[])[]) =>
      excel.workbook.user.edit('Sheet1', address, formulas),
    values: (address: string) => excel.workbook.rangeFrom(address).Values.flat(),
    sentence: (row: number) => excel.workbook.customFunctions.messageOf(excel.workbook.cellAt(0, row, 0)),
  };
}

let world: Awaited<ReturnType<typeof startWorld>>;
let excel: ExcelSession;
beforeEach(async () => {
  world = await startWorld();
  excel = world.excel;
});
afterEach(() => excel.close());

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 4000 && !condition(); waited += 10) await sleep(10);
  expect(condition()).toBe(true);
}

const isBusy = (value: unknown) => value === '#BUSY!';

describe('registerFunctions', () => {
  it('answers all 8 figures in one request, money in yuan and the rate as a share', async () => {
    let told = 0;
    world.functions.subscribe(() => {
      told += 1;
    });
    expect(world.functions.hasRun()).toBe(false);
    const names = declaredFunctions.filter(({ isStreaming }) => !isStreaming).map(({ name }) => name);
    world.enter(
      'A1:A8',
      names.map((name) => [`=ZJ.${name}("周党镇")`]),
    );
    await until(() => !world.values('A1:A8').some(isBusy));
    expect(world.values('A1:A8')).toEqual([42_643, 40_000, 16_000_123, 0.938, 2643, 7, 400, 80_000]);
    expect(world.requests.map((asks) => asks.length)).toEqual([8]);
    expect(world.functions.hasRun()).toBe(true);
    expect(told).toBe(1);
  });

  it('shows faults as errors of Excel with a Chinese sentence', async () => {
    world.enter('A1:A3', [['=ZJ.任务数("没有的镇")'], ['=ZJ.任务数("周党镇","昨天")'], ['=ZJ.任务数("")']]);
    await until(() => !world.values('A1:A3').some(isBusy));
    expect(world.values('A1:A3')).toEqual(['#VALUE!', '#VALUE!', '#VALUE!']);
    expect([0, 1, 2].map(world.sentence)).toEqual([
      '没有“没有的镇”这个区划。请填本县乡镇（街道）或村（社区）的名称或代码，全县填“全县”。',
      '读不出日期“昨天”。请写成 2024-11-30，或引用有日期的单元格。',
      '区划没有填，或不是一个名称或代码。',
    ]);
  });

  it('reads a day made by DATE() as that day, and gives no newest figure for an empty one', async () => {
    world.enter('A1:A6', [
      ['=ZJ.任务数("周党镇",DATE(2024,11,30))'],
      ['=ZJ.任务数("周党镇",DATE(2024,11,30)+1)'],
      ['=ZJ.任务数("周党镇",Z99)'],
      ['=ZJ.任务数("周党镇","")'],
      ['=ZJ.任务数("周党镇",20241130)'],
      ['=ZJ.任务数("周党镇",)'],
    ]);
    await until(() => !world.values('A1:A6').some(isBusy));
    expect(world.values('A1:A6')).toEqual([42_643, 42_643, '#VALUE!', '#VALUE!', '#VALUE!', 42_643]);
    expect(world.requests.flat().map(({ on }) => on ?? null)).toEqual(['2024-11-30', '2024-12-01', null]);
    expect([2, 3, 4].map(world.sentence)).toEqual([
      '日期是空的：写一天，如 2024-11-30，或去掉这个参数（取最新的数）。',
      '日期是空的：写一天，如 2024-11-30，或去掉这个参数（取最新的数）。',
      '读不出日期“20241130”。请写成 2024-11-30，或引用有日期的单元格。',
    ]);
  });

  it('names the day in the sentence where the service refuses it', async () => {
    world.server.refuses = new Map([['2030-01-01', 'FIGURE_DAY_AHEAD']]);
    world.enter('A1', [['=ZJ.任务数("周党镇",DATE(2030,1,1))']]);
    await until(() => world.values('A1')[0] === '#VALUE!');
    expect(world.sentence(0)).toBe(
      '“2030-01-01”这一天还没有到。写今天或以前的一天，或去掉日期（取最新的数）。',
    );
  });

  it('says which categories do have an amount', async () => {
    world.server.refuses = new Map([['', 'FIGURE_NO_RULE']]);
    world.enter('A1', [['=ZJ.应缴金额("特困")']]);
    await until(() => world.values('A1')[0] === '#N/A');
    expect(world.sentence(0)).toBe('方案没有规定“特困”在这一天应缴多少。有规定的类别：普通居民、示例人员。');
  });

  it('asks nothing when everything is calculated again in the same state, and once after a change', async () => {
    world.enter('A1:A2', [['=ZJ.任务数("周党镇")'], ['=ZJ.已缴费人数("周党镇")']]);
    await until(() => !world.values('A1:A2').some(isBusy));
    await world.functions.recalculate();
    await until(() => !world.values('A1:A2').some(isBusy));
    expect(world.requests).toHaveLength(1);
    Object.assign(world.server, { version: 8, extra: 1 });
    world.hear({ version: 8 });
    await world.functions.recalculate();
    await until(() => world.values('A1')[0] === 42_644);
    expect(world.requests).toHaveLength(2);
  });

  it('keeps the streaming functions up to date, and says of which time the figures are', async () => {
    world.enter('A1:A3', [['=ZJ.实时缴费人数("周党镇")'], ['=ZJ.数据时间()'], ['=ZJ.实时完成率("周党镇")']]);
    await until(() => world.values('A1')[0] === 40_000);
    await until(() => world.values('A2')[0] === '2025-01-10 10:32（实时，征缴系统 411521-2025）');
    Object.assign(world.server, { version: 8, extra: 5 });
    world.hear({ version: 8 });
    await until(() => world.values('A1')[0] === 40_005);
    expect(world.values('A3')).toEqual([0.9385]);
    world.hear({ mode: 'lost' });
    await until(() => world.values('A2')[0] === '2025-01-10 10:32（断开，最后的数，征缴系统 411521-2025）');
    expect(world.values('A1')).toEqual([40_005]);
  });

  it('shows a streaming function’s fault as an error of Excel, and the figure once there is one', async () => {
    world.server.fault = new ApiError('CONNECTION_LOST');
    world.enter('A1', [['=ZJ.实时缴费人数("周党镇")']]);
    await until(() => world.values('A1')[0] === '#N/A');
    expect(world.sentence(0)).toBe(
      '现在连不上服务器，也没有存过这个数。连上后点窗格“刷新”或功能区“刷新全部”。',
    );
    world.server.fault = null;
    world.hear({ mode: 'polling' });
    await until(() => world.values('A1')[0] === 40_000);
  });

  it('does not wake for a heartbeat', async () => {
    world.enter('A1', [['=ZJ.实时缴费人数("周党镇")']]);
    await until(() => world.values('A1')[0] === 40_000);
    world.hear({ asOf: '2025-01-10T02:32:02Z' });
    await sleep(100);
    // The server has not said that it is further; whoever asked would find out.
    world.server.extra = 1;
    world.hear({ asOf: '2025-01-10T02:32:04Z' });
    await sleep(100);
    expect(world.values('A1')).toEqual([40_000]);
    expect(world.requests).toHaveLength(1);
  });

  it('keeps what is in the sheet when somebody signs out, and forgets what was stored', async () => {
    world.enter('A1:A2', [['=ZJ.任务数("周党镇")'], ['=ZJ.数据时间()']]);
    await until(() => world.values('A1')[0] === 42_643);
    world.goTo({ phase: 'signedOut', account: null, campaignId: null });
    await until(() => world.values('A2')[0] === '（没有登录）');
    expect(world.values('A1')).toEqual([42_643]);
    world.goTo({ phase: 'disconnected', campaignId });
    world.enter('A3', [['=ZJ.任务数("周党镇")']]);
    await until(() => world.values('A3')[0] === '#N/A');
    expect(world.requests).toHaveLength(1);
  });

  it('does not take the fresh figure of a streaming cell for that of a plain one', async () => {
    world.enter('A1:A3', [['=ZJ.已缴费人数("周党镇")'], ['=ZJ.实时缴费人数("周党镇")'], ['=ZJ.数据时间()']]);
    await until(() => world.values('A1')[0] === 40_000 && world.values('A2')[0] === 40_000);
    Object.assign(world.server, { version: 8, extra: 5 });
    world.hear({ version: 8 });
    await until(() => world.values('A2')[0] === 40_005);
    await until(() =>
      String(world.values('A3')[0]).includes('不是同一时刻的数，请点窗格“刷新”或功能区“刷新全部”'),
    );
    expect(world.values('A1')).toEqual([40_000]);
  });

  it('shows what is stored when the pane starts without a server', async () => {
    world.enter('A1', [['=ZJ.任务数("周党镇")']]);
    await until(() => world.values('A1')[0] === 42_643);
    world.goTo({ phase: 'disconnected', account: null });
    world.enter('A2:A3', [['=ZJ.任务数("周党镇")+1'], ['=ZJ.数据时间()']]);
    await until(() => world.values('A2')[0] === 42_644);
    await until(() => String(world.values('A3')[0]).includes('断开，最后的数'));
    expect(world.requests).toHaveLength(1);
  });

  it('says that there is newer, when a plain cell has not been calculated since', async () => {
    world.enter('A1:A2', [['=ZJ.任务数("周党镇")'], ['=ZJ.数据时间()']]);
    await until(() => world.values('A2')[0] === '2025-01-10 10:32（实时，征缴系统 411521-2025）');
    world.hear({ version: 8 });
    await until(
      () =>
        world.values('A2')[0] ===
        '2025-01-10 10:32（有更新，请点窗格“刷新”或功能区“刷新全部”，征缴系统 411521-2025）',
    );
    world.server.version = 8;
    await world.functions.recalculate();
    await until(() => world.values('A2')[0] === '2025-01-10 10:32（实时，征缴系统 411521-2025）');
  });

  it('shows the last value while the server is gone, and #N/A for what was never known', async () => {
    world.enter('A1', [['=ZJ.任务数("周党镇")']]);
    await until(() => world.values('A1')[0] === 42_643);
    world.server.fault = new ApiError('CONNECTION_LOST');
    world.hear({ mode: 'lost' });
    await world.functions.recalculate();
    world.enter('A2', [['=ZJ.任务数("铁铺镇")']]);
    await until(() => !world.values('A1:A2').some(isBusy));
    expect(world.values('A1:A2')).toEqual([42_643, '#N/A']);
    expect(world.sentence(1)).toBe(
      '现在连不上服务器，也没有存过这个数。连上后点窗格“刷新”或功能区“刷新全部”。',
    );
  });

  it('names both times where a new cell is newer than the others, until all are refreshed to one', async () => {
    world.enter('A1:A2', [['=ZJ.已缴费人数("周党镇")'], ['=ZJ.数据时间()']]);
    await until(() => String(world.values('A2')[0]).includes('实时'));
    Object.assign(world.server, { version: 8, extra: 5, at: '2025-01-10T02:34:00.000Z' });
    world.hear({ version: 8 });
    world.enter('A3', [['=ZJ.已缴费人数("周党镇")']]);
    await until(() => world.values('A3')[0] === 40_005);
    expect(world.values('A1')).toEqual([40_000]);
    await until(
      () =>
        world.values('A2')[0] ===
        '2025-01-10 10:32 至 10:34（不是同一时刻的数，请点窗格“刷新”或功能区“刷新全部”，征缴系统 411521-2025）',
    );
    expect(await world.functions.refresh()).toEqual({
      kind: 'done',
      formulas: 2,
      changed: 2,
      isOneState: true,
    });
    await until(() => world.values('A2')[0] === '2025-01-10 10:34（实时，征缴系统 411521-2025）');
    expect(world.values('A1')).toEqual([40_005]);
  });

  it('says how many formulas a refresh has changed, and asks nothing when none has', async () => {
    expect(await world.functions.refresh()).toEqual({ kind: 'none' });
    world.enter('A1:A3', [['=ZJ.任务数("周党镇")'], ['=ZJ.任务数("没有的镇")'], ['=ZJ.任务数("周党镇")+1']]);
    await until(() => !world.values('A1:A3').some(isBusy));
    const before = world.requests.length;
    const same = await world.functions.refresh();
    expect(same).toEqual({ kind: 'done', formulas: 3, changed: 0, isOneState: true });
    expect(world.requests).toHaveLength(before);
    expect(formulasWords(same)).toBe('3 个公式没有变化。');
    Object.assign(world.server, { version: 8, extra: 1 });
    world.hear({ version: 8 });
    const changed = await world.functions.refresh();
    expect(changed).toEqual({ kind: 'done', formulas: 3, changed: 2, isOneState: true });
    expect(formulasWords(changed)).toBe('2 个公式已更新，其余 1 个没有变化。');
  });

  it.each(['polling', 'lost'] as const)(
    'leaves the formulas as they are without a server, %s',
    async (mode) => {
      world.enter('A1', [['=ZJ.任务数("周党镇")']]);
      await until(() => world.values('A1')[0] === 42_643);
      world.server.fault = new ApiError('CONNECTION_LOST');
      world.hear({ mode, version: 8 });
      const refreshed = await world.functions.refresh();
      expect(refreshed).toEqual({ kind: 'unreachable', at: '2025-01-10 10:32' });
      expect(formulasWords(refreshed)).toBe(
        '连不上服务器，公式没有更新，显示的是 2025-01-10 10:32 的数。连上后再点“刷新”。',
      );
      expect(world.values('A1')).toEqual([42_643]);
    },
  );

  it('calculates anew for another campaign, also when a cell is being edited at first', async () => {
    world.enter('A1', [['=ZJ.任务数("周党镇")']]);
    await until(() => world.values('A1')[0] === 42_643);
    world.server.extra = 100;
    excel.workbook.user.beginEdit('Sheet1', 'C1');
    world.goTo({ campaignId: '411521-2024' });
    await sleep(50);
    expect(world.values('A1')).toEqual([42_643]);
    excel.workbook.user.cancelEdit();
    await until(() => world.values('A1')[0] === 42_743);
  });

  it('waits while the pane starts, and asks to sign in where nobody is', async () => {
    world.goTo({ phase: 'starting', account: null });
    world.enter('A1', [['=ZJ.任务数("周党镇")']]);
    await sleep(100);
    expect(world.values('A1')).toEqual(['#BUSY!']);
    world.goTo({ phase: 'signedOut', campaignId: null });
    await until(() => world.values('A1')[0] === '#N/A');
    expect(world.sentence(0)).toBe('请打开征缴助手窗格登录，再点“刷新”。');
    expect(world.requests).toEqual([]);
    world.goTo({ phase: 'signedIn', account: 'zhoudang' });
    world.goTo({ campaignId });
    await until(() => world.values('A1')[0] === 42_643);
  });
});
