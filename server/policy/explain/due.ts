import type { LocalDate } from '../../../schema/values/local-date.ts';
import { categoryHints } from '../due/category-hints.ts';
import type { AmountDue, DueStandard, Person } from '../due.ts';
import type { Notice } from '../notice.ts';
import type { Path } from '../notice-check/faults.ts';
import { payers as payerNames } from '../notice-shape.ts';
import { categoryName } from '../subsidy.ts';
import { yuan } from '../wording.ts';
import { isSwitchCode, missingWords, ruleSentence, whySentence } from './rule.ts';
import { clauseSource, type SourcePlace } from './source.ts';

/**
 * An answer of `amountDue` as Chinese sentences that a clerk can read out: first what is to be paid, then the rule and
 * its clause, then every rule that was not used and why.
 *
 * @param notice the one the answer was given under
 * @param original the same before its revisions were applied, to name the document a new clause comes from
 * @param asked the question: with it, the rules are named of which only the roster is missing
 * @param usualName how a category is called that the notice does not define; where this says nothing, by its code
 */
export function explainDue(
  notice: Notice,
  due: AmountDue,
  original: Notice = notice,
  asked: { readonly person: Person; readonly on: LocalDate } | null = null,
  usualName: (categoryCode: string) => string | null = () => null,
): string[] {
  switch (due.kind) {
    case 'due':
      return [
        ...dueSentences(notice, due, original),
        ...(asked === null ? [] : hintSentences(notice, due, asked.person, asked.on)),
      ];
    case 'noRule':
      return noRuleSentences(notice, due, original);
    case 'needsReview':
      return reviewSentences(notice, due, usualName);
  }
}

type Due = Extract<AmountDue, { kind: 'due' }>;

function dueSentences(notice: Notice, due: Due, original: Notice): string[] {
  const { standardFen, standard, winning, losing, unlisted } = due;
  const source = (clause: string, place: SourcePlace | Path | null) =>
    clauseSource(notice, original, clause, place);
  const sentences = [amountSentence(due)];
  const standardPlace = placeOfStandard(notice, standard);
  sentences.push(
    `标准：${standardSentence(notice, standard, standardFen)}（${source(standard.clause, standardPlace)}）。`,
  );
  if (winning) {
    const place = { list: ['subsidies'], index: winning.index };
    sentences.push(`依据：${ruleSentence(notice, winning, source(winning.clause, place))}。`);
  } else if (unlisted.length > 0) {
    const names = unlisted.map((code) => categoryName(notice, code)).join('、');
    sentences.push(`${names}没有列入分类资助，按标准缴费（${source(due.clause, ['unlistedCategories'])}）。`);
  }
  if (standard.day === 'newborn' && notice.newborn) {
    sentences.push(
      `出生后 ${notice.newborn.withinDays} 日内的新生儿缴费，不受征缴期限制（${notice.newborn.clause}）。`,
    );
  }
  if (standard.day === 'closedDay') sentences.push('缴费日不是可缴费的日子；金额照算，款项待核。');
  if (standard.day === 'outside') sentences.push('缴费日不在任何征缴期内；金额按标准计算，款项待核。');
  for (const rule of losing) {
    sentences.push(`没有采用：${ruleSentence(notice, rule)}——${whySentence(notice, rule.why)}。`);
  }
  return sentences;
}

/** The roster decides, but who asks may not know that there is one: what it would change is said. */
function hintSentences(notice: Notice, due: Due, person: Person, on: LocalDate): string[] {
  const now = due.winning === null ? '按标准缴' : '不按这一条';
  return categoryHints(notice, person, on, due).map(({ categories, personPaysFen, isAfterwards, clause }) => {
    const names = categories.map((code) => `“${categoryName(notice, code)}”`).join('或');
    const pays = isAfterwards ? '个人负担' : '个人缴';
    return `提示：如经认定为${names}，${pays} ${yuan(personPaysFen)}（${clause}）；现在没有这一类别，${now}。`;
  });
}

/** What to collect, first of all: with 先缴后补 that is the whole standard, and the assistance comes later. */
function amountSentence({ standardFen, personPaysFen, assistanceFen, payers }: Due): string {
  if (assistanceFen === 0) {
    return `个人应缴 ${yuan(personPaysFen)}：本期标准 ${yuan(standardFen)}，没有资助。`;
  }
  const named = payers.map(({ payer, fen }) => `${payerNames[payer]} ${yuan(fen)}`).join('、');
  return payers.some(({ timing }) => timing === 'AFTERWARDS')
    ? `先缴后补：缴费时按本期标准缴 ${yuan(standardFen)}，之后补助 ${yuan(assistanceFen)}（${named}），个人实际负担 ${yuan(personPaysFen)}。`
    : `个人应缴 ${yuan(personPaysFen)}：本期标准 ${yuan(standardFen)}，资助 ${yuan(assistanceFen)}（${named}，缴费时直接减免）。`;
}

function noRuleSentences(
  notice: Notice,
  { clause, categories }: Extract<AmountDue, { kind: 'noRule' }>,
  original: Notice,
): string[] {
  const place = categories.length === 0 ? ['newborn'] : ['unlistedCategories'];
  const source = clauseSource(notice, original, clause, place);
  if (categories.length === 0) return [`本通知没有规定新生儿出生当年的费用（${source}）。`];
  const names = categories.map((code) => categoryName(notice, code)).join('、');
  return [
    `本通知没有规定${names}的资助金额（${source}）。`,
    '不能当作免缴，也不能当作按标准全额缴费；请查上级文件或请示后再定。',
  ];
}

function reviewSentences(
  notice: Notice,
  { reason, missing, candidates }: Extract<AmountDue, { kind: 'needsReview' }>,
  usualName: (categoryCode: string) => string | null,
): string[] {
  const sentences = ['需要复核，现在算不出应缴金额。'];
  if (reason === 'UNKNOWN_CATEGORY') {
    const names = missing.map((code) => usualName(code) ?? code).join('、');
    sentences.push(`通知没有这些人员类别：${names}。请核对名册，或在方案中补上类别。`);
  } else {
    const choices = missing.filter(isSwitchCode);
    const facts = missing.filter((name) => !isSwitchCode(name));
    if (facts.length > 0) sentences.push(`需要补充：${missingWords(facts).join('、')}。`);
    if (choices.length > 0) sentences.push(`本县还没有选定：${missingWords(choices).join('；')}。`);
  }
  for (const rule of candidates) {
    const words = rule.why.kind === 'NOT_KNOWN' ? '可能适用' : '适用';
    sentences.push(`${words}：${ruleSentence(notice, rule)}。`);
  }
  return sentences;
}

/** `一档、在校学生 380 元`, or how the window changes it. */
function standardSentence(notice: Notice, standard: DueStandard, standardFen: number): string {
  const { tiers, groups } = notice.standard;
  const names = [
    tiers.find(({ code }) => code === standard.tier)?.name,
    groups.find(({ code }) => code === standard.group)?.name,
  ].filter((name) => name !== undefined);
  const individual = `个人缴费标准${names.length > 0 ? `（${names.join('、')}）` : ''} ${yuan(standard.individualFen)}`;
  switch (standard.kind) {
    case 'STANDARD':
      return individual;
    case 'WITH_FISCAL':
      return `本征缴期收${individual}加财政补助 ${yuan(standard.fiscalFen)}${raisedBy(notice, standard.fiscalFen)}，财政补助部分由个人缴纳`;
    case 'FIXED':
      return `本征缴期固定为 ${yuan(standardFen)}`;
    case 'NEWBORN_FREE':
      return '新生儿按期参保，出生当年免缴';
  }
}

/** The document behind a fiscal subsidy above what the notice itself states; empty when it is the notice's own. */
function raisedBy({ standard: { fiscal, floors } }: Notice, fiscalFen: number): string {
  if (fiscal?.fen === fiscalFen) return '';
  const floor = floors.find(({ of, fen }) => of === 'FISCAL' && fen === fiscalFen);
  return floor === undefined ? '' : `（按${floor.document}的下限）`;
}

/** Where the amount of a standard is written; null when a window or the newborn rules set it. */
function placeOfStandard({ standard }: Notice, due: DueStandard): SourcePlace | Path | null {
  if (due.kind !== 'STANDARD') return null;
  const row = standard.amounts.findIndex(
    ({ tier, group, individualFen, clause }) =>
      clause === due.clause &&
      individualFen === due.individualFen &&
      (tier === null || tier === due.tier) &&
      (group === null || group === due.group),
  );
  return row === -1
    ? ['standard', 'individualFen']
    : { list: ['standard', 'amounts'], index: row, key: 'individualFen' };
}
