import { readFileSync } from 'node:fs';
import { problemSentence } from '../../../schema/messages.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { placeInFile, readNoticeFile } from '../../../server/ingest/notice-file.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { checkNotice } from '../../../server/policy/notice-check.ts';

/** What reading and checking a notice file gives: the notice, if it is one, and every problem with its line. */
export interface LoadedNotice {
  readonly notice: Notice | null;
  readonly problems: readonly Problem[];
}

export function loadNotice(text: string): LoadedNotice {
  const file = readNoticeFile(text);
  if (file.kind === 'problems') return { notice: null, problems: file.problems };
  const check = checkNotice(file.value);
  return check.kind === 'ok'
    ? { notice: check.notice, problems: placeInFile(check.warnings, file.lines) }
    : { notice: null, problems: placeInFile(check.problems, file.lines) };
}

/** One of the two notices of the project, which must be good. */
export function projectNotice(name: 'luoshan-2025' | 'linyi-2025'): Notice {
  const path = new URL(`../../../server/policy/notices/${name}.yaml`, import.meta.url);
  const { notice, problems } = loadNotice(readFileSync(path, 'utf8'));
  if (!notice) throw new Error(problems.map((problem) => problemSentence(problem, 'en')).join('\n'));
  return notice;
}
