/** E07: the grade in print is that of the computed total. */
import { gradeOf } from '../../model/rubric.ts';
import type { Rule } from '../engine/rule.ts';

export const E07: Rule<'facts'> = {
  id: 'E07',
  title: '绩效等级与得分相符',
  source: '财预〔2020〕10号；绩效自评表',
  severity: 'error',
  needs: 'facts',
  unprinted: '绩效得分',
  check: ({ dossier, figures, profile }) => {
    const actual = dossier.declared?.grade;
    const total = (figures.get('rubric.totalScore') ?? figures.get('performance.overall.totalScore'))?.value;
    if (actual === undefined || total === undefined) return [];
    const expected = gradeOf(total, profile.scoring?.grades);
    if (expected === undefined || expected === actual) return [];
    const message = `绩效等级“${actual}”与得分 ${total.toFixed()} 不符，应为“${expected}”`;
    return [{ message, at: ['declared', 'grade'], actual, expected }];
  },
};
