import { setTimeout as sleep } from 'node:timers/promises';
import { type ExcelSession, startExcel } from '../../../addin/preview/node.ts';
import { constantOf, replaceCalls } from '../../../addin/preview/workbook/function-calls.ts';

const metadata = {
  functions: [
    { id: 'DOUBLE', name: '加倍的数', parameters: [{}] },
    { id: 'FAIL', name: '总是失败', parameters: [] },
    { id: 'TICK', name: '一直变化', options: { stream: true }, parameters: [{}] },
    { id: 'BOTH', name: '两个参数', parameters: [{}, {}] },
    { id: 'NOBODY', name: '没人实现', parameters: [] },
  ],
};

interface Streaming {
  setResult(value: unknown): void;
  onCanceled?: () => void;
}

let excel: ExcelSession;
let calls: unknown[][];
let streams: Streaming[];
let cancelled: number;

function enter(address: string, formula: unknown): void {
  excel.workbook.user.edit('Sheet1', address, [[formula]]);
}

function value(address: string): unknown {
  return excel.workbook.rangeFrom(address).Values[0]?.[0];
}

/** office.js hands results in after 50 ms, and half a second after the last ones. */
async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 3000 && !condition(); waited += 10) await sleep(10);
  expect(condition()).toBe(true);
}

describe('custom functions in the simulated Excel', () => {
  beforeEach(async () => {
    excel = await startExcel({ functions: { namespace: 'ZJ', metadata }, timerRate: 10 });
    calls = [];
    streams = [];
    cancelled = 0;
    const { CustomFunctions } = excel;
    CustomFunctions.associate('DOUBLE', async (value) => {
      calls.push(['DOUBLE', value]);
      return Number(value) * 2;
    });
    CustomFunctions.associate('FAIL', () => {
      throw new CustomFunctions.Error('#N/A', '没有这个数。');
    });
    CustomFunctions.associate('BOTH', (...args) => {
      calls.push(['BOTH', ...args.slice(0, -1)]);
      return args.slice(0, -1).map(String).join('+');
    });
    CustomFunctions.associate('TICK', (...args) => {
      const stream = args.at(-1) as Streaming;
      stream.onCanceled = () => {
        cancelled += 1;
      };
      streams.push(stream);
      stream.setResult(1);
    });
  });
  afterEach(() => excel.close());

  it('shows #BUSY!, then what the function answered, and lets other formulas use it', async () => {
    enter('A1', 21);
    enter('A2', '=ZJ.加倍的数(A1)');
    enter('A3', '=A2+1');
    expect(value('A2')).toBe('#BUSY!');
    expect(value('A3')).toBe('#N/A');
    await until(() => value('A2') === 42);
    expect(value('A3')).toBe(43);
    expect(calls).toEqual([['DOUBLE', 21]]);
  });

  it('calls without being read, anew when an argument changes, and not when anything else does', async () => {
    enter('A1', 1);
    enter('A2', '=ZJ.加倍的数(A1*10)');
    await until(() => calls.length === 1);
    await until(() => value('A2') === 20);
    enter('C1', 'anything');
    enter('A1', 2);
    await until(() => value('A2') === 40);
    expect(calls).toEqual([
      ['DOUBLE', 10],
      ['DOUBLE', 20],
    ]);
  });

  it('keeps results when rows are inserted above or another sheet is added', async () => {
    enter('A2', '=ZJ.加倍的数(5)');
    await until(() => value('A2') === 10);
    excel.workbook.rangeFrom('1:1').Insert('Down');
    excel.workbook.sheets.Add('另一张');
    expect(value('Sheet1!A3')).toBe(10);
    await sleep(50);
    expect(calls).toHaveLength(1);
  });

  it('calls an outer function with the answer of the inner one', async () => {
    enter('A1', '=ZJ.加倍的数(ZJ.加倍的数(3))+1');
    await until(() => value('A1') === 13);
    expect(calls).toEqual([
      ['DOUBLE', 3],
      ['DOUBLE', 6],
    ]);
  });

  it('gives null for what is left out, and the error of an argument without a call', async () => {
    enter('A1', '=ZJ.两个参数("周党镇")');
    enter('A2', '=ZJ.两个参数(1/0,2)');
    await until(() => value('A1') === '周党镇+null');
    expect(value('A2')).toBe('#DIV/0!');
    expect(calls).toEqual([['BOTH', '周党镇', null]]);
  });

  it.each([
    'DATE(2024,11,30)',
    'DATE(2024,11,30)+0',
    'EDATE(DATE(2024,10,30),1)',
    'EOMONTH(DATE(2024,11,1),0)',
    'IF(1=1,DATE(2024,11,30),0)',
    'DATE(2024,12,1)-1',
    'B1',
    'B2',
  ])('gives the day number 45626 for %s', async (argument) => {
    enter('B1', '=DATE(2024,11,30)');
    enter('B2', '2024-11-30');
    enter('A1', `=ZJ.两个参数("周党镇",${argument})`);
    await until(() => value('A1') === '周党镇+45626');
  });

  it('means the cell of the formula by ROW() and COLUMN() without an argument', async () => {
    enter('C7', '=ZJ.两个参数("周党镇",ROW()*100+COLUMN())');
    enter('D8', '=ZJ.两个参数("周党镇",ROW(A3)+SUM(COLUMN(),1))');
    await until(() => value('C7') === '周党镇+703');
    await until(() => value('D8') === '周党镇+8');
  });

  it('gives 0 for a reference to an empty cell and text for empty text, unlike one left out', async () => {
    enter('A1', '=ZJ.两个参数(Z99,"")');
    await until(() => value('A1') === '0+');
    expect(calls).toEqual([['BOTH', 0, '']]);
  });

  it('offers the functions whose names begin as typed, once the prefix is there', () => {
    const named = (typed: string) => excel.workbook.customFunctions.choices(typed).map(({ name }) => name);
    expect(named('zj.')).toHaveLength(5);
    expect(named('ZJ.总')).toEqual(['ZJ.总是失败']);
    expect(named('Z')).toEqual([]);
    expect(named('SUM')).toEqual([]);
    expect(named('ZJ.没有这个')).toEqual([]);
  });

  it('shows the error of a function with its sentence, and #NAME? for a name nobody declared', async () => {
    enter('A1', '=ZJ.总是失败()');
    enter('A2', '=ZJ.没有声明()');
    enter('A3', '=IFERROR(ZJ.总是失败(),7)');
    await until(() => value('A1') === '#N/A');
    expect(excel.workbook.customFunctions.messageOf(excel.workbook.cellAt(0, 0, 0))).toBe('没有这个数。');
    expect(value('A2')).toBe('#NAME?');
    expect(value('A3')).toBe(7);
  });

  it('takes results of a streaming function until its formula is gone', async () => {
    enter('A1', '=ZJ.一直变化("甲")');
    await until(() => value('A1') === 1);
    streams[0]?.setResult(2);
    await until(() => value('A1') === 2);
    enter('A1', '');
    await until(() => cancelled === 1);
    expect(value('A1')).toBe('');
  });

  it('makes every call again when Excel calculates in full', async () => {
    enter('A1', '=ZJ.加倍的数(4)');
    await until(() => value('A1') === 8);
    await excel.Excel.run(async (context) => {
      context.workbook.application.calculate('Full');
      await context.sync();
    });
    await until(() => calls.length === 2 && value('A1') === 8);
    expect(excel.host.unhandled).toEqual([]);
  });
});

describe('replaceCalls', () => {
  const replaced = (formula: string) => {
    const made: string[] = [];
    const text = replaceCalls(
      formula,
      (name) => name.startsWith('ZJ.'),
      (name, args) => {
        made.push(`${name}<${args.join('|')}>`);
        return `R${made.length}`;
      },
    );
    return [text, ...made];
  };

  it.each([
    ['=ZJ.甲(1)+ZJ.乙()', ['=R1+R2', 'ZJ.甲<1>', 'ZJ.乙<>']],
    ['=SUM(ZJ.甲("a,b)",A1),2)', ['=SUM(R1,2)', 'ZJ.甲<"a,b)"|A1>']],
    ['=@ZJ.甲(IF(A1,{1,2},3))', ['=R1', 'ZJ.甲<IF(A1,{1,2},3)>']],
    ['="ZJ.甲(1)"', ['="ZJ.甲(1)"']],
    ["='ZJ.甲(1)'!A1", ["='ZJ.甲(1)'!A1"]],
    ['=ZJ.甲(1', ['=ZJ.甲(1']],
    ['=AZJ.甲(1)', ['=AZJ.甲(1)']],
  ])('%s', (formula, expected) => {
    expect(replaced(formula)).toEqual(expected);
  });
});

describe('constantOf', () => {
  it.each([
    ['"周""党"', '周"党'],
    [' 12.5 ', 12.5],
    ['-3', -3],
    ['TRUE', true],
    ['', null],
    ['A1', undefined],
    ['1+1', undefined],
  ])('%j is %j', (text, expected) => {
    expect(constantOf(text)).toBe(expected);
  });
});
