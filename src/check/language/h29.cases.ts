import type { RuleCases } from '../engine/case.ts';

export const H29: RuleCases = {
  fails: [
    {
      name: 'an identity number short of a digit',
      prose: { 'key-work/3-market.md': ['已全部整改', '已全部整改（身份证号62282419800101123）'] },
      says: '写出了身份证号“622…23”',
      at: 'key-work/3-market.md:1',
    },
    {
      name: 'the name of a petitioner',
      prose: { 'key-work/3-market.md': ['已全部整改', '已全部整改，化解信访对象罗建国信访积案'] },
      says: '像是真实姓名（罗姓）',
      at: 'key-work/3-market.md:1',
    },
  ],
  passes: [
    {
      name: 'a name that is masked',
      prose: { 'key-work/3-market.md': ['已全部整改', '已全部整改，化解信访对象罗某某信访积案'] },
    },
  ],
};
