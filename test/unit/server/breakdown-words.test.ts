import { conflictOf, permissionOf } from '../../../server/graphql/breakdown/words.ts';
import { breakdownActs } from '../../../server/policy/breakdown.ts';

const conflict = {
  villageCode: '990101001001',
  villageName: '示例东岗村',
  columnCode: 'TASK',
  columnName: '任务数',
  base: 5,
  mine: null,
  theirs: 7,
  by: 'luoshan',
  at: '2024-10-20T02:00:00.000Z',
};

describe('conflictOf', () => {
  it('says base 5, mine empty and theirs 7, with who wrote it and when in Beijing', () => {
    expect(conflictOf(conflict)).toMatchObject({
      base: 5,
      mine: null,
      theirs: 7,
      baseText: null,
      message:
        '您编辑之后，luoshan 于 2024-10-20 10:00 改了“示例东岗村”的“任务数”：原为 5，您写 空，现在是 7。没有覆盖，请选用哪一个。',
    });
  });

  it('gives remarks as texts', () => {
    const remarks = {
      ...conflict,
      columnCode: '',
      columnName: '备注',
      base: '',
      mine: '已核',
      theirs: '待核',
    };
    expect(conflictOf(remarks)).toMatchObject({
      base: null,
      mine: null,
      mineText: '已核',
      theirsText: '待核',
      message: expect.stringContaining('“备注”：原为 空，您写 “已核”，现在是 “待核”'),
    });
  });
});

describe('permissionOf', () => {
  const facts = {
    state: 'REOPENED',
    deadlineOn: '2024-10-31',
    reopenedUntil: '2024-11-30',
    closedState: 'LOCKED',
    hasBeenReturned: false,
    submittedLate: false,
    misfit: null,
  } as const;

  it('says that the reopening ended on 30 November', () => {
    const { SUBMIT, OPEN } = breakdownActs(facts, { role: 'TOWNSHIP', isOwn: true }, '2024-12-01');
    expect(permissionOf(SUBMIT)).toEqual({
      allowed: false,
      reason: '重新开放已于 2024-11-30 结束，不能再交。要改请与县医保局联系，由其延长。',
    });
    expect(permissionOf(OPEN)).toEqual({ allowed: true, reason: null });
  });
});
