import { looksLikeName, withoutName, withoutNames } from '../../schema/values/person-name.ts';
import { withoutIdNumbers, withoutValues } from '../../schema/values/redaction.ts';

describe('withoutIdNumbers', () => {
  it.each([
    ['读到 999999199001011019，', '读到 …，'],
    ['99999919900101101X', '…'],
    ['999999900101101 与 9999991990010110', '… 与 …'],
    ['９９９９９９１９９００１０１１０１９', '…'],
    ['14 位：12345678901234', '14 位：12345678901234'],
    ['2025-01-10T02:00:00.000Z', '2025-01-10T02:00:00.000Z'],
  ])('makes of %j %j', (text, without) => expect(withoutIdNumbers(text)).toBe(without));
});

describe('withoutValues', () => {
  it.each([
    [
      'Variable "$input" got invalid value { x: "王; at \\"y\\"; " } at "input.idNumber"; String cannot represent a non string value: { x: "王; " }',
      'Variable "$input" got invalid value … at "input.idNumber"; String cannot represent a non string value.',
    ],
    [
      'Variable "$on" got invalid value "王小明"; Date 应为 YYYY-MM-DD',
      'Variable "$on" got invalid value …; Date 应为 YYYY-MM-DD.',
    ],
    [
      'Variable "$input" got invalid value { key: "王" }; Field "campaignId" of required type "ID!" was not provided.',
      'Variable "$input" got invalid value …; Field "campaignId" of required type "ID!" was not provided.',
    ],
    ['String cannot represent a non string value: 王小明', 'String cannot represent a non string value: …'],
    ['Value "王小明" does not exist in "Role" enum.', 'Value … does not exist in "Role" enum.'],
    ['Syntax Error: Expected Name, found String "王小明".', 'Syntax Error: Expected Name, found String "…".'],
    ['Cannot query field "nothing" on type "Query".', 'Cannot query field "nothing" on type "Query".'],
  ])('makes of %j %j', (message, without) => expect(withoutValues(message)).toBe(without));
});

describe('looksLikeName', () => {
  it.each([['王明'], ['李小明'], ['欧阳静'], ['欧阳静琬'], ['司徒砚秋'], ['王 明']])(
    'takes %j for a name',
    (name) => expect(looksLikeName(name)).toBe(true),
  );

  it.each(
    ['周党镇', '南村', '低保对象', '特困人员', '四百', '400', 'A1', '王', '', '金桥社区', '万元'].map(
      (text) => [text],
    ),
  )('takes %j for none', (text) => expect(looksLikeName(text)).toBe(false));

  it('masks a name that stands alone, and nothing else', () => {
    expect([withoutName('李小明'), withoutName('周当镇')]).toEqual(['李*明', '周当镇']);
    expect(withoutNames({ found: '李小明', code: '王明', who: '李小明', limit: 3 })).toEqual({
      found: '李*明',
      code: '王*',
      who: '李小明',
      limit: 3,
    });
  });
});
