import type { Problem } from '../../../schema/values/problem.ts';
import type { Database } from '../../db/database.ts';
import { placeInFile, readNoticeFile } from '../../ingest/notice-file.ts';
import { UnreadableFile } from '../../ingest/row.ts';
import { readTextFile } from '../../ingest/text-file.ts';
import type { Notice } from '../../policy/notice.ts';
import { lostRevisions } from '../../policy/notice-check/lost-revisions.ts';
import { checkNotice } from '../../policy/notice-check.ts';
import { isSameNotice, newestVersion, storeVersion } from './writer.ts';

export type NoticeRead =
  | { readonly kind: 'ok'; readonly notice: Notice; readonly warnings: readonly Problem[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

export type NoticeFromFile =
  | (Extract<NoticeRead, { readonly kind: 'ok' }> & { readonly text: string })
  | Extract<NoticeRead, { readonly kind: 'problems' }>;

export type NoticeLoad =
  /** `isNew` is false when this very content is already the stored version. */
  | {
      readonly kind: 'loaded';
      readonly notice: Notice;
      readonly version: number;
      readonly isNew: boolean;
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads and checks a notice file without storing anything. All faults come in one pass, each with path and line. */
export function readNotice(text: string, file?: string): NoticeRead {
  const read = readNoticeFile(text, file);
  if (read.kind === 'problems') return read;
  const checked = checkNotice(read.value);
  return checked.kind === 'ok'
    ? { kind: 'ok', notice: checked.notice, warnings: placeInFile(checked.warnings, read.lines, file) }
    : { kind: 'problems', problems: placeInFile(checked.problems, read.lines, file) };
}

/**
 * The same for a file on disk, in any encoding an editor saves: UTF-8, GB18030 (GBK), UTF-16 with its mark.
 *
 * @param file name to put into the problems' place
 */
export async function readNoticeFrom(path: string, file: string): Promise<NoticeFromFile> {
  let text: string;
  try {
    text = await readTextFile(path);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const code = unreadableCodes[error.code] ?? 'NOTICE_FILE_NOT_TEXT';
    const place = error.line === undefined ? { file } : { file, line: error.line };
    return { kind: 'problems', problems: [{ code, severity: 'ERROR', place }] };
  }
  const read = readNotice(text, file);
  return read.kind === 'ok' ? { ...read, text } : read;
}

/** A workbook, a web page, a picture: all that is no text shares one sentence. */
const unreadableCodes: Readonly<Record<string, string>> = {
  FILE_EMPTY: 'NOTICE_FILE_EMPTY',
  ENCODING_BROKEN: 'NOTICE_ENCODING_BROKEN',
};

/**
 * Stores a notice file as its campaign's next version, for commands: whoever may open the database may do it. The same
 * content again changes nothing; a file that would repeal later documents by leaving them out is refused.
 *
 * @param withdrawn numbers of later documents that are left out on purpose
 */
export async function loadNotice(
  database: Database,
  text: string,
  now: Date,
  file?: string,
  withdrawn: readonly string[] = [],
): Promise<NoticeLoad> {
  const read = readNotice(text, file);
  if (read.kind === 'problems') return read;
  const { notice, warnings } = read;
  return database.write(async (em) => {
    const newest = await newestVersion(em, notice);
    if (newest && isSameNotice(newest.notice, notice)) {
      return { kind: 'loaded', notice, version: newest.version, isNew: false, warnings };
    }
    const lost = newest ? lostRevisions(newest.notice, notice, withdrawn) : [];
    if (lost.length > 0) {
      return { kind: 'problems', problems: [...placeInFile(lost, new Map(), file), ...warnings] };
    }
    const version = await storeVersion(
      em,
      { notice, kind: 'LOADED', publishedBy: null, revisionDocument: null, note: null },
      newest?.version ?? 0,
      now,
    );
    return { kind: 'loaded', notice, version, isNew: true, warnings };
  });
}
