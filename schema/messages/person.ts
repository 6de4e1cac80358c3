import type { Message } from '../messages.ts';

/** Sentences about people. */
export const personMessages: Readonly<Record<string, Message>> = {
  ID_TEMPORARY_CODE: {
    zh: '新生儿临时编码不对：应为 XSE 加 14 位数字，末位是校验码。请照登记时给出的编码重新填写。',
    en: 'The newborn’s temporary code is wrong: XSE and 14 digits, the last one a check digit. Copy it again.',
  },
  PERSON_ID_BLANK: { zh: '没有填写号码。请填写身份证号码。', en: 'No ID number was given. Fill it in.' },
  PERSON_ID_LENGTH: {
    zh: '身份证号码有 {found}，应为 18 位（旧证 15 位）。请对照证件重新输入。',
    en: 'The ID number has {found}, expected 18 (15 for old ones). Type it again from the card.',
  },
  PERSON_ID_NOT_DIGITS: {
    zh: '身份证号码只能有数字和末位的 X。请对照证件重新输入。',
    en: 'An ID number has digits and a final X only. Type it again from the card.',
  },
  PERSON_ID_LOST_DIGITS: {
    zh: '身份证号码末三位是 000 且校验位不对，多半是从 Excel 中复制来的，末三位已丢失。请对照证件重新输入。',
    en: 'The ID number ends in 000 and its check digit is wrong: copied from Excel, it has lost three digits. Type it again from the card.',
  },
  PERSON_ID_CHECK_DIGIT: {
    zh: '身份证号码校验位不对，多半有一位输错。请对照证件重新输入。',
    en: 'The check digit of the ID number is wrong: most likely one digit is. Type it again from the card.',
  },
  PERSON_ID_BIRTH_DATE: {
    zh: '身份证号码里的出生日期不存在或过晚。请对照证件重新输入。',
    en: 'The birth date in the ID number does not exist or is too late. Type it again from the card.',
  },
  PERSON_NOT_FOUND: {
    zh: '没有找到这个人，或不在当前账号的范围内。请核对号码、收据号或编号；没有登记也没有缴费的人查不到。',
    en: 'No such person, or outside this account’s scope. Check the number; who is neither on a roster nor paid is not known.',
  },
  PERSON_ASKED_TWICE: {
    zh: '身份证号码、人员编号、收据号、临时编码请恰好写一项。',
    en: 'Give exactly one of ID number, person key, receipt number and temporary code.',
  },
  PERSON_KEY_INVALID: {
    zh: '人员编号不对：应为 P 加 16 位字母数字。请从名册或清单中复制。',
    en: 'Not a person key: P and 16 letters or digits. Copy it from a list.',
  },
  PERSON_CHANGED: {
    zh: '没有写入：此人的登记已由 {who}[[ 于 {when}]]改动（第 {version} 版）。请看过现在的内容再试。',
    en: 'Not written: {who} changed this person[[ at {when}]] (version {version}). Look at it as it is now and try again.',
  },
  PERSON_NOT_REGISTERED: {
    zh: '此人不在任何名册上，只知道缴费，不能登记迁移和死亡。退费、更正请在该笔缴费上办理。',
    en: 'The person is on no roster; only payments are known. Refunds and corrections are made at the payment.',
  },
  PERSON_OF_ANOTHER_TOWNSHIP: {
    zh: '此人现在不属于本账号的乡镇（街道）。请由现属乡镇或县医保局办理。',
    en: 'The person does not belong to this account’s township now. Ask that township or the bureau.',
  },
  PERSON_NOT_NAMED: {
    zh: '此人没有登记姓名和号码，只知道缴费，无法查看。',
    en: 'Neither name nor number of this person is kept; only payments are known.',
  },
  PERSON_DAY_FUTURE: {
    zh: '日期 {found} 晚于今天（{expected}）。请核对。',
    en: 'The day {found} is after today ({expected}). Check it.',
  },
  PERSON_DAY_OLD: {
    zh: '日期 {found} 早于 {expected}，超出可以登记的范围。请核对。',
    en: 'The day {found} is before {expected}, the earliest that can be recorded. Check it.',
  },
  PERSON_TRANSFER_ORDER: {
    zh: '此人 {expected} 已有迁移登记，新的迁移要晚于这一天（读到 {found}）。登记有误请用更正。',
    en: 'A move on {expected} is recorded; a new one must be later (found {found}). To mend a mistake, correct the division.',
  },
  PERSON_SAME_DIVISION: {
    zh: '此人现在就属于该区划，没有写入。',
    en: 'The person already belongs there; nothing was written.',
  },
  PERSON_DEAD: {
    zh: '此人已于 {found} 登记死亡。登记有误请联系县医保局。',
    en: 'A death on {found} is recorded already.',
  },
  PERSON_MERGED: {
    zh: '此临时编码已并入身份证号码，请打开并入后的档案。',
    en: 'The temporary code has been merged into an ID number already; open that person.',
  },
  PERSON_NOT_NEWBORN: {
    zh: '没有这个临时编码，或不在当前账号的范围内。',
    en: 'No such temporary code, or outside this account’s scope.',
  },
  PERSON_NAME_INVALID: {
    zh: '姓名应为 1 至 50 个字，不含数字。',
    en: 'A name has 1 to 50 characters and no digits.',
  },
  PERSON_TEXT_INVALID: {
    zh: '“{column}”应为 {expected} 个字，且不得含身份证号码（15 位以上的连续数字）。请改写后重试。',
    en: '{column} takes {expected} characters and no run of 15 digits or more. Rewrite it.',
  },
  PERSON_BIRTH_DIFFERS: {
    zh: '身份证号码中的出生日期与登记的出生日期不同，没有并入。请核对号码；登记有误请重新登记新生儿。',
    en: 'The day of birth in the ID number is not the registered one; nothing was merged. Check the number.',
  },
  NEWBORN_REGISTERED: {
    zh: '没有登记：同一乡镇已有同名、同一天出生的新生儿，临时编码 {existing}。请先用这个编码查看；确实是另一个孩子的，确认后再登记。',
    en: 'Not registered: the township has a newborn of that name and birth date already, under {existing}. Look at it first; confirm that this is another child to go on.',
  },
  PERSON_TEMPORARY_USED_UP: {
    zh: '本县的临时编码已用完。请联系管理员。',
    en: 'The county’s temporary codes are used up. Ask the administrator.',
  },
  PURPOSE_MISSING: {
    zh: '请写明用途（4 至 200 个字，如“电话催缴，周党镇”），不写姓名和号码。用途会记入审计。',
    en: 'Say what for in 4 to 200 characters, without names or numbers. It is kept with the audit.',
  },
  UNMASK_TOO_MANY: {
    zh: '一次最多查看 {limit} 人，读到 {found} 人。请分次查看。',
    en: 'At most {limit} persons at once, found {found}. Ask in parts.',
  },
  AUDIT_BY_ADMIN: {
    zh: '审计记录仅管理员可看。',
    en: 'Only an administrator sees the audit.',
  },
};
