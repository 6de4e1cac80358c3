import { factsOfNotice } from '../../../server/policy/due/facts-asked.ts';
import { furtherNotice } from '../../support/further-notices.ts';
import { projectNotice } from './notice-samples.ts';

describe('what a notice asks about a person', () => {
  it('is nothing but the birthday, the grade and the family’s income in Linyi', () => {
    expect(factsOfNotice(projectNotice('linyi-2025'))).toEqual([
      'bornOn',
      'disabilityGrade',
      'lowIncomeFamily',
    ]);
  });

  it('is the tier where there are two, and the years of cover where somebody may have to wait', () => {
    expect(factsOfNotice(furtherNotice('two-tiers'))).toContain('tier');
    expect(factsOfNotice(furtherNotice('waiting-periods'))).toContain('insuredYears');
    expect(factsOfNotice(projectNotice('luoshan-2025'))).not.toContain('insuredYears');
  });
});
