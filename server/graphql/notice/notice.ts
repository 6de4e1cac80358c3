import { calendarDays, openDays } from '../../policy/calendar.ts';
import { type AskedFact, factsOfNotice } from '../../policy/due/facts-asked.ts';
import type { Notice as StoredNotice } from '../../policy/notice.ts';
import { clauseFacts } from '../../policy/notice-facts.ts';
import { describeSubsidies } from '../../policy/subsidy.ts';
import { type NoticeRevisionRecord, revisionRecords } from '../../services/notices/versions.ts';
import type { Notice, NoticeRevision, PersonFact } from '../generated/resolver-types.ts';

const shown = new WeakMap<StoredNotice, Notice>();

/**
 * A notice as it stands on some day, as the GraphQL type; computed once, because versions are immutable.
 *
 * @param published the version it is a state of, whose later documents it lists
 */
export function noticeOf(notice: StoredNotice, version: number, published: StoredNotice): Notice {
  let answer = shown.get(notice);
  if (!answer) {
    answer = {
      documentNumber: notice.document.number,
      title: notice.document.title,
      issuer: notice.document.issuer,
      issuedOn: notice.document.issuedOn,
      version,
      individualContributionFen: notice.standard.individualFen,
      windows: notice.windows.map((window) => ({
        kind: window.kind,
        opensOn: window.opensOn,
        closesOn: window.closesOn,
        openDaysOfMonth: window.openDaysOfMonth,
        calendarDays: calendarDays(window),
        openDays: openDays(window),
        clause: window.clause,
      })),
      subsidies: describeSubsidies(notice),
      categories: notice.categories.map(({ code, name, aliases }) => ({ code, name, aliases: [...aliases] })),
      tiers: notice.standard.tiers.map(({ code, name }) => ({ code, name })),
      asks: factsOfNotice(notice).map((fact) => askedFacts[fact]),
      clauses: clauseFacts(notice).map(({ id, title, text, facts }) => ({
        id,
        title,
        text,
        facts: [...facts],
      })),
      // Each later document is held against the notice before it: only for who asks.
      get revisions() {
        return revisionRecords(published).map(revisionOf);
      },
    };
    shown.set(notice, answer);
  }
  return answer;
}

const askedFacts: Readonly<Record<AskedFact, PersonFact>> = {
  bornOn: 'BORN_ON',
  tier: 'TIER',
  disabilityGrade: 'DISABILITY_GRADE',
  lowIncomeFamily: 'LOW_INCOME_FAMILY',
  student: 'STUDENT',
  ethnicMinority: 'ETHNIC_MINORITY',
  insuredYears: 'INSURED_YEARS',
};

function revisionOf({ document, from, note, differences }: NoticeRevisionRecord): NoticeRevision {
  return {
    documentNumber: document.number,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    from,
    note: note ?? null,
    changes: [...differences],
  };
}
