import { formatChineseDate, type LocalDate } from '../values/local-date.ts';
import { dayFormat } from './days.ts';
import { footLines } from './foot.ts';
import type { SheetFrame } from './frame.ts';
import { tabNameFor } from './identity.ts';
import { across, type CampaignView, rowOf } from './layout.ts';
import type { ColumnModel, SheetIdentity } from './model.ts';
import { beijingMinute, groupDigits } from './words.ts';

/** What GraphQL's `rosterTable` answers beside the rows. */
export interface RosterView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  /** The township; null for the whole county. */
  readonly divisionName: string | null;
  /** The roster; null for all rosters of hardship together. */
  readonly source: { readonly code: string; readonly name: string } | null;
  /** ISO instant at which the service was asked: whether somebody has paid is as of then, whatever the roster's day. */
  readonly askedAt: string;
  /** As-of day of the roster; null when several stand together. */
  readonly asOfOn: LocalDate | null;
  readonly totalCount: number;
}

/** Name of the sheet's property that says which roster it shows; its value is a code, or '' for all. */
export const rosterProperty = 'zjRoster';

const text = { format: '@', align: 'left' } as const;

/** The columns, by the names `rosterTable` gives them; 序号 is our own, and the key is hidden. */
const columns: readonly ColumnModel[] = [
  { key: 'index', header: '序号', width: 8, format: '0', align: 'center' },
  { key: 'townshipName', header: '乡镇（街道）', width: 14, ...text },
  { key: 'villageName', header: '村（社区）', width: 16, ...text },
  { key: 'household', header: '户', width: 8, format: '0', align: 'center' },
  { key: 'maskedName', header: '姓名', width: 10, ...text },
  { key: 'maskedIdNumber', header: '身份证号码', width: 21, ...text },
  { key: 'sourceName', header: '名册', width: 20, ...text },
  { key: 'categoryName', header: '人员类别', width: 20, ...text },
  { key: 'status', header: '状态', width: 10, format: '@', align: 'center' },
  { key: 'disabilityGrade', header: '残疾等级', width: 10, format: '0', align: 'center' },
  { key: 'payment', header: '本年度缴费', width: 12, format: '@', align: 'center' },
  { key: 'paidOn', header: '缴费日期', width: 12, format: dayFormat, align: 'center' },
  { key: 'key', header: '人员编号', width: 20, ...text, hidden: true },
];

/** Keys of the columns, left to right. */
export const rosterKeys: readonly string[] = columns.map(({ key }) => key);

const headerRow = 2;

/** 名册: a row for each person on a roster, names and numbers masked. Never refreshed in place: inserted anew. */
export function rosterFrame(view: RosterView): SheetFrame {
  const { campaign, identity, divisionName, source, askedAt, asOfOn, totalCount } = view;
  const asked = beijingMinute(askedAt);
  const rosterDay = asOfOn === null ? '各名册最近一批' : formatChineseDate(asOfOn);
  const width = columns.length;
  const visible = width - 1;
  const place = `${campaign.countyName}${divisionName ?? ''}`;
  const what = source?.name ?? '困难群众名册';
  return {
    identity,
    tabName: tabNameFor(`${divisionName ?? campaign.countyName}${campaign.benefitYear}${what}`),
    columns,
    head: [
      rowOf('title', width, { 0: { value: `${place}${campaign.benefitYear}年度${what}` } }),
      rowOf('meta', width, {
        0: { value: `名册截至：${rosterDay}`, align: 'left' },
        [half]: { value: `缴费情况截至：${asked}（查询时）`, align: 'right' },
      }),
      {
        role: 'header',
        key: null,
        cells: columns.map(({ header }) => ({ value: header, format: '@' })),
      },
    ],
    merges: [across(0, 0, visible), across(1, 0, half), across(1, half, visible - half)],
    rows: totalCount,
    foot: (rows) => [
      `合计：${groupDigits(rows)} 人次。一人在几个名册上，就有几行；户号相同的是同一户。`,
      `两个时间：在不在册、类别和状态是名册的（${rosterDay}）；“本年度缴费”“缴费日期”是查询时的（${asked}）。`,
      '说明：姓名、身份证号码已部分隐藏。本表不随“刷新”更新，要新的请再插入一次；旧表不会被改动。',
      ...footLines({
        source: campaign.id,
        filter: `${place}${what}`,
        asOf: `${rosterDay}（名册）、${asked}（缴费）`,
        rows,
        totalCount,
        isRefreshed: false,
      }),
    ],
    frozen: { rows: headerRow + 1, columns: 0 },
    print: {
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: headerRow, last: headerRow },
      fitToWidth: true,
    },
    style: 'TableStyleLight15',
    properties: { [rosterProperty]: source?.code ?? '' },
  };
}

/** Where the second half of the meta line begins. */
const half = 6;
