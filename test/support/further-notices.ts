import { readdirSync, readFileSync } from 'node:fs';
import type { Notice } from '../../server/policy/notice.ts';
import { type LoadedNotice, loadNotice, projectNotice } from '../unit/policy/notice-samples.ts';

/*
 * Notices unlike the two of the project, written for the tests and loaded as data alone: whatever a test finds out
 * about them, it finds out through the same door and by the same functions as a clerk.
 */
const folder = new URL('../notices/', import.meta.url);

/** Names of the files in test/notices, without `.yaml`; sorted. */
export const furtherNoticeNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''))
  .sort();

/** The file as a clerk would hand it in: the notice, if it is one, and every problem. */
export function loadFurtherNotice(name: string): LoadedNotice {
  return loadNotice(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));
}

/** One of the further notices, which must be good. */
export function furtherNotice(name: string): Notice {
  const { notice, problems } = loadFurtherNotice(name);
  if (!notice) throw new Error(problems.map(({ code, place }) => `${code} ${place.path}`).join('\n'));
  return notice;
}

/** The project's two and all further ones, each with its name. */
export function allNotices(): (readonly [name: string, notice: Notice])[] {
  const two = (['luoshan-2025', 'linyi-2025'] as const).map((name) => [name, projectNotice(name)] as const);
  return [...two, ...furtherNoticeNames.map((name) => [name, furtherNotice(name)] as const)];
}
