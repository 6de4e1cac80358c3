import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import * as shape from '../notice-shape.ts';
import { indexesAt } from './codes.ts';
import { errorAt, type Path, valueAt, warningAt } from './faults.ts';
import { soundItems, soundPart } from './sound-parts.ts';

/**
 * Numbers and days of later documents. A number names one document, as what is withdrawn is named by it. A document
 * may hold from two days, in two revisions; from a day before it was issued too, but a mistyped year looks the same.
 */
export function revisionDocumentProblems(raw: unknown): Problem[] {
  const range = likelyDays(raw);
  const earlier: Earlier[] = [];
  return indexesAt(raw, ['revisions']).flatMap((index) => {
    const path: Path = ['revisions', index];
    const document = valueAt(raw, [...path, 'document']);
    const from = soundPart(shape.revisionShape.shape.from, raw, [...path, 'from']);
    const problems = [
      ...numberProblems(raw, path, { document, from }, earlier),
      ...dayProblems(raw, path, range),
    ];
    earlier.push({ document, from });
    return problems;
  });
}

interface Earlier {
  readonly document: unknown;
  readonly from: LocalDate | null;
}

function numberProblems(
  raw: unknown,
  path: Path,
  { document, from }: Earlier,
  earlier: readonly Earlier[],
): Problem[] {
  const number = numberOf(document);
  if (number === null) return [];
  const at: Path = [...path, 'document', 'number'];
  const found = String(valueAt(document, ['number'])).trim();
  if (number === numberOf(valueAt(raw, ['document']))) {
    return [errorAt(at, 'NOTICE_REVISION_NUMBER_OF_NOTICE', { found })];
  }
  const index = earlier.findIndex((other) => numberOf(other.document) === number);
  const other = earlier[index];
  if (!other) return [];
  const values = { other: index + 1 };
  const isOneDocument = ['title', 'issuer', 'issuedOn'].every(
    (key) => valueAt(document, [key]) === valueAt(other.document, [key]),
  );
  const days = earlier.filter((each) => numberOf(each.document) === number).map((each) => each.from);
  return isOneDocument && !days.includes(from)
    ? [warningAt(at, 'NOTICE_REVISION_NUMBER_AGAIN', { found, values })]
    : [errorAt(at, 'NOTICE_REVISION_NUMBER_TAKEN', { found, values })];
}

/** Without blanks, which are no part of a number. */
function numberOf(document: unknown): string | null {
  const number = valueAt(document, ['number']);
  return typeof number === 'string' && number.trim() !== '' ? number.replace(/\s/g, '') : null;
}

/** One sentence to a day: an early one is told against the day of issue. */
function dayProblems(raw: unknown, path: Path, range: Days | null): Problem[] {
  const at: Path = [...path, 'from'];
  const from = soundPart(shape.revisionShape.shape.from, raw, at);
  if (from === null) return [];
  const { issuedOn: issuedShape } = shape.revisionShape.shape.document.shape;
  const issuedOn = soundPart(issuedShape, raw, [...path, 'document', 'issuedOn']);
  if (issuedOn !== null && from < issuedOn) {
    return [warningAt(at, 'NOTICE_REVISION_RETROACTIVE', { found: from, expected: issuedOn })];
  }
  if (range === null || (range.first <= from && from <= range.last)) return [];
  const expected = `${range.first} 至 ${range.last}`;
  return [warningAt(at, 'NOTICE_REVISION_DAY_SUSPECTED', { found: from, expected })];
}

interface Days {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** From a year before the earliest window to the end of the benefit year; null when either cannot be read. */
function likelyDays(raw: unknown): Days | null {
  const benefitYear = soundPart(shape.noticeShape.shape.benefitYear, raw, ['benefitYear']);
  const [opensOn] = soundItems(shape.windowShape, raw, ['windows'])
    .map(({ value }) => value.opensOn)
    .sort();
  if (benefitYear === null || opensOn === undefined) return null;
  const first = `${String(Number(opensOn.slice(0, 4)) - 1)}${opensOn.slice(4)}`;
  return { first, last: `${benefitYear}-12-31` };
}
