import { commonCategoryNames } from '../../../schema/files/index.ts';
import { CategoryFinder } from '../../../server/ingest/payments/reading.ts';
import { findRosterColumns } from '../../../server/ingest/rosters/columns.ts';
import { headerPaths, uniqueTexts } from '../../../server/ingest/rosters/labels.ts';
import { adoptBareNumbers, personColumn } from '../../../server/ingest/rosters/person-columns.ts';
import { categoryOfSheet } from '../../../server/ingest/rosters/roster-categories.ts';

const held = (rows: readonly string[][]) => rows.map((cells, at) => ({ cells, line: at + 1, numeric: null }));
const finder = new CategoryFinder(commonCategoryNames);

describe('headerPaths', () => {
  it('carries a merged group to the right over the columns that have a heading of their own below', () => {
    const head = held([
      ['乡镇', '户主', '', '家庭成员一', '', '备注'],
      ['', '姓名', '身份证号', '姓名', '身份证号', ''],
    ]);
    expect(headerPaths(head, 0, 1)).toEqual([
      ['乡镇'],
      ['户主', '姓名'],
      ['户主', '身份证号'],
      ['家庭成员一', '姓名'],
      ['家庭成员一', '身份证号'],
      ['备注'],
    ]);
  });

  it('does not carry a group of the second row into the next group of the first', () => {
    const head = held([
      ['甲', '', '乙', ''],
      ['丙', '', '', ''],
      ['一', '二', '三', '四'],
    ]);
    expect(headerPaths(head, 0, 2)).toEqual([
      ['甲', '丙', '一'],
      ['甲', '丙', '二'],
      ['乙', '三'],
      ['乙', '四'],
    ]);
  });

  it('numbers a text that stands over several columns from the second on', () => {
    expect(uniqueTexts([['姓名'], ['身份证号'], ['姓名'], [], ['户主', '姓名']])).toEqual([
      '姓名',
      '身份证号',
      '姓名#2',
      '',
      '户主·姓名',
    ]);
  });
});

describe('personColumn', () => {
  it.each([
    [['姓名'], 'name', 'SELF'],
    [['公民身份号码'], 'id', 'SELF'],
    [['身份证件号码（18位）'], 'id', 'SELF'],
    [['低保对象姓名'], 'name', 'SELF'],
    [['残疾人证号'], 'disability', 'SELF'],
    [['户主姓名'], 'name', 'HOUSEHOLDER'],
    [['姓名（户主）'], 'name', 'HOUSEHOLDER'],
    [['户主', '身份证号'], 'id', 'HOUSEHOLDER'],
    [['申请人身份证号'], 'id', 'HOUSEHOLDER'],
    [['监护人身份证号'], 'id', 'OTHER'],
    [['联系人', '姓名'], 'name', 'OTHER'],
  ])('reads %j as a %s of %s', (path, holds, kind) => {
    expect(personColumn(path, 3)).toEqual({ index: 3, holds, owner: { kind } });
  });

  it.each([
    [['家庭成员一姓名'], 'name', '1'],
    [['家庭成员', '成员2', '身份证号码'], 'id', '2'],
    [['成员姓名十一'], 'name', '11'],
    [['姓名3'], 'name', '3'],
    [['身份证号二'], 'id', '2'],
    [['配偶姓名'], 'name', '配偶'],
  ])('reads %j as a %s of the member %s', (path, holds, label) => {
    expect(personColumn(path, 0)).toEqual({ index: 0, holds, owner: { kind: 'MEMBER', label } });
  });

  it.each([['身份证有效期'], ['证件类型'], ['姓名拼音'], ['家庭人口'], ['银行账号'], ['备注'], ['户主签名']])(
    'reads %s as nobody',
    (header) => {
      expect(personColumn([header], 0)).toBeNull();
    },
  );

  it('gives a bare number to the name before it when bare numbers outnumber bare names', () => {
    const columns = [['户主姓名'], ['身份证号'], ['成员姓名'], ['身份证号']].map(
      (path, index) => personColumn(path, index)!,
    );
    expect(adoptBareNumbers(columns).map(({ owner }) => owner.kind)).toEqual([
      'HOUSEHOLDER',
      'HOUSEHOLDER',
      'MEMBER',
      'MEMBER',
    ]);
  });
});

describe('findRosterColumns', () => {
  it('finds a header of two rows under a title and remembers no title', () => {
    const search = findRosterColumns(
      held([
        ['2024年10月名册', '', '', ''],
        ['户主', '', '成员1', ''],
        ['姓名', '身份证号', '姓名', '身份证号'],
        ['示例甲', '', '', ''],
      ]),
      {},
      finder,
    );
    expect(search.found && [search.columns.top, search.columns.bottom, search.columns.remembered]).toEqual([
      1,
      2,
      {
        户主·姓名: 'householderName',
        户主·身份证号: 'householderId',
        成员1·姓名: 'memberName1',
        成员1·身份证号: 'memberId1',
      },
    ]);
  });

  it('takes what somebody said over an alias: 身份证号 is the guardian’s here', () => {
    const search = findRosterColumns(
      held([['姓名', '身份证号', '本人号码']]),
      { 身份证号: 'ignore', 本人号码: 'idNumber' },
      finder,
    );
    expect(search.found && search.columns.slots.map((slot) => slot.id.index)).toEqual([2]);
  });

  it('names the headers it found when the ID number is missing', () => {
    const search = findRosterColumns(held([['序号', '姓名', '乡镇', '村']]), {}, finder);
    expect(search).toEqual({
      found: false,
      line: 1,
      seen: ['序号', '姓名', '乡镇', '村'],
      faults: [{ code: 'ROSTER_COLUMN_MISSING', missing: 'idNumber' }],
    });
  });
});

describe('categoryOfSheet', () => {
  it.each([
    ['低保', 'SUBSISTENCE_ALLOWANCE'],
    ['2024年10月低保名册', 'SUBSISTENCE_ALLOWANCE'],
    ['特困人员（11月）', 'EXTREME_POVERTY'],
    ['孤儿花名册', 'ORPHAN'],
    ['3.重度残疾人名单', 'SEVERE_DISABILITY'],
    ['Sheet1', null],
    ['周党镇', null],
    ['居民', null],
  ])('%s is %s', (name, code) => {
    expect(categoryOfSheet(name, finder)).toBe(code);
  });
});
