import {
  cellChoices,
  chosenSide,
  formsPath,
  importedForms,
  openConflicts,
  withChosen,
} from '../../../addin/taskpane/acts/breakdown-file-words.ts';

describe('formsPath', () => {
  it.each([
    [{ township: '411521-04', as: 'form' }, 'breakdown-form.xlsx?under=411521-04'],
    [{ township: null, as: 'townshipZip' }, 'breakdown-forms.zip?by=township'],
    [{ township: '411521-04', as: 'villageZip' }, 'breakdown-forms.zip?by=village&under=411521-04'],
    [{ township: null, as: 'workbook' }, 'breakdown-forms.xlsx'],
  ] as const)('finds %j at %s', (files, path) => {
    expect(formsPath('411521-2025', files)).toBe(`/export/411521-2025/${path}`);
  });
});

describe('importedForms', () => {
  const place = { file: '周党镇.xlsx', sheet: null, line: null, column: '任务数', address: 'F9', path: null };
  const file = (known: object) => ({
    fileName: '周党镇.xlsx',
    divisionCode: '411521-04',
    divisionName: '周党镇',
    outcome: 'DONE' as const,
    changedCells: 57,
    problems: [],
    conflicts: [],
    ...known,
  });
  const faulty = file({
    outcome: 'HAS_PROBLEMS',
    changedCells: 0,
    problems: [
      {
        code: 'BREAKDOWN_NEGATIVE',
        severity: 'ERROR',
        message: 'F9“任务数”：读到 -1',
        found: null,
        expected: null,
        place,
      },
    ],
  });
  const answer = { isReplay: false, returnedCopy: '/export/411521-2025/returned/x', problems: [] };

  it('counts 1 of 2 forms as taken and names what is wrong with the other', () => {
    expect(importedForms({ ...answer, files: [file({}), faulty] }, false, true)).toEqual({
      headline: '读了 2 张表：收下 1 张，1 张没有收。',
      intent: 'warning',
      problems: [],
      returnedCopy: '/export/411521-2025/returned/x',
      hasChanged: true,
      files: [
        {
          name: '周党镇.xlsx',
          township: '周党镇',
          outcome: 'DONE',
          outcomeName: '已提交，改 57 格',
          problems: [],
          conflicts: [],
        },
        {
          name: '周党镇.xlsx',
          township: '周党镇',
          outcome: 'HAS_PROBLEMS',
          outcomeName: '有错误，没有收',
          problems: [{ severity: 'ERROR', message: 'F9“任务数”：读到 -1', address: null }],
          conflicts: [],
        },
      ],
    });
  });

  it('says of a trial that nothing was kept', () => {
    const tried = importedForms({ ...answer, returnedCopy: null, files: [file({})] }, true, true);
    expect(tried).toMatchObject({
      headline: '试读了 1 张表：1 张可以收，0 张有问题。什么也没有保存。',
      intent: 'success',
      hasChanged: false,
    });
    expect(tried.files[0]?.outcomeName).toBe('可以收，改 57 格');
  });

  const problemOnly = (code: string) =>
    file({
      outcome: 'HAS_PROBLEMS',
      changedCells: 0,
      problems: [{ code, severity: 'ERROR', message: code, found: null, expected: null, place }],
    });

  it('does not count what lay beside the forms, and says that it was skipped', () => {
    const { headline, intent, files } = importedForms(
      { ...answer, files: [file({}), problemOnly('BREAKDOWN_FILE_NO_FORM')] },
      false,
      true,
    );
    expect(headline).toBe('读了 1 张表：收下 1 张，0 张没有收。');
    expect(intent).toBe('success');
    expect(files.map(({ outcomeName }) => outcomeName)).toEqual(['已提交，改 57 格', '没有填报表，跳过了']);
  });

  it('says of a form without a fault that it waits for the others of its township', () => {
    const { files } = importedForms(
      { ...answer, files: [faulty, problemOnly('BREAKDOWN_OTHER_FILE_FAULTY')] },
      false,
      true,
    );
    expect(files.map(({ outcomeName }) => outcomeName)).toEqual(['有错误，没有收', '等其他文件改好，没有收']);
  });

  it('offers a returned copy only when something is to be mended', () => {
    expect(importedForms({ ...answer, files: [file({})] }, false, true).returnedCopy).toBeNull();
  });

  it('says that no form was found', () => {
    expect(importedForms({ ...answer, returnedCopy: null, files: [] }, false, false)).toMatchObject({
      headline: '没有读到填报表，什么也没有改。',
      intent: 'error',
      hasChanged: false,
    });
  });

  describe('with 2 cells that were changed at the service too', () => {
    const conflict = (known: object) => ({
      villageCode: '411521-0401',
      villageName: '示例东岗村',
      columnCode: 'TASK',
      columnName: '任务数',
      base: 10,
      mine: 12,
      theirs: 11,
      baseText: null,
      mineText: null,
      theirsText: null,
      by: 'luoshan',
      at: '2025-01-08T02:00:00.000Z',
      message: '',
      ...known,
    });
    const remarks = { columnCode: '', columnName: '备注', base: null, mine: null, theirs: null };
    const texts = { baseText: '', mineText: '甲', theirsText: '乙' };
    const conflicts = [conflict({}), conflict({ ...remarks, ...texts })];
    const { files } = importedForms(
      { ...answer, files: [file({ outcome: 'HAS_CONFLICTS', changedCells: 0, conflicts })] },
      true,
      false,
    );
    const listed = files[0]?.conflicts ?? [];

    it('lists each with the file’s number and the service’s', () => {
      expect(files[0]?.outcomeName).toBe('系统里也改过 2 格，没有收。请逐格选定，再按“导入”');
      expect(listed).toMatchObject([
        { name: '示例东岗村 任务数', base: 10, mine: 12, theirs: 11, who: '（luoshan，2025年1月8日 10:00）' },
        { name: '示例东岗村 备注', base: '', mine: '甲', theirs: '乙' },
      ]);
    });

    it('sends what was chosen last of each cell with the number that was seen', () => {
      const all = withChosen([], listed, 'THEIRS');
      const choices = withChosen(all, listed.slice(0, 1), 'MINE');
      const cell = { divisionCode: '411521-04', villageCode: '411521-0401' };
      expect(cellChoices(choices)).toEqual([
        { ...cell, columnCode: '', side: 'THEIRS', theirsText: '乙' },
        { ...cell, columnCode: 'TASK', side: 'MINE', theirs: 11 },
      ]);
    });

    it('keeps a chosen cell in the list while the other of its township is still asked for', () => {
      const [task, remarks] = listed;
      if (!task || !remarks) throw new Error('no conflicts');
      const choices = withChosen(
        [],
        [task, { ...task, key: 'elsewhere', divisionCode: '411521-05' }],
        'MINE',
      );
      expect(openConflicts([remarks], choices).map(({ key }) => key)).toEqual([task.key, remarks.key]);
      expect(openConflicts([task, remarks], choices).map(({ key }) => key)).toEqual([task.key, remarks.key]);
      expect(openConflicts([], choices)).toEqual([]);
    });

    it('asks again once the service has 13 where 11 was seen', () => {
      const [task] = listed;
      if (!task) throw new Error('no conflict');
      const choices = withChosen([], [task], 'MINE');
      expect(chosenSide(choices, task)).toBe('MINE');
      expect(chosenSide(choices, { ...task, theirs: 13 })).toBeNull();
    });
  });
});
