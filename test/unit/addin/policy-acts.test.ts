import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { findPolicies } from '../../../addin/excel/find-policy.ts';
import {
  type CheckedPolicy,
  createPolicyActs,
  type PolicyOutcome,
} from '../../../addin/taskpane/acts/policy.ts';
import type { PolicyParameter } from '../../../schema/sheets/policy-parameter.ts';
import { linyiClauses, linyiParameters } from '../sheets/policy-samples.ts';
import { openExcel, textsOf } from './excel-session.ts';

const tab = '临猗县2025政策参数';
const campaignId = '140821-2025';
const choice = { note: '', isConfirmed: false };

/** A service with versions of one notice; the answers to a check and to publishing are the test's. */
class Service {
  versions: (readonly PolicyParameter[])[] = [linyiParameters];
  check: Record<string, unknown> = { isPublishable: true, problems: [], changes: [] };
  publish: (input: { confirmDifferences: boolean; note: string | null }) => Record<string, unknown> = () => ({
    state: 'PUBLISHED',
  });
  readonly sent: string[] = [];

  client() {
    return createClient({
      token: tokenStore(null),
      fetch: async (_, init) => {
        const { query, variables } = JSON.parse(String(init?.body)) as {
          query: string;
          variables: { version?: number | null; input?: never };
        };
        const [, name = ''] = /(?:query|mutation) (\w+)/.exec(query) ?? [];
        this.sent.push(name);
        return Response.json({ data: this.answer(name, variables) });
      },
    });
  }

  private answer(name: string, { version, input }: { version?: number | null; input?: never }) {
    const newest = this.versions.length;
    if (name === 'CheckPolicy') return { checkNotice: this.check };
    if (name === 'PublishPolicy') {
      const nothing = { version: this.versions.length, problems: [], differences: [], changes: [] };
      return { publishNotice: { ...nothing, ...this.publish(input as never) } };
    }
    return {
      campaign: {
        id: campaignId,
        name: '示例',
        countyCode: '140821',
        countyName: '临猗县',
        benefitYear: 2025,
        mayPublishNotice: { allowed: true, reason: null },
        notice: { documentNumber: '示例号', version: newest, clauses: linyiClauses, revisions: [] },
        parameters: this.versions[(version ?? newest) - 1],
        noticeVersions: [
          {
            version: newest,
            kind: 'EDITED',
            publishedAt: '2025-01-10T02:00:00Z',
            publishedBy: '示例经办',
            revisionDocument: null,
            note: null,
            changedPlaces: 1,
          },
        ],
      },
    };
  }
}

const change = {
  path: 'subsidies[1].personPaysFen',
  clause: '三.2',
  label: '个人缴纳',
  was: '80',
  becomes: '90',
};

/** An inserted sheet with 80 → 90 typed in. */
async function edited(service: Service) {
  const session = await openExcel();
  const acts = createPolicyActs(service.client());
  await acts.insert({ campaignId, withSpare: true, isReadOnly: false });
  const row = session.workbook.sheet(tab).cells;
  const at = [...row.all()].find(([, , cell]) => cell.value === 'subsidies[1].personPaysFen')?.[0] ?? -1;
  const type = (text: string) => session.workbook.user.edit(tab, `D${at + 1}`, [[text]]);
  type('90');
  service.check = { isPublishable: true, problems: [], changes: [change] };
  const [found] = await acts.find(campaignId);
  if (!found) throw new Error('not found');
  return { session, acts, found, type, row: at + 1 };
}

function checkedOf(outcome: PolicyOutcome): CheckedPolicy {
  if (outcome.kind !== 'checked') throw new Error(outcome.kind);
  return outcome;
}

describe('createPolicyActs', () => {
  it('checks one edit, publishes it and moves the sheet on to version 2', async () => {
    const service = new Service();
    const { session, acts, found, row } = await edited(service);
    const checked = checkedOf(await acts.check(found));
    expect(checked).toMatchObject({ isPublishable: true, edits: [{ path: change.path, text: '90' }] });
    service.publish = () => {
      service.versions.push(
        linyiParameters.map((each) => (each.path === change.path ? { ...each, text: '90' } : each)),
      );
      return { state: 'PUBLISHED', version: 2, changes: [change] };
    };
    expect(await acts.publish(checked, choice)).toMatchObject({
      kind: 'published',
      version: 2,
      shown: { kind: 'sheet', sheetName: tab, isNew: false },
    });
    expect(await findPolicies()).toMatchObject([{ version: 2 }]);
    expect(textsOf(session, tab, `D${row}`)).toEqual([['90']]);
  });

  it('puts a problem of the service into the row of its path, without the path in its words', async () => {
    const service = new Service();
    const { session, acts, found, row } = await edited(service);
    const place = { path: change.path };
    const problem = { code: 'X', severity: 'ERROR', message: `${change.path}：读到“90”，应为 80。`, place };
    service.check = { isPublishable: false, problems: [problem], changes: [] };
    const checked = checkedOf(await acts.check(found));
    expect(checked).toMatchObject({
      isPublishable: false,
      problems: [
        {
          severity: 'ERROR',
          message: '分类资助 第 2 条 个人缴纳：读到“90”，应为 80。',
          address: `'${tab}'!D${row}`,
        },
      ],
    });
    expect(textsOf(session, tab, `H${row}`)).toEqual([['错误：读到“90”，应为 80。']]);
  });

  it('publishes nothing when the sheet says something else than what was checked', async () => {
    const service = new Service();
    const { acts, found, type } = await edited(service);
    const checked = checkedOf(await acts.check(found));
    type('95');
    await expect(acts.publish(checked, choice)).rejects.toMatchObject({ code: 'POLICY_CHANGED_SINCE_CHECK' });
    expect(service.sent).not.toContain('PublishPolicy');
  });

  it('asks before publishing over an issued report, and sends the confirmation and the note with it', async () => {
    const service = new Service();
    const { acts, found } = await edited(service);
    const asked: unknown[] = [];
    service.publish = (input) => {
      asked.push([input.confirmDifferences, input.note]);
      return {
        state: 'NEEDS_CONFIRMATION',
        differences: [
          {
            reportId: 'REWARD-1',
            reportTitle: '第 1 期奖补',
            divisionName: '示例一镇',
            label: '奖补金额',
            was: '2,000 元',
            wouldBe: '1,000 元',
          },
        ],
      };
    };
    const checked = checkedOf(await acts.check(found));
    const outcome = await acts.publish(checked, { note: ' 示例说明 ', isConfirmed: false });
    expect(outcome).toMatchObject({ kind: 'needsConfirmation', differences: [{ wouldBe: '1,000 元' }] });
    await acts.publish(checked, { note: '', isConfirmed: true });
    expect(asked).toEqual([
      [false, '示例说明'],
      [true, null],
    ]);
    expect(await findPolicies()).toMatchObject([{ version: 1 }]);
  });

  it('says who published version 2 meanwhile, and writes and sends nothing', async () => {
    const service = new Service();
    const { session, acts, found } = await edited(service);
    service.versions.push(linyiParameters);
    const syncs = session.syncs();
    expect(await acts.check(found)).toMatchObject({
      kind: 'outdated',
      newest: 2,
      edits: 1,
      published: { publishedBy: '示例经办' },
    });
    expect(service.sent).not.toContain('CheckPolicy');
    expect(session.syncs() - syncs).toBe(1);
  });

  it('takes the service’s word that somebody was faster between check and publishing', async () => {
    const service = new Service();
    const { acts, found } = await edited(service);
    const checked = checkedOf(await acts.check(found));
    service.publish = () => {
      service.versions.push(linyiParameters);
      const problem = { code: 'NOTICE_VERSION_CHANGED', severity: 'ERROR', message: '', place: {} };
      return { state: 'HAS_PROBLEMS', problems: [problem] };
    };
    expect(await acts.publish(checked, choice)).toMatchObject({ kind: 'outdated', newest: 2 });
  });

  it('gives a version with other rows a sheet of its own, and leaves the old one as it was', async () => {
    const service = new Service();
    const { session, acts, found, row } = await edited(service);
    const checked = checkedOf(await acts.check(found));
    service.publish = () => {
      service.versions.push(linyiParameters.filter(({ path }) => !path.startsWith('subsidies[0]')));
      return { state: 'PUBLISHED', version: 2, changes: [change] };
    };
    expect(await acts.publish(checked, choice)).toMatchObject({
      kind: 'published',
      shown: { kind: 'sheet', sheetName: `${tab} (2)`, isNew: true },
    });
    expect(textsOf(session, tab, `D${row}`)).toEqual([['90']]);
    expect((await findPolicies()).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('says that it is published although Excel would not let the sheet be written', async () => {
    const service = new Service();
    const { session, acts, found } = await edited(service);
    const checked = checkedOf(await acts.check(found));
    service.publish = () => {
      service.versions.push(linyiParameters);
      session.host.faults.failNext('AccessDenied', 1);
      return { state: 'PUBLISHED', version: 2, changes: [change] };
    };
    expect(await acts.publish(checked, choice)).toMatchObject({
      kind: 'published',
      version: 2,
      shown: { kind: 'failed', fault: { code: 'EXCEL_PROTECTED' } },
    });
  });

  it('lists the problems although they cannot be written into a protected sheet', async () => {
    const service = new Service();
    const { session, acts, found } = await edited(service);
    const place = { path: change.path };
    const problem = { code: 'X', severity: 'ERROR', message: `${change.path}：错。`, place };
    service.check = { isPublishable: false, problems: [problem], changes: [] };
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(tab).protection.protect();
      await context.sync();
    });
    const checked = checkedOf(await acts.check(found));
    expect(checked.problems).toHaveLength(1);
    expect(checked.markFault).toContain('受保护');
  });

  it('does not say that publishing failed when only the answer was lost', async () => {
    const service = new Service();
    const { acts, found } = await edited(service);
    const checked = checkedOf(await acts.check(found));
    service.publish = () => {
      throw new TypeError('line lost');
    };
    await expect(acts.publish(checked, choice)).rejects.toMatchObject({ code: 'POLICY_PUBLISH_UNKNOWN' });
  });

  it('leaves out the blank rows unless they are wanted', async () => {
    const session = await openExcel();
    const acts = createPolicyActs(new Service().client());
    const without = await acts.insert({ campaignId, withSpare: false, isReadOnly: false });
    const all = await acts.insert({ campaignId, withSpare: true, isReadOnly: false });
    expect([without.rows, all.rows]).toEqual([8, 11]);
    expect(session.host.unhandled).toEqual([]);
  });
});
