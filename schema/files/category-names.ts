/** A payment that names no hardship category. */
export const ordinaryCategory = 'ORDINARY';

/** One category with the names files use for it. Compared after `normalizeText`. */
export interface CategoryNames {
  readonly code: string;
  readonly names: readonly string[];
}

/** Names met in payment files; a notice's own categories and aliases come before these. */
export const commonCategoryNames: readonly CategoryNames[] = [
  {
    code: ordinaryCategory,
    names: [
      '普通居民',
      '一般居民',
      '居民',
      '普通人员',
      '一般人员',
      '普通',
      '一般',
      '无',
      '城乡居民',
      '普通城乡居民',
      '一般城乡居民',
      '普通参保人员',
      '成年居民',
      '未成年居民',
      '学生儿童',
      '学生',
      '成年人',
    ],
  },
  {
    code: 'EXTREME_POVERTY',
    names: [
      '特困人员',
      '特困',
      '特困供养人员',
      '特困供养',
      '五保',
      '五保户',
      '五保对象',
      '城乡特困',
      '分散供养',
      '集中供养',
    ],
  },
  { code: 'ORPHAN', names: ['孤儿'] },
  { code: 'DE_FACTO_UNATTENDED_CHILD', names: ['事实无人抚养儿童', '事实孤儿'] },
  {
    code: 'SUBSISTENCE_ALLOWANCE',
    names: [
      '低保对象',
      '低保',
      '城乡低保',
      '城乡低保对象',
      '农村低保',
      '城市低保',
      '最低生活保障对象',
      '低保户',
    ],
  },
  {
    code: 'SUBSISTENCE_MARGINAL',
    names: ['低保边缘', '低保边缘家庭成员', '低保边缘家庭', '低边', '低保边缘对象', '低保边缘人口'],
  },
  { code: 'RELAPSED_OR_NEW_POVERTY', names: ['返贫致贫人口', '返贫致贫', '返贫致贫对象'] },
  { code: 'LIFTED_OUT', names: ['脱贫人口', '脱贫户', '脱贫', '建档立卡'] },
  { code: 'STABLY_LIFTED_OUT', names: ['稳定脱贫', '稳定脱贫人口', '稳定脱贫户'] },
  { code: 'UNSTABLY_LIFTED_OUT', names: ['脱贫不稳定', '脱贫不稳定人口', '脱贫不稳定户', '脱贫不稳定对象'] },
  { code: 'AT_RISK_OF_POVERTY', names: ['边缘易致贫', '边缘易致贫人口', '边缘易致贫户', '边缘户'] },
  { code: 'SUDDEN_SEVERE_HARDSHIP', names: ['突发严重困难', '突发严重困难户', '突发严重困难人口'] },
  {
    code: 'MONITORED',
    names: ['监测对象', '监测户', '易返贫致贫人口', '防返贫监测对象', '监测人口', '三类监测对象'],
  },
  {
    code: 'DISABLED_UNABLE_TO_WORK',
    names: ['丧失劳动能力的残疾人', '丧失劳动能力残疾人'],
  },
  { code: 'SEVERE_DISABILITY', names: ['重度残疾', '重度残疾人', '重残', '一二级残疾', '重度残疾人员'] },
  {
    code: 'LOW_INCOME_ELDERLY',
    names: [
      '低收入家庭老年人',
      '低收入家庭六十周岁以上老年人',
      '低收入家庭60周岁以上老年人',
      '低收入家庭中六十周岁以上的老年人',
    ],
  },
  { code: 'LOW_INCOME_MINOR', names: ['低收入家庭未成年人', '低收入家庭中的未成年人'] },
];
