import type { LocalDate } from '../../../schema/values/local-date.ts';
import { formatChineseDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { amountDue } from '../../policy/due.ts';
import { explainDue } from '../../policy/explain/due.ts';
import { changingDocument } from '../../policy/explain/source.ts';
import { documentsOn, noticeOn } from '../../policy/in-force.ts';
import { type Notice, townshipsOf } from '../../policy/notice.ts';
import { clauseFacts } from '../../policy/notice-facts.ts';
import { noticeJsonSchema } from '../../policy/notice-json-schema.ts';
import { noticeDifferences } from '../../policy/parameters.ts';
import { type AskedPerson, PersonReader, usualCategoryName } from '../amounts/amounts-due-person.ts';
import type { DivisionRecord, DivisionTree } from '../divisions.ts';

/** What differs between two notices, a line to a place; empty when they say the same. */
export function differenceLines(left: Notice, right: Notice): string[] {
  return noticeDifferences(left, right).map(({ clause, label, was, becomes }) => {
    const place = clause === null ? label : `${clause}  ${label}`;
    return `${place}：${was ?? '没有'} → ${becomes ?? '没有'}`;
  });
}

/** A notice as it stands on a day, clause by clause, with what was read out of each. */
export function noticeLines(published: Notice, on: LocalDate): string[] {
  const notice = noticeOn(published, on);
  const documents = documentsOn(published, on).map(({ document, from }) =>
    from === null
      ? `${document.number}  ${document.title}`
      : `${document.number}  ${document.title}（自${formatChineseDate(from)}起）`,
  );
  const clauses = clauseFacts(notice).flatMap(({ id, title, text, facts }) => [
    '',
    `${id}  ${title}`,
    `    ${text}`,
    ...facts.map(({ path, label, value }) => {
      const changedBy = changingDocument(notice, published, path);
      return `  · ${label}：${value}${changedBy === null ? '' : `（经${changedBy.number}修改）`}`;
    }),
  ]);
  return [...documents, ...clauses];
}

export type DueLines =
  | { readonly kind: 'ok'; readonly lines: readonly string[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * What one person pays on a day under a notice, as sentences to read out.
 *
 * @param published the notice as it would be published; its state on the day decides
 */
export function dueLines(published: Notice, asked: AskedPerson, on: LocalDate): DueLines {
  const notice = noticeOn(published, on);
  const read = new PersonReader([notice], treeOf(notice), on).read(asked);
  if (read.kind === 'problems') return read;
  const { person } = read;
  const due = amountDue(notice, person, on);
  return { kind: 'ok', lines: explainDue(notice, due, published, { person, on }, usualCategoryName) };
}

/** The format as a JSON Schema, as `docs/notice.schema.json` holds it. */
export function noticeSchemaText(): string {
  return JSON.stringify(noticeJsonSchema(), null, 2);
}

/** The divisions that a notice itself names. */
function treeOf({ county, ...notice }: Notice): DivisionTree {
  const record = (
    fields: Pick<DivisionRecord, 'code' | 'name' | 'aliases' | 'type' | 'level'>,
    tableOrder: number,
  ) => ({
    ...fields,
    countyCode: county.code,
    parentCode: fields.level === 'COUNTY' ? null : county.code,
    tableOrder,
    validFrom: null,
    validTo: null,
  });
  const whole = record({ ...county, type: 'COUNTY', level: 'COUNTY' }, 0);
  const townships = townshipsOf(notice).map((division, index) =>
    record({ ...division, level: 'TOWNSHIP' }, index + 1),
  );
  return {
    county: whole,
    byCode: new Map([whole, ...townships].map((division) => [division.code, division])),
    townships,
    villages: [],
    childrenOf: (code) => (code === whole.code ? townships : []),
  };
}
