import type { Message } from '../messages.ts';

/** Figures asked for by a formula. */
export const functionsMessages: Readonly<Record<string, Message>> = {
  FIGURES_TOO_MANY: {
    zh: '一次最多问 {limit} 个数、{days} 个不同的日期。请分几次问。',
    en: 'One request takes {limit} figures and {days} different days. Ask in several requests.',
  },
  FIGURE_UNKNOWN_DIVISION: {
    zh: '没有“{found}”这个区划。请填本县乡镇（街道）或村（社区）的名称或代码，全县填“全县”。',
    en: 'No division is called “{found}”. Use the name or code of a township or village of the county.',
  },
  FIGURE_AMBIGUOUS_DIVISION: {
    zh: '叫“{found}”的区划不止一个。请在前面加上乡镇名，如“周党镇新村”，或填代码。',
    en: 'More than one division is called “{found}”. Put the township before it, or use the code.',
  },
  FIGURE_OUT_OF_SCOPE: {
    zh: '“{found}”不在本账号的范围内。请填本乡镇或所属的村。',
    en: '“{found}” is outside what this account may see.',
  },
  FIGURE_NO_QUOTA: {
    zh: '“{found}”没有任务数（村的任务数在目标分解通过以后才有）。',
    en: '“{found}” has no quota; a village gets one when the breakdown is accepted.',
  },
  FIGURE_QUOTA_ZERO: {
    zh: '“{found}”的任务数是 0，算不出完成率。',
    en: 'The quota of “{found}” is 0, so there is no rate.',
  },
  FIGURE_NO_RANK: {
    zh: '“{found}”没有名次。请填乡镇（街道）或村（社区）。',
    en: '“{found}” is not ranked. Use a township or village.',
  },
  FIGURE_UNKNOWN_CATEGORY: {
    zh: '没有“{found}”这个人员类别。[[可以填：{expected}。]]',
    en: 'No category is called “{found}”. [[It has {expected}.]]',
  },
  FIGURE_NO_RULE: {
    zh: '方案没有规定“{found}”在这一天应缴多少。[[有规定的类别：{expected}。]]',
    en: 'The notice does not say what “{found}” pays on that day.[[ It does for {expected}.]]',
  },
  FIGURE_NEEDS_REVIEW: {
    zh: '只凭类别“{found}”算不出应缴金额，还要看个人情况。请在窗格的“应缴金额”里查。',
    en: 'The category “{found}” alone does not settle the amount. Ask in the pane.',
  },
  FIGURE_NO_REWARDS: {
    zh: '方案里没有奖励。',
    en: 'The notice has no rewards.',
  },
  FIGURE_REWARD_OPEN: {
    zh: '“{found}”的奖励现在还算不出：缺少数据，或方案还没有说清。原因见奖补测算。',
    en: 'The reward of “{found}” is not known yet; the reward table says why.',
  },
  FIGURE_TOWNSHIPS_ONLY: {
    zh: '奖励只发给乡镇（街道）。请填乡镇的名称或代码。',
    en: 'Rewards are for townships. Use the name or code of a township.',
  },
  FIGURE_NEVER_KNOWN: {
    zh: '现在连不上服务器，也没有存过这个数。连上后点窗格“刷新”或功能区“刷新全部”。',
    en: 'The server cannot be reached, and this figure was never stored.',
  },
  FIGURE_NOT_SIGNED_IN: {
    zh: '请打开征缴助手窗格登录，再点“刷新”。',
    en: 'Open the pane, sign in, then refresh.',
  },
  FIGURE_NO_CAMPAIGN: {
    zh: '请在征缴助手窗格选定征缴工作，再点“刷新”。',
    en: 'Choose a campaign in the pane, then refresh.',
  },
  FIGURE_BAD_DIVISION: {
    zh: '区划没有填，或不是一个名称或代码。',
    en: 'The division is missing, or neither a name nor a code.',
  },
  FIGURE_BAD_CATEGORY: {
    zh: '类别没有填，或不是文字。',
    en: 'The category is missing, or not a text.',
  },
  FORMULAS_UPDATED: {
    zh: '{changed} 个公式已更新[[，其余 {same} 个没有变化]]。',
    en: '{changed} formulas have new results[[, the other {same} have not changed]].',
  },
  FORMULAS_SAME: {
    zh: '{formulas} 个公式没有变化。',
    en: 'None of the {formulas} formulas has changed.',
  },
  FORMULAS_LIVE: {
    zh: '“实时…”的公式自己更新，没有别的征缴公式要刷新。',
    en: 'The live formulas keep up by themselves, and there are no others.',
  },
  FORMULAS_OVERTAKEN: {
    zh: '其间服务器上又有变化，请再点一次“刷新”。',
    en: 'Figures changed meanwhile; refresh once more.',
  },
  FORMULAS_UNREACHABLE: {
    zh: '连不上服务器，公式没有更新。连上后再点“刷新”。',
    en: 'The server cannot be reached; the formulas were left as they are.',
  },
  FORMULAS_UNREACHABLE_AT: {
    zh: '连不上服务器，公式没有更新，显示的是 {at} 的数。连上后再点“刷新”。',
    en: 'The server cannot be reached; the formulas show the figures of {at}.',
  },
  FIGURE_EMPTY_DAY: {
    zh: '日期是空的：写一天，如 2024-11-30，或去掉这个参数（取最新的数）。',
    en: 'The day is empty: write one, such as 2024-11-30, or leave the argument out for the newest figure.',
  },
  FIGURE_DAY_AHEAD: {
    zh: '“{found}”这一天还没有到。写今天或以前的一天，或去掉日期（取最新的数）。',
    en: 'The day {found} is yet to come. Use today or an earlier day, or leave the day out.',
  },
  FIGURE_DAY_BEFORE: {
    zh: '“{found}”在这项征缴工作开始以前，还没有人缴费。请核对年份。',
    en: 'The day {found} is before the campaign began, and nobody had paid. Check the year.',
  },
  FIGURE_BAD_DAY: {
    zh: '读不出日期“{found}”。请写成 2024-11-30，或引用有日期的单元格。',
    en: '“{found}” is no date. Write 2024-11-30, or refer to a cell with a date.',
  },
};
