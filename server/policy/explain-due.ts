import type { AmountDue, DueStandard } from './due.ts';
import { isSwitchCode, missingWords, ruleSentence, whySentence, yuan } from './explain-rule.ts';
import type { Notice } from './notice.ts';
import { payers as payerNames } from './notice-shape.ts';
import { categoryName, type PayerShare } from './subsidy.ts';

/**
 * An answer of `amountDue` as Chinese sentences that a clerk can read out: first what is to be paid, then the rule and
 * its clause, then every rule that was not used and why.
 *
 * @param notice the one the answer was given under
 * @param original the same before its revisions were applied, to name the document a new clause comes from
 */
export function explainDue(notice: Notice, due: AmountDue, original: Notice = notice): string[] {
  switch (due.kind) {
    case 'due':
      return dueSentences(notice, due, original);
    case 'noRule':
      return noRuleSentences(notice, due, original);
    case 'needsReview':
      return reviewSentences(notice, due);
  }
}

type Due = Extract<AmountDue, { kind: 'due' }>;

function dueSentences(notice: Notice, due: Due, original: Notice): string[] {
  const { standardFen, personPaysFen, assistanceFen, standard, winning, losing, unlisted } = due;
  const source = (clause: string) => clauseSource(original, clause);
  const assisted =
    assistanceFen === 0 ? '，没有资助' : `，资助 ${yuan(assistanceFen)}（${payersSentence(due.payers)}）`;
  const sentences = [`个人应缴 ${yuan(personPaysFen)}：本期标准 ${yuan(standardFen)}${assisted}。`];
  sentences.push(`标准：${standardSentence(notice, standard, standardFen)}（${source(standard.clause)}）。`);
  if (winning) {
    sentences.push(`依据：${ruleSentence(notice, winning, source(winning.clause))}。`);
  } else if (unlisted.length > 0) {
    const names = unlisted.map((code) => categoryName(notice, code)).join('、');
    sentences.push(`${names}没有列入分类资助，按标准缴费（${source(due.clause)}）。`);
  }
  if (standard.day === 'closedDay') sentences.push('缴费日不是可缴费的日子；金额照算，款项待核。');
  if (standard.day === 'outside') sentences.push('缴费日不在任何征缴期内；金额按标准计算，款项待核。');
  for (const rule of losing) {
    sentences.push(`没有采用：${ruleSentence(notice, rule)}——${whySentence(notice, rule.why)}。`);
  }
  return sentences;
}

function noRuleSentences(
  notice: Notice,
  { clause, categories }: Extract<AmountDue, { kind: 'noRule' }>,
  original: Notice,
): string[] {
  const source = clauseSource(original, clause);
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
): string[] {
  const sentences = ['需要复核，现在算不出应缴金额。'];
  if (reason === 'UNKNOWN_CATEGORY') {
    sentences.push(`通知没有这些人员类别：${missing.join('、')}。请核对名册，或在方案中补上类别。`);
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
      return `本征缴期收${individual}加财政补助 ${yuan(standard.fiscalFen)}，财政补助部分由个人缴纳`;
    case 'FIXED':
      return `本征缴期固定为 ${yuan(standardFen)}`;
    case 'NEWBORN_FREE':
      return '新生儿按期参保，出生当年免缴';
  }
}

function payersSentence(payers: readonly PayerShare[]): string {
  const named = payers.map(({ payer, fen }) => `${payerNames[payer]} ${yuan(fen)}`).join('、');
  const isAfterwards = payers.some(({ timing }) => timing === 'AFTERWARDS');
  return `${named}，${isAfterwards ? '先缴后补' : '缴费时直接减免'}`;
}

/** `临政办发〔2024〕22号 三.2“定额资助”`; a clause that a later document brought is cited from that document. */
function clauseSource(original: Notice, id: string): string {
  const revision = original.revisions.find(({ clauses }) => clauses.some((clause) => clause.id === id));
  const clause = (revision ?? original).clauses.find((candidate) => candidate.id === id);
  const { number } = (revision ?? original).document;
  return `${number} ${id}${clause ? `“${clause.title}”` : ''}`;
}
