import { policySheet } from '../../../schema/sheets/policy.ts';
import { carryEdits, isSameForm } from '../../../schema/sheets/policy-carry.ts';
import { type PolicyParameter, withRevisions } from '../../../schema/sheets/policy-parameter.ts';
import { linyiParameters, linyiView } from './policy-samples.ts';

/** Version 2: somebody else has changed the given texts. */
function changed(texts: Readonly<Record<string, string>>): readonly PolicyParameter[] {
  return linyiParameters.map((parameter) => ({
    ...parameter,
    text: texts[parameter.path] ?? parameter.text,
  }));
}

const carry = (edits: Parameters<typeof carryEdits>[0], next: readonly PolicyParameter[]) =>
  carryEdits(edits, linyiParameters, next, ({ wanted }) => `没有带过来：${wanted}`);

describe('carryEdits', () => {
  it('carries 80 → 90 when somebody else has changed the standard', () => {
    const answer = carry(
      [{ path: 'subsidies[1].personPaysFen', text: '90' }],
      changed({ 'standard.individualFen': '410' }),
    );
    expect([...answer.carried]).toEqual([['subsidies[1].personPaysFen', { text: '90' }]]);
    expect(answer).toMatchObject({ conflicts: [], alreadyThere: 0 });
  });

  it('leaves it behind when the same place says 85 by now, and says both', () => {
    const answer = carry(
      [{ path: 'subsidies[1].personPaysFen', text: '90' }],
      changed({ 'subsidies[1].personPaysFen': '85' }),
    );
    expect([...answer.carried]).toEqual([['subsidies[1].personPaysFen', { problem: '没有带过来：90' }]]);
    expect(answer.conflicts).toEqual([
      { path: 'subsidies[1].personPaysFen', label: '分类资助 第 2 条 个人缴纳', wanted: '90', now: '85' },
    ]);
  });

  it('leaves it behind when anything of the item has changed: its number may mean another item', () => {
    const answer = carry(
      [{ path: 'subsidies[1].personPaysFen', text: '90' }],
      changed({ 'subsidies[1].kind': '全额资助' }),
    );
    expect(answer.conflicts).toHaveLength(1);
  });

  it('counts an edit the new version has already, and carries nothing', () => {
    const answer = carry(
      [{ path: 'subsidies[1].personPaysFen', text: '90' }],
      changed({ 'subsidies[1].personPaysFen': '90' }),
    );
    expect(answer).toMatchObject({ conflicts: [], alreadyThere: 1 });
    expect(answer.carried.size).toBe(0);
  });

  it('carries a removal of an untouched item, and not of a touched or vanished one', () => {
    const edits = [{ path: 'subsidies[0]', text: '删除' }];
    expect([...carry(edits, linyiParameters).carried]).toEqual([['subsidies[0].kind', { isRemoved: true }]]);
    expect(carry(edits, changed({ 'subsidies[0].personPaysFen': '50' })).conflicts).toHaveLength(1);
    const without = linyiParameters.filter(({ path }) => !path.startsWith('subsidies[0]'));
    expect(carry(edits, without).conflicts).toMatchObject([{ now: null }]);
  });

  it('carries what was written into blank rows as long as they are still blank', () => {
    const edits = [{ path: 'subsidies[2].personPaysFen', text: '120' }];
    expect(carry(edits, linyiParameters).carried.size).toBe(1);
    const taken = linyiParameters.map((parameter) =>
      parameter.path.startsWith('subsidies[2]')
        ? { ...parameter, isSpare: false, text: '全额资助' }
        : parameter,
    );
    expect(carry(edits, taken).conflicts).toHaveLength(1);
  });
});

describe('isSameForm', () => {
  it('is true when values alone differ, false when a row or a word around it does', () => {
    expect(isSameForm(linyiParameters, changed({ 'standard.individualFen': '410' }))).toBe(true);
    expect(isSameForm(linyiParameters, linyiParameters.slice(1))).toBe(false);
    const renamed = linyiParameters.map((each, index) => (index === 3 ? { ...each, label: '个人' } : each));
    expect(isSameForm(linyiParameters, renamed)).toBe(false);
  });
});

describe('withRevisions', () => {
  it('says above the table and beside the value what a later document makes of it from a day on', () => {
    const revisions = [
      {
        documentNumber: '示例〔2024〕1号',
        from: '2024-12-01',
        changes: [{ path: 'windows[0].opensOn', becomes: '2024-09-10' }],
      },
    ];
    const parameters = withRevisions(linyiParameters, revisions);
    const model = policySheet(linyiView({ revisions, parameters }));
    const values = (row: number) => model.rows[row]?.cells.map(({ value }) => value) ?? [];
    expect(values(3)[0]).toBe(
      '另有修改通知 示例〔2024〕1号，自 2024-12-01 起改 1 处：本表的“值”是修改前的，改后的值注在“写法”一列。',
    );
    const row = model.rows.findIndex(({ key }) => key === 'windows[0].opensOn');
    expect(values(row)[3]).toBe('2024-09-01');
    expect(values(row)[5]).toBe('自 2024-12-01 起改为 2024-09-10（示例〔2024〕1号）；日期，如 2024-11-30');
    expect(model.frozen.rows).toBe(5);
    expect(model.print.titleRows).toEqual({ first: 4, last: 4 });
  });
});
