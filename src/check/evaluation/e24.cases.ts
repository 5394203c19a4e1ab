import type { RuleCases } from '../engine/case.ts';

export const E24: RuleCases = {
  fails: [
    {
      name: 'points that no indicator lost',
      on: 'redHead',
      prose: { 'analysis/capacity.md': ['扣0.5分', '扣0.4分'] },
      says: '没有失去 0.4分的指标',
      at: 'analysis/capacity.md:1',
    },
  ],
  passes: [
    {
      name: 'a rule of scoring',
      on: 'redHead',
      prose: { 'analysis/capacity.md': ['这一项扣0.5分', '这一项扣0.5分，今后每少签一份扣0.2分'] },
    },
    {
      name: 'an answer to a finding',
      on: 'redHead',
      set: { waivers: [{ rule: 'E10', reason: '初稿曾写扣0.4分，已改正', by: '财务股' }] },
    },
  ],
};
