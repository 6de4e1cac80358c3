import type { Message } from '../messages.ts';

/** Sentences about forms that come as files, and about a sheet's signed identity. */
export const breakdownFileMessages: Readonly<Record<string, Message>> = {
  SHEET_TOKEN_MISSING: {
    zh: '这张表没有系统的身份标记，不知道是哪个乡镇的表。请从加载项插入或下载填报表，把数填到那张表里。',
    en: 'The sheet carries no identity; insert or download the form and fill that one.',
  },
  SHEET_TOKEN_TAMPERED: {
    zh: '这张表的身份标记被改动过，没有收。请重新插入或下载填报表，把数填到新表里。',
    en: 'The identity of this sheet has been altered; nothing was taken, use a fresh form.',
  },
  SHEET_TOKEN_OTHER_CAMPAIGN: {
    zh: '这是另一个年度或另一个县的表，没有收。请打开本次征缴的填报表。',
    en: 'The sheet belongs to another campaign; nothing was taken.',
  },
  SHEET_EDITION_OUTDATED: {
    zh: '这是第 {found} 版次的表，现在是第 {expected} 版次（任务数或村有变动，或已重新下发），没有收。请换用新的填报表；用加载项换，没有交的数会带过去。',
    en: 'The form is of edition {found}, now it is {expected}; use the new form; the add-in carries over numbers not sent yet.',
  },
  SHEET_VERSION_UNKNOWN: {
    zh: '这张表比系统里的还新，像是来自另一套系统或恢复之前的数据，没有收。请重新插入填报表。',
    en: 'The sheet is newer than the service’s own numbers; it comes from elsewhere. Insert the form anew.',
  },
  BREAKDOWN_FILE_NO_FORM: {
    zh: '文件里没有填报表。请确认选对了文件；填报表要用系统下载或加载项插入的那一张。',
    en: 'There is no form in the file. Check that it is the right one; only forms made by the service are read.',
  },
  BREAKDOWN_FILES_DIFFER: {
    zh: '{village}这一格填的是“{found}”，另一个文件（{other}）填的是“{expected}”。请改成一样，或只交其中一个。',
    en: 'This cell says "{found}", another file ({other}) says "{expected}". Make them the same or send one of them.',
  },
  BREAKDOWN_OTHER_FILE_FAULTY: {
    zh: '这个文件没有错，但同一乡镇的其他文件有错，所以都没有收。请改好其他文件后一起再交。',
    en: 'This file is sound, but another one of the same township is not, so none was taken. Mend that one and send them again.',
  },
  BREAKDOWN_ZIP_DAMAGED: {
    zh: '压缩包已损坏，打不开。请重新压缩成 .zip 后再导入。',
    en: 'The zip is damaged. Pack the files again.',
  },
  BREAKDOWN_ZIP_PART_DAMAGED: {
    zh: '压缩包里的这个文件已损坏，或压缩方式不支持。请重新压缩成普通 .zip 后再导入。',
    en: 'This file of the zip is damaged or packed in an unknown way. Pack it again as a plain .zip.',
  },
  BREAKDOWN_ZIP_ENCRYPTED: {
    zh: '压缩包加了密码，读不出。请去掉密码重新压缩。',
    en: 'The zip has a password. Pack the files without one.',
  },
  BREAKDOWN_ZIP_NESTED: {
    zh: '压缩包里还有压缩包，没有展开。请先解压，再把填报表直接放进一个 .zip。',
    en: 'There is an archive within the zip. Unpack it and put the forms into one .zip.',
  },
  BREAKDOWN_ZIP_TOO_MANY: {
    zh: '压缩包里有 {found} 个文件，最多 {limit} 个。请分成几个压缩包。',
    en: 'The zip holds {found} files, at most {limit} are read. Make several.',
  },
  BREAKDOWN_ZIP_TOO_LARGE: {
    zh: '压缩包{found}，最多 {limit}。请分成几个压缩包。',
    en: 'The zip is too large ({found}), at most {limit}. Make several.',
  },
  BREAKDOWN_TOO_MANY_FILES: {
    zh: '一共 {found} 个文件，一次最多 {limit} 个。请按乡镇分别下载。',
    en: 'That would be {found} files, at most {limit} at once. Choose one township.',
  },
  BREAKDOWN_FILES_TRIED: {
    zh: '试读了 {found} 张表：{taken} 张可以收，{left} 张有问题。什么也没有保存。',
    en: 'Read {found} forms on trial: {taken} can be taken, {left} cannot. Nothing was kept.',
  },
  BREAKDOWN_FILES_TAKEN: {
    zh: '读了 {found} 张表：收下 {taken} 张，{left} 张没有收。',
    en: 'Read {found} forms: {taken} taken, {left} not.',
  },
  BREAKDOWN_FILES_NONE: {
    zh: '没有读到填报表，什么也没有改。',
    en: 'No form was found; nothing has changed.',
  },
};
