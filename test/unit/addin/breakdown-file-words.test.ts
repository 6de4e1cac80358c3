import { formsPath, importedForms } from '../../../addin/taskpane/acts/breakdown-file-words.ts';

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
        },
        {
          name: '周党镇.xlsx',
          township: '周党镇',
          outcome: 'HAS_PROBLEMS',
          outcomeName: '有错误，没有收',
          problems: [{ severity: 'ERROR', message: 'F9“任务数”：读到 -1', address: null }],
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
});
