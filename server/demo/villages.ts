/** A township of the county that is played. */
export interface DemoTownship {
  readonly code: string;
  readonly name: string;
  readonly quota: number;
}

/** An invented village, ready for the division table. */
export interface DemoVillage {
  readonly code: string;
  readonly name: string;
  readonly type: 'VILLAGE' | 'COMMUNITY';
  readonly parentCode: string;
  /** From 1 within the township. */
  readonly tableOrder: number;
}

const first = ['东', '西', '南', '北', '上', '下', '前', '后', '新', '老'];
const second = ['岗', '河', '湾', '塘', '桥', '庄', '店', '坪', '畈', '寨'];
/** 592,725 people in about 270 villages. */
const peopleAVillage = 2195;

/**
 * Invented villages for townships: one for about 2,200 of the quota, at least six. Their names begin with 示例, so
 * nobody takes them for real ones. The same townships give the same villages.
 */
export function demoVillages(townships: readonly DemoTownship[]): DemoVillage[] {
  return townships.flatMap((township) => {
    const isTown = /街道|社区/.test(township.name);
    const villages = Math.max(
      6,
      Math.min(first.length * second.length, Math.round(township.quota / peopleAVillage)),
    );
    return Array.from({ length: villages }, (_, i): DemoVillage => {
      const stem = `示例${first[i % first.length]}${second[(Math.floor(i / first.length) + i) % second.length]}`;
      return {
        code: `${township.code}${String(200 + i + 1)}`,
        name: `${stem}${isTown ? '社区' : '村'}`,
        type: isTown ? 'COMMUNITY' : 'VILLAGE',
        parentCode: township.code,
        tableOrder: i + 1,
      };
    });
  });
}
