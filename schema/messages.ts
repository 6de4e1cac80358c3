import { accountMessages } from './messages/account.ts';
import { breakdownMessages } from './messages/breakdown.ts';
import { breakdownCheckMessages } from './messages/breakdown-check.ts';
import { breakdownFileMessages } from './messages/breakdown-file.ts';
import { breakdownPaneMessages } from './messages/breakdown-pane.ts';
import { breakdownSpreadMessages } from './messages/breakdown-spread.ts';
import { coverageMessages } from './messages/coverage.ts';
import { dueMessages } from './messages/due.ts';
import { entryMessages } from './messages/entry.ts';
import { functionsMessages } from './messages/functions.ts';
import { ingestMessages } from './messages/ingest.ts';
import { liveMessages } from './messages/live.ts';
import { noticeMessages } from './messages/notice.ts';
import { noticeFileMessages } from './messages/notice-file.ts';
import { paneMessages } from './messages/pane.ts';
import { parameterMessages } from './messages/parameter.ts';
import { personMessages } from './messages/person.ts';
import { publishingMessages } from './messages/publishing.ts';
import { quotaMessages } from './messages/quota.ts';
import { reconciliationMessages } from './messages/reconciliation.ts';
import { redrawMessages } from './messages/redraw.ts';
import { reviewMessages } from './messages/review.ts';
import { rosterMessages } from './messages/roster.ts';
import { rosterFileMessages } from './messages/roster-file.ts';
import { rosterTableMessages } from './messages/roster-table.ts';
import { sheetMessages } from './messages/sheet.ts';
import { subsidyMessages } from './messages/subsidy.ts';
import { tableMessages } from './messages/table.ts';
import type { Problem } from './values/problem.ts';

/**
 * A sentence in both languages with `{name}` placeholders, and what to do next. A part in `[[ ]]` is left out when one
 * of its placeholders has nothing to show.
 */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Every permanent code with its sentences. Codes never change; wording may. */
export const messages: Readonly<Record<string, Message>> = {
  ...accountMessages,
  ...breakdownMessages,
  ...breakdownCheckMessages,
  ...breakdownFileMessages,
  ...breakdownPaneMessages,
  ...breakdownSpreadMessages,
  ...ingestMessages,
  ...dueMessages,
  ...noticeFileMessages,
  ...noticeMessages,
  ...paneMessages,
  ...parameterMessages,
  ...publishingMessages,
  ...coverageMessages,
  ...entryMessages,
  ...personMessages,
  ...quotaMessages,
  ...reconciliationMessages,
  ...reviewMessages,
  ...rosterMessages,
  ...rosterFileMessages,
  ...subsidyMessages,
  ...sheetMessages,
  ...liveMessages,
  ...redrawMessages,
  ...tableMessages,
  ...rosterTableMessages,
  ...functionsMessages,
};

/** The sentence for a code. An unknown code answers with the code itself: better than hiding the fact. */
export function sentence(
  code: string,
  values: Readonly<Record<string, string | number>> = {},
  language: 'zh' | 'en' = 'zh',
): string {
  const template = messages[code]?.[language] ?? code;
  const shown = (name: string) => String(values[name] ?? '');
  return template
    .replace(/\[\[(.*?)\]\]/g, (_, part: string) =>
      [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => shown(name!) !== '') ? part : '',
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => shown(name));
}

/** A problem as one sentence: the place first, then what was found and what to do. */
export function problemSentence(problem: Problem, language: 'zh' | 'en' = 'zh'): string {
  const { place } = problem;
  const values = {
    ...problem.values,
    found: problem.found ?? '',
    expected: problem.expected ?? '',
    column: place.column ?? '',
  };
  const where = `${language === 'zh' ? chinesePlace(problem) : englishPlace(problem)}${inside(problem, language)}`;
  return `${where}${sentence(problem.code, values, language)}`;
}

/** A fault that a later document brings: where it shows in the notice as it then stands. */
function inside({ values }: Problem, language: 'zh' | 'en'): string {
  const path = values?.inside;
  if (path === undefined || path === '') return '';
  return language === 'zh' ? `改后的 ${path}：` : `${path} as revised: `;
}

function chinesePlace({ place }: Problem): string {
  const spot = place.address ?? (place.line === undefined ? '' : `第 ${place.line} 行`);
  const column = place.column ? `“${place.column}”` : '';
  const path = place.path ? `${spot ? ' ' : ''}${place.path}` : '';
  const where = `${place.sheet && !place.address ? `工作表“${place.sheet}”` : ''}${spot}${column}${path}`;
  return where ? `${where}：` : '';
}

function englishPlace({ place }: Problem): string {
  const spot = place.address ?? (place.line === undefined ? '' : `Row ${place.line}`);
  const where = [place.address ? '' : (place.sheet ?? ''), spot, place.column ?? '', place.path ?? '']
    .filter(Boolean)
    .join(', ');
  return where ? `${where}: ` : '';
}
