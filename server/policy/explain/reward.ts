import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { CountName } from '../metric.ts';
import type { Notice } from '../notice.ts';
import type {
  EarnedStage,
  JudgedStage,
  MissedWhy,
  PendingWhat,
  RewardAnswer,
  RewardCandidate,
  RewardOutcome,
  RewardPart,
  RewardSwitchCode,
} from '../reward.ts';
import { switchKind } from '../switch.ts';
import { percent, persons, yuan } from '../wording.ts';
import { countNames, rateText } from './figures.ts';

/**
 * A reward in sentences that a clerk can read out: the answer, then every stage with its figures, then the choices it
 * rests on with their reasons. Each ends with 。 and cites its clause.
 */
export function explainReward(notice: Notice, answer: RewardAnswer): string[] {
  return [
    ...outcomeSentences(notice, answer.outcome),
    ...answer.stages.map(stageSentence),
    ...switchSentences(answer),
  ];
}

function outcomeSentences(notice: Notice, outcome: RewardOutcome): string[] {
  switch (outcome.kind) {
    case 'earned':
      return earnedSentences(notice, outcome);
    case 'missed':
      return ['各档都没有达到，不奖励。'];
    case 'pending':
      return [
        `还不能确定：${pendingText(outcome.what)}。`,
        ...(outcome.wouldBe === null ? [] : [wouldBeSentence(outcome.wouldBe)]),
      ];
    case 'undefinedBand': {
      const { numerator, denominator, from, to } = outcome;
      return [
        `${rateText({ numerator, denominator })}，落在${bandText(from, to)}，通知没有规定这一段怎样奖励，须由县里明确，不按 0 元处理。`,
      ];
    }
    case 'notSettled':
      return [
        `不能计算：${outcome.switchCodes.map((code) => `“${switchKind(code).question}”`).join('、')}还没有选定，选法不同结果不同。`,
        ...candidateSentences(outcome.candidates),
      ];
    case 'noQuota':
      return [`${lackText(outcome)}，算不出完成率，不能判断是否得奖。`];
    case 'lost': {
      const { penalty } = outcome.penalty;
      return [`因“${penalty.name}”取消奖励（${penalty.clause}）。`];
    }
    case 'noRule':
      return ['通知没有奖励规定。'];
  }
}

/** How many combinations of choices are still read one by one; more are counted by what they come to. */
const MOST_CANDIDATES = 8;

function candidateSentences(candidates: readonly RewardCandidate[]): string[] {
  if (candidates.length <= MOST_CANDIDATES) {
    return candidates.map(({ choices, kind, fen }) => {
      const [only, ...more] = Object.entries(choices);
      // One question has been asked just before; of several, each choice says which it answers.
      if (only !== undefined && more.length === 0) {
        return `如选${choiceText(only[0] as RewardSwitchCode, only[1])}：${kindText(kind, fen)}。`;
      }
      const chosen = Object.entries(choices).map(
        ([code, choice]) =>
          `“${switchKind(code as RewardSwitchCode).question}”选“${choiceText(code as RewardSwitchCode, choice)}”`,
      );
      return `如${chosen.join('，')}：${kindText(kind, fen)}。`;
    });
  }
  const ways = new Map<string, number>();
  for (const { kind, fen } of candidates) {
    const text = kindText(kind, fen);
    ways.set(text, (ways.get(text) ?? 0) + 1);
  }
  const counted = [...ways].map(([text, number]) => `${text}的 ${number} 种`);
  return [`共有 ${candidates.length} 种选法：${counted.join('，')}。`];
}

function lackText({ why, what }: { readonly why: 'NOT_GIVEN' | 'ZERO'; readonly what: CountName }): string {
  return why === 'ZERO' ? `${countNames[what]}为 0` : `没有${countNames[what]}`;
}

function earnedSentences(notice: Notice, outcome: Extract<RewardOutcome, { kind: 'earned' }>): string[] {
  const limit = notice.rewardLimit;
  const sum = outcome.parts.length > 1 || outcome.unlimitedFen !== null;
  return [
    ...outcome.parts.map(partSentence),
    ...(outcome.unlimitedFen === null || limit === null
      ? []
      : [`合计 ${yuan(outcome.unlimitedFen)}，超过封顶 ${yuan(limit.fen)}，按封顶计（${limit.clause}）。`]),
    ...(sum ? [`共奖励 ${yuan(outcome.fen)}。`] : []),
    ...(outcome.isFinal ? [] : ['所用人数还没有封存，退费或更正后可能变动。']),
  ];
}

function partSentence({ deadlineOn, clause, earned }: RewardPart): string {
  const cap =
    earned.uncappedFen === null
      ? ''
      : `，超过本档封顶，由 ${yuan(earned.uncappedFen)}减为 ${yuan(earned.fen)}`;
  const stage = `达到截至${formatChineseDate(deadlineOn)}一档`;
  if (earned.pay.kind === 'LUMP_SUM') {
    return `${stage}，一次性奖励 ${yuan(earned.pay.fen)}${cap}（${clause}）。`;
  }
  const heads = persons(earned.persons ?? 0);
  const product = yuan(earned.uncappedFen ?? earned.fen);
  return `${stage}，按${formatChineseDate(earned.asOfOn)}的${baseText(earned)} ${heads}，每人 ${yuan(earned.pay.perPersonFen)}，计 ${product}${cap}${otherCount(earned)}（${clause}）。`;
}

/** The count that was not used, when it differs: a refund after the deadline. */
function otherCount({ headCount, atDeadline, atEnd }: EarnedStage): string {
  if (!atDeadline || !atEnd || atDeadline.persons === atEnd.persons) return '';
  return headCount === 'AT_DEADLINE'
    ? `；征缴结束时为 ${persons(atEnd.persons)}，没有采用`
    : `；截止日为 ${persons(atDeadline.persons)}，没有采用`;
}

function baseText({ base }: EarnedStage): string {
  return {
    ALL_POSTED: '全部入库人数',
    PAYING_ONLY: '本人缴费人数',
    ABOVE_QUOTA: '超出任务数的人数',
    AS_SWITCHED: '入库人数',
  }[base];
}

function stageSentence(judged: JudgedStage): string {
  const { stage, metricName, countedOn, rate, outcome } = judged;
  const name = stage.name ?? `截至${formatChineseDate(stage.deadlineOn)}`;
  const found = rate === null ? '' : `${formatChineseDate(countedOn)}${metricName}为${rateText(rate)}，`;
  const clause = stage.clause;
  switch (outcome.kind) {
    case 'earned':
      return `“${name}”一档：${found}达到，可奖励 ${yuan(outcome.fen)}（${clause}）。`;
    case 'missed':
      return `“${name}”一档：${found}${missedText(outcome.why)}（${clause}）。`;
    case 'pending':
      return `“${name}”一档：${found}${pendingText(outcome.what)}（${clause}）。`;
    case 'undefinedBand':
      return `“${name}”一档：${found}通知没有规定${bandText(outcome.from, outcome.to)}怎样奖励（${clause}）。`;
    case 'noQuota':
      return `“${name}”一档：${lackText(outcome)}，算不出${metricName}（${clause}）。`;
  }
}

function missedText(why: MissedWhy): string {
  switch (why.kind) {
    case 'BELOW':
      return `比 ${percent(why.wanted)} 还差 ${persons(why.headsShort)}，没有达到`;
    case 'BAND_PAYS_NOTHING':
      return `在${bandText(why.from, why.to)}，通知写明不奖励${why.headsShort === null ? '' : `，离有奖励的一段还差 ${persons(why.headsShort)}`}`;
    case 'CONDITION':
      return `但${why.metricName}为${rateText(why.rate)}，应不低于 ${percent(why.wanted)}，还差 ${persons(why.headsShort)}，条件没有达到`;
  }
}

function pendingText(what: PendingWhat): string {
  switch (what.kind) {
    case 'DEADLINE':
      return `${formatChineseDate(what.on)}还没有过完`;
    case 'SNAPSHOT':
      return `缺少${formatChineseDate(what.on)}的数字`;
    case 'FINAL_COUNT':
      return '按征缴结束时的人数计算，现在还没有这个数';
    case 'COUNT': {
      const names = what.names.map((name) => countNames[name]).join('、');
      return what.why === 'UNKNOWN' ? `还不知道${names}` : `${names}互相矛盾，应减的比总数还多`;
    }
    case 'HARDSHIP_COVERAGE':
      return '还不知道困难群众参保率';
    case 'HARDSHIP_TARGET':
      return '选定以困难群众参保率为条件，但通知没有写明目标';
    case 'PENALTY':
      return `“${what.name}”是否取消奖励还不能确定`;
  }
}

function wouldBeSentence({
  asOfOn,
  kind,
  fen,
}: NonNullable<Extract<RewardOutcome, { kind: 'pending' }>['wouldBe']>): string {
  return `按${formatChineseDate(asOfOn)}的数字估计：${kindText(kind, fen)}。`;
}

function kindText(kind: RewardOutcome['kind'], fen: number | null): string {
  if (fen !== null) return `奖励 ${yuan(fen)}`;
  return {
    earned: '得奖',
    missed: '不奖励',
    pending: '还不能确定',
    undefinedBand: '通知没有规定',
    notSettled: '还没有选定',
    noQuota: '没有任务数',
    lost: '取消奖励',
    noRule: '没有奖励规定',
  }[kind];
}

function bandText(from: number, to: number | null): string {
  if (from === 0 && to !== null) return `不到 ${percent(to)} 的一段`;
  return to === null ? `${percent(from)} 以上` : `${percent(from)} 以上、不到 ${percent(to)} 的一段`;
}

function switchSentences({ switches }: RewardAnswer): string[] {
  return switches.map(({ code, choice, reason, clause }) =>
    choice === null
      ? `“${switchKind(code).question}”没有记录选择。`
      : `“${switchKind(code).question}”：选“${choiceText(code, choice)}”，理由：${withoutStop(reason ?? '')}（${clause}）。`,
  );
}

function choiceText(code: Parameters<typeof switchKind>[0], choice: string): string {
  return switchKind(code).options[choice] ?? choice;
}

function withoutStop(text: string): string {
  return text.replace(/。$/, '');
}
