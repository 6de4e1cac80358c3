import type { Message } from '../messages.ts';

/** Sentences about signing in, rights and the service itself. */
export const accountMessages: Readonly<Record<string, Message>> = {
  SIGN_IN_FAILED: {
    zh: '账号或密码不对。请核对后重试；忘记密码请联系县医保局管理员。',
    en: 'Wrong account or password. Check and try again, or ask the bureau’s administrator.',
  },
  ACCOUNT_LOCKED: {
    zh: '该账号连续输错密码，已锁定，{minutes} 分钟后可再试。',
    en: 'Too many failed attempts. The account is locked; try again in {minutes} minutes.',
  },
  ACCOUNT_AMBIGUOUS: {
    zh: '几个县都有这个账号，请写成“账号@县代码”，如 {example}。',
    en: 'Several counties have this account. Write account@county, e.g. {example}.',
  },
  ACCOUNT_EXISTS: {
    zh: '账号 {name} 已经有了。请换一个账号名。',
    en: 'The account {name} exists already. Choose another name.',
  },
  ACCOUNT_NAME_INVALID: {
    zh: '账号名应为 1 至 60 个字符，不含空格和 @，字母数字用半角。',
    en: 'An account name has 1 to 60 characters, no spaces and no @.',
  },
  ACCOUNT_NEEDS_TOWNSHIP: {
    zh: '乡镇账号必须写明所属乡镇（街道）的区划代码。',
    en: 'A township account needs the code of its township.',
  },
  NOT_SIGNED_IN: {
    zh: '尚未登录，或登录已过期。请重新登录。',
    en: 'Not signed in, or the session has expired. Sign in again.',
  },
  NOT_ALLOWED: {
    zh: '当前账号无权进行这项操作。需要：{needed}。',
    en: 'This account may not do that. Needed: {needed}.',
  },
  IMPORT_BY_BUREAU: {
    zh: '缴费数据由县医保局经办导入，本账号只能查看。',
    en: 'Payments are imported by the bureau; this account may only look.',
  },
  OUT_OF_SCOPE: {
    zh: '该区划不在当前账号的范围内。',
    en: 'The division is outside this account’s scope.',
  },
  CAMPAIGN_NOT_FOUND: {
    zh: '没有这项征缴工作，或当前账号无权查看。请重新选择。',
    en: 'No such campaign, or this account may not see it. Choose again.',
  },
  DIVISION_NOT_FOUND: {
    zh: '没有代码为“{code}”的区划。请从列表中选择。',
    en: 'There is no division with code {code}. Choose one from the list.',
  },
  UPLOAD_NOT_FOUND: {
    zh: '上传的文件已过期或不存在，请重新上传。',
    en: 'The uploaded file has expired or does not exist. Upload it again.',
  },
  UPLOAD_TOO_LARGE: {
    zh: '文件有 {found} MB，超过上限 {limit} MB。请按乡镇或按月拆分后分别导入，或请管理员用命令行导入。',
    en: 'The file has {found} MB, over the limit of {limit} MB. Split it, or import from the command line.',
  },
  UPLOAD_EMPTY: {
    zh: '上传的文件是空的（0 字节）。请确认文件已保存再上传。',
    en: 'The uploaded file is empty. Save it first, then upload again.',
  },
  SELECTION_TOO_LONG: {
    zh: '选区有 {found} 行，一次最多 {limit} 行。请改用文件导入。',
    en: 'The selection has {found} rows; at most {limit} at a time. Import the file instead.',
  },
  REQUEST_INVALID: {
    zh: '请求不符合接口的格式：{reason}',
    en: 'The request does not fit the schema: {reason}',
  },
  REQUEST_TOO_LARGE: {
    zh: '查询太大或太复杂，请拆成几次。',
    en: 'The query is too large or too complex. Split it.',
  },
  QUOTAS_NOT_ISSUED: {
    zh: '这项征缴工作还没有下达任务数，没有目标分解表可导出。',
    en: 'No quotas have been given out in this campaign, so there is no breakdown to export.',
  },
  INTERNAL_ERROR: {
    zh: '系统内部错误，编号 {number}。请把编号告诉管理员。',
    en: 'Internal error {number}. Tell the administrator this number.',
  },
};
