/** Reasons not to be enrolled (未参保原因): a fixed list, by code. */
export const nonEnrollmentReasons = {
  EMPLOYEE_SCHEME: '参加职工医保',
  INSURED_ELSEWHERE: '在外地参保',
  STUDENT_ELSEWHERE: '在外地就学参保',
  SOLDIER: '服兵役',
  PRISONER: '服刑',
  ABROAD: '出国（境）',
  DEAD: '死亡未销户',
  MOVED_AWAY: '户籍迁出',
  UNWILLING: '不愿参保',
  OTHER: '其他',
} as const;

export type NonEnrollmentReason = keyof typeof nonEnrollmentReasons;

/** What stands in place of a reason to take back one that was reported. */
export const reasonTakenBack = '撤回上报';

/** What people write instead of the words of the list, beside the words themselves and the codes. */
export const reasonAliases: Readonly<Record<NonEnrollmentReason, readonly string[]>> = {
  EMPLOYEE_SCHEME: ['职工医保', '已参加职工医保', '参加职工基本医保', '城镇职工医保', '职工'],
  INSURED_ELSEWHERE: ['外地参保', '已在外地参保', '异地参保', '在异地参保', '外省参保'],
  STUDENT_ELSEWHERE: ['外地就学', '在外地就学', '外地上学', '学校参保', '在校参保', '外地就学参保'],
  SOLDIER: ['服役', '参军', '现役军人', '当兵', '入伍'],
  PRISONER: ['服刑人员', '在押', '监狱服刑'],
  ABROAD: ['出国', '出境', '出国出境', '国外', '境外'],
  DEAD: ['死亡', '已死亡', '去世', '已去世', '死亡未销'],
  MOVED_AWAY: ['迁出', '户口迁出', '已迁出', '户籍已迁出'],
  UNWILLING: ['不愿', '不愿意', '不愿意参保', '拒绝参保', '不参保'],
  OTHER: ['其它'],
};
