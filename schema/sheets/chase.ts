import type { LocalDate } from '../values/local-date.ts';
import {
  type NonEnrollmentReason,
  nonEnrollmentReasons,
  reasonTakenBack,
} from '../values/non-enrollment-reason.ts';
import { dayFormat } from './days.ts';
import { footLines } from './foot.ts';
import { tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { ColumnModel, RowModel, SheetIdentity, SheetModel } from './model.ts';
import { beijingMinute, fittingWidth, groupDigits } from './words.ts';

/** What GraphQL's `chaseList` answers for one township or village. */
export interface ChaseView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  /** The township or village; null for the whole county. */
  readonly divisionName: string | null;
  /** ISO instant for 制表时间. */
  readonly preparedAt: string;
  /** Of the whole list; more than there are rows when the list was cut. */
  readonly totalCount: number;
  readonly rows: readonly ChaseRowView[];
  /** Names and numbers are not masked: for a purpose that the audit keeps. */
  readonly isPlain?: boolean;
}

export interface ChaseRowView {
  readonly key: string;
  readonly townshipName: string | null;
  readonly villageName: string | null;
  readonly maskedName: string | null;
  readonly maskedIdNumber: string | null;
  readonly categoryNames: readonly string[];
  /** The same text for people of one household; null when no roster lists households. */
  readonly household: string | null;
  readonly sinceOn: LocalDate;
  readonly isUnderpaid: boolean;
  readonly reason: NonEnrollmentReason | null;
  readonly evidence: string;
  readonly note: string;
  readonly version: number;
}

/** Headers by which a sheet that comes back is read; `schema/files/chase-sheet.ts` accepts them anywhere. */
export const chaseHeaders = {
  key: '人员编号',
  reason: '未参保原因',
  evidence: '证明材料',
  note: '备注',
  version: '数据版本',
} as const;

/** Title, meta, one line of usage. */
const headerRow = 3;

/**
 * 疑似未参保名册: a form, a row a person, with names and numbers masked. Only 未参保原因, 证明材料 and 备注 are meant to be
 * filled in. Nothing below the header is merged, so that the rows can be sorted and filtered; each is found again by
 * its hidden key, and the version beside it tells what was reported when the sheet was made.
 */
export function chaseSheet(view: ChaseView): SheetModel {
  const columns = columnsFor(view);
  const width = columns.length;
  const at = Object.fromEntries(columns.map(({ key }, index) => [key, index]));
  const column = (key: string) => at[key] ?? 0;
  const visible = column('key');
  const place = `${view.campaign.countyName}${view.divisionName ?? ''}`;
  const notes = [
    ...notesOf(view),
    ...footLines({
      source: view.campaign.id,
      filter: `${place}疑似未参保的人`,
      asOf: beijingMinute(view.preparedAt),
      rows: view.rows.length,
      totalCount: view.totalCount,
      isRefreshed: false,
    }),
  ];
  const households = householdNumbers(view.rows);
  const body = view.rows.map((row, index) => dataRow(row, index, columns, households));
  const rows: RowModel[] = [
    rowOf('title', width, { 0: { value: `${place}${view.campaign.benefitYear}年度疑似未参保名册` } }),
    rowOf('meta', width, {
      0: { value: `人数：${groupDigits(view.totalCount)} 人`, align: 'left' },
      [column('reason')]: { value: `制表时间：${beijingMinute(view.preparedAt)}`, align: 'right' },
    }),
    rowOf('meta', width, { 0: { value: usage, align: 'left' } }),
    {
      role: 'header',
      key: null,
      cells: columns.map(({ header }) => ({ value: header, format: '@' })),
    },
    ...body,
    ...notes.map((note) => rowOf('note', width, { 0: { value: note } })),
  ];
  const firstNote = rows.length - notes.length;
  return {
    identity: view.identity,
    tabName: tabNameFor(
      `${view.divisionName ?? view.campaign.countyName}${view.campaign.benefitYear}疑似未参保`,
    ),
    columns,
    rows,
    merges: [
      across(0, 0, visible),
      across(1, 0, column('reason')),
      across(1, column('reason'), visible - column('reason')),
      across(2, 0, visible),
      ...notes.map((_, index) => across(firstNote + index, 0, visible)),
    ],
    table: null,
    dataBars: [],
    frozen: { rows: headerRow + 1, columns: 0 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: headerRow, last: headerRow },
      fitToWidth: true,
    },
    chart: null,
    validations:
      body.length === 0
        ? []
        : [
            {
              area: { row: headerRow + 1, column: column('reason'), rows: body.length, columns: 1 },
              options: [...Object.values(nonEnrollmentReasons), reasonTakenBack],
            },
          ],
  };
}

const usage =
  '填表：只填浅色格。“未参保原因”从下拉列表选；除“不愿参保”“其他”外要写证明材料名称，不写证件号码。可排序、筛选，隐藏列不要动。';

function columnsFor({ rows }: ChaseView): ColumnModel[] {
  const text = { format: '@', align: 'left' } as const;
  const townships = new Set(rows.map(({ townshipName }) => townshipName));
  const names = (pick: (row: ChaseRowView) => string | null) => rows.map((row) => pick(row) ?? '');
  return [
    { key: 'index', header: '序号', width: 6, format: '0', align: 'center' },
    ...(townships.size > 1
      ? [
          {
            key: 'townshipName',
            header: '乡镇（街道）',
            width: fittingWidth(
              names((row) => row.townshipName),
              12,
              24,
            ),
            ...text,
          },
        ]
      : []),
    {
      key: 'villageName',
      header: '村（社区）',
      width: fittingWidth(
        names((row) => row.villageName),
        12,
        24,
      ),
      ...text,
    },
    { key: 'maskedName', header: '姓名', width: 9, ...text },
    { key: 'maskedIdNumber', header: '身份证号码', width: 21, ...text },
    { key: 'categories', header: '人员类别', width: 22, ...text, wrap: true },
    { key: 'household', header: '户', width: 5, format: '0', align: 'center' },
    { key: 'sinceOn', header: '在册起', width: 12, format: dayFormat, align: 'center' },
    { key: 'payment', header: '缴费情况', width: 12, format: '@', align: 'center' },
    { key: 'reason', header: chaseHeaders.reason, width: 16, ...text },
    { key: 'evidence', header: chaseHeaders.evidence, width: 24, ...text, wrap: true },
    { key: 'note', header: chaseHeaders.note, width: 16, ...text, wrap: true },
    { key: 'key', header: chaseHeaders.key, width: 20, ...text, hidden: true },
    { key: 'version', header: chaseHeaders.version, width: 10, ...text, hidden: true },
  ];
}

function dataRow(
  row: ChaseRowView,
  index: number,
  columns: readonly ColumnModel[],
  households: ReadonlyMap<string, number>,
): RowModel {
  const cells: Readonly<Record<string, RowModel['cells'][number]>> = {
    index: { value: index + 1 },
    townshipName: { value: row.townshipName ?? '（未注明）' },
    villageName: { value: row.villageName ?? '（未注明）' },
    maskedName: { value: row.maskedName },
    maskedIdNumber: { value: row.maskedIdNumber },
    categories: { value: row.categoryNames.join('、') },
    household: { value: row.household === null ? null : (households.get(row.household) ?? null) },
    sinceOn: { value: row.sinceOn },
    payment: row.isUnderpaid ? { value: '缴费不足额', tone: 'warning' } : { value: '未缴费' },
    reason: { value: row.reason === null ? null : nonEnrollmentReasons[row.reason], fill: 'input' },
    evidence: { value: row.evidence || null, fill: 'input' },
    note: { value: row.note || null, fill: 'input' },
    key: { value: row.key },
    version: { value: String(row.version) },
  };
  return { role: 'data', key: row.key, cells: columns.map(({ key }) => cells[key] ?? { value: null }) };
}

/** People of one household share a number on the sheet; the line of a file means nothing to a reader. */
function householdNumbers(rows: readonly ChaseRowView[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { household } of rows) {
    if (household !== null && !numbers.has(household)) numbers.set(household, numbers.size + 1);
  }
  return numbers;
}

function notesOf({ rows, totalCount, isPlain }: ChaseView): string[] {
  const counted =
    rows.length < totalCount
      ? `合计：本表 ${groupDigits(rows.length)} 人，全部 ${groupDigits(totalCount)} 人，其余没有列出。`
      : `合计：${groupDigits(rows.length)} 人。${rows.length === 0 ? '没有疑似未参保的人。' : ''}`;
  return [
    counted,
    '说明：在困难群众名册上、没有足额缴费、也没有按正当理由剔除的人。户相同的是同一户。选“撤回上报”取消以前上报的原因。',
    ...(isPlain
      ? ['注意：本表有完整姓名和身份证号码，取得已记入审计；只作所写用途，用后销毁，不得外传。']
      : []),
  ];
}
