import type { Message } from '../messages.ts';

/** What the task pane, the ribbon buttons and the Excel room say. */
export const paneMessages: Readonly<Record<string, Message>> = {
  CONNECTION_LOST: {
    zh: '连不上征缴服务器。请检查网络后重试；已插入的表格不受影响。',
    en: 'The server cannot be reached. Check the network and try again; sheets already inserted are not affected.',
  },
  REQUEST_TIMEOUT: {
    zh: '服务器迟迟没有回答。请稍后重试。',
    en: 'The server did not answer in time. Try again later.',
  },
  SERVER_UNAVAILABLE: {
    zh: '服务器暂时不能提供服务。请稍后重试，多次不行请联系县医保局系统管理员。',
    en: 'The server is not available for now. Try again later, or ask the administrator.',
  },
  SERVER_UNREADABLE: {
    zh: '收到的不是征缴服务器的回答。请确认本机能访问征缴服务器的地址，网络没有要求另行登录。',
    en: 'The answer did not come from the service. Check the address and whether the network asks for a sign-in.',
  },
  SERVER_ERROR: { zh: '服务器内部错误。请联系县医保局系统管理员。', en: 'Internal server error.' },
  UPLOAD_INTERRUPTED: {
    zh: '文件没有传完，没有收录任何一行。可能是网络断开、文件太大，或选择之后文件又被改动；请重新选择文件再导入。',
    en: 'The file was not sent completely and nothing was imported: the line broke, the file is too large or has changed.',
  },
  FILE_TOO_LARGE_TO_SEND: {
    zh: '文件超过服务器允许的大小，没有收录任何一行。请按月份或乡镇拆分后分别导入。',
    en: 'The file is larger than the server accepts. Nothing was imported; split it by month or township.',
  },
  JOB_LOST: {
    zh: '服务器已找不到这次导入（可能刚刚重新启动）。未完成的批次不会留下任何内容，请重新导入同一文件：已收录的不会重复计数。',
    en: 'The server no longer knows this import. An unfinished batch leaves nothing; import the same file again.',
  },
  JOB_OUT_OF_SIGHT: {
    zh: '与服务器的连接中断，看不到导入的结果；导入可能仍在进行。恢复连接后重新导入同一文件即可：已收录的不会重复计数。',
    en: 'The connection was lost, so the result is not known. Import the same file again when it is back.',
  },

  EXCEL_CELL_EDITING: {
    zh: '有单元格正在编辑。请按回车键或 Esc 键结束编辑，再点一次。',
    en: 'A cell is being edited. Press Enter or Esc, then try again.',
  },
  EXCEL_PROTECTED: {
    zh: '工作表或工作簿受保护，不能写入，什么也没有改变。请在“审阅”中撤销保护，或换一个工作簿后再试。',
    en: 'The sheet or workbook is protected. Unprotect it, or use another workbook.',
  },
  EXCEL_TOO_LARGE: {
    zh: '一次交给 Excel 的内容太多。请减少行数（例如只选一个乡镇）后再试。',
    en: 'Too much data for Excel at once. Use fewer rows and try again.',
  },
  EXCEL_BUSY: { zh: 'Excel 正忙。请等几秒钟再试。', en: 'Excel is busy. Wait a few seconds and try again.' },
  EXCEL_HOST_LOST: {
    zh: '与 Excel 的联系中断。请关闭窗格后重新打开；工作簿里的内容不受影响。',
    en: 'The link with Excel was lost. Close the pane and open it again.',
  },
  EXCEL_TOO_OLD: {
    zh: '这个版本的 Excel 不支持所需的功能（ExcelApi 1.14）。请使用 Excel 2021 或更新的版本，或网页版 Excel；在此之前可在服务器网页导出 .xlsx。',
    en: 'This Excel lacks ExcelApi 1.14. Use Excel 2021 or later, or Excel on the web.',
  },
  EXCEL_NOT_HERE: {
    zh: '请在 Excel 中打开医保征缴助手。此处可以登录、导入缴费文件、下载 .xlsx 表格；插入与刷新表格、导入选区需要 Excel。',
    en: 'Open this pane in Excel. Here you can sign in, import files and download sheets; inserting them needs Excel.',
  },
  EXCEL_FAILED: {
    zh: 'Excel 没有完成这个操作（{found}）。请再试一次；仍不行时请把这行文字告诉系统管理员。',
    en: 'Excel did not complete this ({found}). Try again, or tell the administrator these words.',
  },
  SELECTION_EMPTY: {
    zh: '选区里没有数据。请选中含表头的整块数据后再试。',
    en: 'The selection is empty. Select the data with its header row.',
  },
  SELECTION_NO_DATA_ROWS: {
    zh: '选区只有一行。请连同表头一起选中数据行后再试。',
    en: 'The selection has one row only. Select the header and the data rows.',
  },
  SELECTION_SEVERAL_AREAS: {
    zh: '选中了不相连的几块区域。请只选一块含表头的连续区域。',
    en: 'Several areas are selected. Select one block with its header.',
  },
  SELECTION_TOO_LARGE: {
    zh: '选区有 {found} 行，一次最多 {expected} 行。请另存为文件后从文件导入。',
    en: 'The selection has {found} rows; at most {expected} fit. Save as a file and import that.',
  },
  SELECTION_UNREADABLE: {
    zh: '选区太大，Excel 没有给出内容。请缩小选区，或另存为文件后从文件导入。',
    en: 'The selection is too large for Excel to hand over. Select less, or import a file.',
  },
  ADDRESS_GONE: {
    zh: '找不到 {found}：工作表可能已改名或删除。',
    en: '{found} cannot be found: the sheet may have been renamed or deleted.',
  },
  ADDRESS_MOVED: {
    zh: '检查以后表动过，{found} 已找不到是哪一格。请再检查一次。',
    en: 'The sheet has moved since the check and {found} cannot be found. Check again.',
  },
  JUMP_READER_WENT_ON: {
    zh: '您这时在别处忙着，没有跳转。要去请再点一次“跳转”。',
    en: 'You were busy elsewhere, so nothing was selected. Press again to go there.',
  },
  ADDRESS_HIDDEN: {
    zh: '{found} 所在的行被筛选或隐藏了，现在看不到。请清除筛选或取消隐藏后再跳转。',
    en: 'The row of {found} is filtered out or hidden. Clear the filter or unhide it and jump again.',
  },
  TABLE_NOT_THERE: {
    zh: '这张表已不在工作簿里（表或工作表已删除），已从清单中去掉。',
    en: 'This table is no longer in the workbook and has been taken off the list.',
  },
  TABLE_GONE: {
    zh: '这张表已不在工作簿里，没有刷新。',
    en: 'This table is no longer in the workbook.',
  },

  SHEET_INSERTED: {
    zh: '已插入工作表“{found}”，共 {rows} 行。',
    en: 'Inserted sheet "{found}" with {rows} rows.',
  },
  SHEET_BEHIND: {
    zh: '您正在别处忙着，没有转过去。',
    en: ' You were busy elsewhere, so it was not brought to the front.',
  },
  SHEET_DOWNLOADED: {
    zh: '已交给浏览器保存：{found}，一般在“下载”文件夹。找不到时（有的桌面版 Excel 不让窗格存文件），请用浏览器打开 {place} 登录后下载，或插入后另存为。',
    en: 'Handed over to be saved: {found}. If it is not there, open {place} in a browser, or insert it and save the workbook.',
  },
  REFRESH_NOTHING_FOUND: {
    zh: '工作簿里没有可以刷新的统计表。请先插入一张。',
    en: 'There is no table of figures in the workbook. Insert one first.',
  },
  REFRESH_CHANGED: {
    zh: '{changed} 个{unit}有变化，其余未动。',
    en: '{changed} rows changed, the others were left alone.',
  },

  REFRESH_KEPT: { zh: '有 {places} 处保留原样：', en: '{places} places were left as they are:' },
  REFRESH_OLD: {
    zh: '（这是刷新时的情况，之后工作簿又有改动；再点“刷新”看现在的。）',
    en: ' (As it was at the refresh; cells have changed since. Refresh again.)',
  },
  REFRESH_NO_FIGURE_CHANGED: {
    zh: '数字没有变化，各行未动。',
    en: 'No figure has changed; the rows were left alone.',
  },

  TABLE_OF_WIDER_SCOPE: {
    zh: '这张表的范围大于当前账号可查看的区划，没有刷新。请用插入这张表的账号登录，或插入自己范围的表。',
    en: 'This table covers more than this account may see; it was not refreshed.',
  },
  PANE_INTERNAL: {
    zh: '窗格内部错误，操作没有完成。请关闭窗格后重新打开；仍不行请联系系统管理员。',
    en: 'Internal error in the pane. Close and open it again, or tell the administrator.',
  },
  SIGN_IN_FIRST: { zh: '请先登录。', en: 'Sign in first.' },
  CHOOSE_CAMPAIGN_FIRST: { zh: '请先选定征缴工作。', en: 'Choose a campaign first.' },
  NO_CAMPAIGNS: {
    zh: '当前账号没有可查看的征缴工作。请联系县医保局系统管理员。',
    en: 'This account can see no campaign. Ask the administrator.',
  },
  NO_QUOTAS: {
    zh: '任务数尚未下达（通知未附任务表）：进度表只有缴费人数和金额，没有完成率、差额和排名。',
    en: 'Quotas have not been issued: no completion rate, gap or rank.',
  },
  QUOTA_DIFFERENCE: {
    zh: '{column}：下达合计 {declared} 人，逐行合计 {computed} 人，相差 {difference} 人。两个数都保留，不作改动。',
    en: '{column}: declared {declared}, rows add up to {computed}, difference {difference}. Both are kept.',
  },
  NO_BREAKDOWN: {
    zh: '任务数尚未下达，没有目标分解表可插入。',
    en: 'Quotas have not been issued, so there is no breakdown to insert.',
  },
  IMPORT_FILE_FIRST: { zh: '请先选择要导入的文件。', en: 'Choose a file first.' },
  IMPORT_COMMITTED: { zh: '已收录为第 {batch} 批。', en: 'Committed as batch {batch}.' },
  IMPORT_NOTHING_NEW: {
    zh: '没有新内容：同样的文件或收据此前已收录，什么也没有改变。',
    en: 'Nothing new: the same file or receipts were imported before; nothing changed.',
  },
  IMPORT_SAME_FILE: {
    zh: '同一文件此前已收录为第 {batch} 批。',
    en: 'The same file was committed before as batch {batch}.',
  },
  IMPORT_REFUSED: {
    zh: '没有收录任何一行：有 {rows} 行错误。请改正后重新导入，或改选“只收录正确的行”。',
    en: 'Nothing was imported: {rows} rows are wrong. Correct them, or choose to import good rows only.',
  },
  IMPORT_UNREADABLE: {
    zh: '没有收录任何一行。原因和办法见下。',
    en: 'Nothing was imported. The reason and what to do are below.',
  },
  IMPORT_DRY_RUN: {
    zh: '这是试运行，什么也没有收录。以下是正式导入时的结果。',
    en: 'A dry run: nothing was imported. This is what an import would do.',
  },
  IMPORT_CANCELLED: { zh: '已取消，什么也没有留下。', en: 'Cancelled; nothing was left behind.' },
  IMPORT_FAILED: {
    zh: '导入没有完成，什么也没有留下。请重新导入；仍不行请联系系统管理员。',
    en: 'The import did not complete and left nothing. Try again, or ask the administrator.',
  },
  ROSTER_NOT_TAKEN: {
    zh: '没有收录：有 {rows} 行错误，名册要么全收、要么不收（少一行就可能误取消一个人）。请改正后再检查。',
    en: 'Not taken: {rows} rows are wrong. A roster is taken whole or not at all; correct it and check again.',
  },
  ROSTER_UNREADABLE: {
    zh: '还不能收录。原因和办法见下。',
    en: 'It cannot be taken yet. The reason and what to do are below.',
  },
  ROSTER_LOOKED_AT: {
    zh: '检查过了，没有错误，还没有收录。',
    en: 'Checked without errors; not taken yet.',
  },
  ROSTER_ASKED_AGAIN: {
    zh: '还没有收录：退出的人太多，请先核对，再确认一次。',
    en: 'Not taken yet: unusually many would leave. Check it, then confirm once more.',
  },
  ROSTER_CONFIRM: {
    zh: '还没有收录。确认后新增 {added} 人次、变化 {changed} 人次、取消 {cancelled} 人次。',
    en: 'Not taken yet. It would add {added}, change {changed} and cancel {cancelled} entries.',
  },
  ROSTER_MANY_LEAVE: {
    zh: '允许大量退出：已与出具部门核对，确实有 {cancelled} 人次退出',
    en: 'Checked with the office: {cancelled} entries really leave',
  },
  REASONS_RECORDED: { zh: '已记下 {rows} 行未参保原因。', en: '{rows} reasons were recorded.' },
  REASONS_NOTHING_NEW: {
    zh: '没有新的原因要记下，什么也没有改变。',
    en: 'There are no new reasons to record; nothing has changed.',
  },
  REASONS_REFUSED: {
    zh: '没有记下任何原因。请按下面所列改正后再交。',
    en: 'No reason was recorded. Correct what is listed and send it again.',
  },
  PERSON_OF_TOTALS: {
    zh: '这项征缴工作只导入了每日汇总，没有逐笔缴费：可以查名册、所属区划和登记的事，查不到谁缴了费，也不能登记未参保原因。请由税务部门提供个人缴费明细。',
    en: 'This campaign has daily totals only: rosters and places can be looked up, but not who paid. Ask the tax office for the details.',
  },
  PERSON_LOOK_UP_HINT: {
    zh: '姓名和号码遮盖显示。每次打开都记下是谁、何时看的；填的号码查完即清除，不保存。',
    en: 'Names and numbers are masked. Each look is recorded; what is typed is cleared and not kept.',
  },
  PERSON_GONE: {
    zh: '处理之后，此人没有有效缴费，也不在名册上；下面是处理之前的情况。办错了可以马上撤销。',
    en: 'After this the person has no payment that counts and is on no roster; below is how it was before.',
  },
  UNMASK_HINT: {
    zh: '至少 4 个字。会记入审计：谁、何时、做什么用。不要写姓名和号码。两分钟后自动遮盖。',
    en: 'At least 4 characters; recorded with who and when. Do not write names or numbers. Covered again after two minutes.',
  },
  NEWBORN_HINT: {
    zh: '还没有身份证号码的，登记后得到临时编码，可以用它缴费；上户后在本人的档案里并入身份证号码。',
    en: 'A child without an ID number gets a temporary code to pay with; merge it on its record later.',
  },
  UNDO_ENTRY: { zh: '撤销第 {found} 号处理', en: 'Undo entry {found}' },
  REVIEW_NONE_OPEN: { zh: '没有待处理的事。', en: 'Nothing is waiting.' },
  REVIEW_NONE_CLOSED: { zh: '没有已办结的事。', en: 'Nothing has been closed.' },
  REVIEW_NONE_SETTLED: { zh: '没有自动办结的事。', en: 'Nothing has settled by itself.' },
  REVIEW_NOTE_HINT: {
    zh: '不写姓名和身份证号码；原因为“其他”时必填',
    en: 'No names or ID numbers; needed when the reason is another one',
  },
  REVIEW_CLOSED: { zh: '已办结 {found} 件。', en: 'Closed {found}.' },
  REVIEW_REOPENED: { zh: '已重新打开 {found} 件。', en: 'Opened {found} again.' },
  REVIEW_CONFLICTS: {
    zh: '有 {found} 件没有办成：',
    en: '{found} could not be done:',
  },
  UNPOSTED_UNKNOWN: {
    zh: '入库情况不明：还没有银行对账单，缴费明细里也没有入库日期。导入银行对账单后在这里列出。',
    en: 'Not known: no bank statement has been imported and the payments carry no posting day.',
  },
  UNPOSTED_NONE: { zh: '截至 {found}，收到的钱都已入库。', en: 'All money was posted as of {found}.' },
  UNPOSTED_SOME: {
    zh: '截至 {found}，有 {items} 笔、{yuan} 元收了还没有入库。请催办，任何人不得滞留。',
    en: 'As of {found}, {items} payments of {yuan} yuan were collected and not posted.',
  },
  AMOUNT_CHECK_HINT: {
    zh: '按现行方案逐人比较应缴和实缴，少缴、多缴的列入上面的清单。名册或方案有变化后再核对一次。',
    en: 'Compares what everybody paid with what was due; who paid too little or too much is listed above.',
  },
  AMOUNT_CHECKING: {
    zh: '正在核对，人多时可能要半分钟。这期间可以用窗格的其他部分，结果会留在这里。',
    en: 'Checking; with many people it may take half a minute. The rest of the pane can be used, and the result stays here.',
  },
  AMOUNT_CHECKED: {
    zh: '已核对：相符 {exact} 人，少缴 {under} 人，多缴 {over} 人，没有规定或需要判断 {open} 人。',
    en: 'Checked: {exact} exact, {under} too little, {over} too much, {open} undecided.',
  },
  CHASE_NOT_FOUND: {
    zh: '工作簿里没有本项征缴工作的疑似未参保名册。请先插入名册，填好原因再上报。',
    en: 'There is no chase list of this campaign in the workbook. Insert one, fill in reasons and send them.',
  },
  CHASE_NOTHING_FILLED: {
    zh: '名册里还没有填写原因，没有上报。',
    en: 'No reason has been filled in yet; nothing was sent.',
  },
  CHASE_HINT: {
    zh: '在插入的疑似未参保名册里选原因、写证明材料，再点这里。有错误的行不上报，问题写在行尾；您填的内容不会被改动。',
    en: 'Fill in reasons and evidence on the inserted list, then press here. Rows that are wrong say why; what you typed stays.',
  },
  CHASE_OF_SHEET: { zh: '工作表“{found}”：', en: 'Sheet "{found}": ' },
  CHASE_MARKED: {
    zh: '问题已写在各行的“问题”列。',
    en: 'The problems stand in the 问题 column of their rows.',
  },
  PROBLEMS_TRUNCATED: {
    zh: '共 {total} 个问题，这里列出前 {shown} 个。',
    en: '{total} problems; the first {shown} are listed.',
  },

  POLICY_ROW: { zh: '第 {row} 行', en: 'row {row}' },
  POLICY_REMARK: { zh: '提醒：{found}', en: 'Note: {found}' },
  POLICY_NOTHING_FOUND: {
    zh: '工作簿里没有本项征缴工作的政策参数表。请先插入。',
    en: 'There is no 政策参数 sheet of this campaign in the workbook. Insert one first.',
  },
  POLICY_NO_EDITS: {
    zh: '表里的值与第 {version} 版相同，没有修改。',
    en: 'The values are those of version {version}; nothing was changed.',
  },
  POLICY_CHECKED: {
    zh: '检查通过：共 {changes} 处修改，还没有发布。',
    en: 'Checked: {changes} changes, not published yet.',
  },
  POLICY_HAS_PROBLEMS: {
    zh: '有 {errors} 处错误，不能发布；已写在表内“问题”一列。改好后再点“检查”。什么也没有发布。',
    en: '{errors} errors; they stand in the 问题 column. Mend them and check again. Nothing was published.',
  },
  POLICY_HAS_WARNINGS: {
    zh: '另有 {warnings} 处提醒，看过可以发布。',
    en: '{warnings} notes; it can be published after reading them.',
  },
  POLICY_CHANGED_SINCE_CHECK: {
    zh: '检查之后表又改过，没有发布。请再检查一次，看过修改再发布。',
    en: 'The sheet has changed since it was checked. Nothing was published; check it again.',
  },
  POLICY_NOT_CLEAR: {
    zh: '旧表里有认不清的行（见“问题”一列或重复的行），没有带过去。请先改好，或直接插入新版后照着填。',
    en: 'Some rows of the older sheet are not clear, so nothing was carried over. Mend them, or insert the new version.',
  },
  POLICY_OUTDATED: {
    zh: '这张表依据第 {version} 版，现在已是第 {newest} 版（{when}{who}发布）。为免盖掉别人的修改，没有检查，也没有发布。',
    en: 'This sheet is of version {version}; version {newest} was published since ({when} {who}). Nothing was checked or published.',
  },
  POLICY_UNCHANGED: {
    zh: '与现行版本完全相同，没有发布新版。',
    en: 'The same as the version in force; nothing was published.',
  },
  POLICY_PUBLISHED: {
    zh: '已发布第 {version} 版，共 {changes} 处修改。',
    en: 'Published as version {version} with {changes} changes.',
  },
  POLICY_PUBLISHED_NOT_SHOWN: {
    zh: '新版已生效，但工作表没能更新（{found}）。请重新插入政策参数表，不要再发布一次。',
    en: 'The new version is in force, but the sheet could not be updated ({found}). Insert it again; do not publish twice.',
  },
  POLICY_PUBLISH_UNKNOWN: {
    zh: '与服务器的连接中断，不知道有没有发布。恢复连接后点“检查”：已发布的话会告诉您已有新版，否则可以再发布。',
    en: 'The connection was lost, so it is not known whether it was published. Check again when it is back: it will tell.',
  },
  POLICY_NOT_MARKED: {
    zh: '问题没能写进表里（{found}），只列在下面。',
    en: 'The problems could not be written into the sheet ({found}); they are listed below only.',
  },
  POLICY_OF_SHEET: {
    zh: '工作表“{found}”（第 {version} 版）：',
    en: 'Sheet "{found}" (version {version}): ',
  },
  POLICY_SAME_SHEET: {
    zh: '工作表“{found}”已是新版，可以接着改。',
    en: 'Sheet "{found}" shows the new version now.',
  },
  POLICY_NEW_SHEET: {
    zh: '因为有增减的行，新版另插在工作表“{found}”；原表停在旧版，可以删除。',
    en: 'Rows came or went, so the new version is on sheet "{found}"; the old sheet stays at its version.',
  },
  POLICY_ISSUED_DIFFERS: {
    zh: '还没有发布：照新方案重算，已印发的报表有 {differences} 个数字会不同（见下）。已印发的不会改变；确认无误再发布。',
    en: 'Not published yet: {differences} figures of issued reports would come out differently. What was issued stays as it is.',
  },
  POLICY_CARRIED: {
    zh: '第 {version} 版已插入工作表“{found}”，带过来 {carried} 处修改。请检查后发布。',
    en: 'Version {version} is on sheet "{found}" with {carried} of your edits. Check it, then publish.',
  },
  POLICY_ALREADY_THERE: {
    zh: '有 {found} 处新版已经是您要的值。',
    en: '{found} edits are in the new version already.',
  },
  POLICY_CONFLICTS: {
    zh: '有 {found} 处别人也改了，没有带过来，已在“问题”列注明：',
    en: '{found} places were changed by others too and were not carried over:',
  },
};
