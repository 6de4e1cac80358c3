import { quotaChanges } from '../../../addin/taskpane/acts/quota-changes.ts';

describe('quotaChanges', () => {
  const before = [
    { code: 'TASK', name: '任务数', quotaPersons: 42_643 },
    { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保', quotaPersons: 3_207 },
    { code: 'LIFTED_OUT', name: '脱贫户', quotaPersons: null },
  ];

  it('says 42,643 → 42,700 and 没有 → 12, and nothing of what stayed or came new', () => {
    const after = [
      { code: 'TASK', name: '任务数', quotaPersons: 42_700 },
      { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保', quotaPersons: 3_207 },
      { code: 'LIFTED_OUT', name: '脱贫户', quotaPersons: 12 },
      { code: 'ORPHAN', name: '孤儿', quotaPersons: 3 },
    ];
    expect(quotaChanges(before, after)).toBe('任务数 42,643 → 42,700；脱贫户 没有 → 12');
    expect(quotaChanges(before, before)).toBe('');
  });
});
