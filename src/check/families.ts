/** What the first letter of a rule says it is about. */

interface Family {
  readonly letter: string;
  readonly title: string;
}

export const FAMILIES: readonly Family[] = [
  { letter: 'A', title: '一张表之内' },
  { letter: 'B', title: '表与表、本年与上年之间' },
  { letter: 'C', title: '文字与表、文字与文字之间' },
  { letter: 'D', title: '完整性、结构、语言' },
  { letter: 'E', title: '绩效' },
  { letter: 'H', title: '数据和文字本身是否可信' },
  { letter: 'J', title: '单位与单位之间' },
  { letter: 'R', title: '已公开的数' },
  { letter: 'G', title: '公文格式' },
  { letter: 'V', title: '输入的数据' },
  { letter: 'T', title: '模板' },
  { letter: 'I', title: '导入的电子表格' },
  { letter: 'F', title: '字体' },
];
