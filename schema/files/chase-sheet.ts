import type { FileSpec } from './column.ts';

export type ChaseSheetKey = 'key' | 'reason' | 'evidence' | 'note' | 'version';

/** 疑似未参保名册 that comes back filled in; columns may have been moved, and others added. */
export const chaseSheetFile: FileSpec<ChaseSheetKey> = {
  name: '疑似未参保名册',
  columns: [
    { key: 'key', name: '人员编号', required: true, aliases: ['人员编号'] },
    { key: 'reason', name: '未参保原因', required: true, aliases: ['未参保原因', '原因'] },
    { key: 'evidence', name: '证明材料', required: true, aliases: ['证明材料', '佐证材料', '证明'] },
    { key: 'note', name: '备注', required: false, aliases: ['备注', '说明'] },
    { key: 'version', name: '数据版本', required: true, aliases: ['数据版本'] },
  ],
};
