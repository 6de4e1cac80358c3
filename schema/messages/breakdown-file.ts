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
    zh: '这是第 {found} 版次的表，现在是第 {expected} 版次（任务数或村有变动，或已重新下发）。请插入新的填报表再交，没有交的数会带过去。',
    en: 'The form is of edition {found}, now it is {expected}; insert the new form, numbers not sent yet are carried over.',
  },
  SHEET_VERSION_UNKNOWN: {
    zh: '这张表比系统里的还新，像是来自另一套系统或恢复之前的数据，没有收。请重新插入填报表。',
    en: 'The sheet is newer than the service’s own numbers; it comes from elsewhere. Insert the form anew.',
  },
};
