/** What the profile asks for by name: last year's figures, reasons, facts, texts; and codes and terms of the unit's own. */
import type { FillSheet, MadeColumn } from '../form.ts';
import { AMOUNT, ITEM, key, leaf, NUMBER, TEXT } from './columns.ts';

const LABEL: MadeColumn = {
  as: 'made',
  made: 'label',
  id: 'label',
  label: '是什么',
  note: '模板要用的数或文字',
  width: 26,
};

const FIGURE = key(['id', '数据代号', '模板要的已经列出；要加的，用 juesuan explain 查代号'], 20);

export const PRIOR_YEAR: FillSheet = {
  name: '上年数',
  intro: '上年同口径的数，模板用它算增减。列出的都要填，上年没有的写 0。',
  blocks: [
    {
      as: 'list',
      id: 'priorYear',
      title: '上年数',
      way: ['priorYear', { key: 'id' }],
      rows: 60,
      asked: 'priorYear',
      columns: [LABEL, FIGURE, leaf(['amount', '上年数', '金额按本工作簿的单位'], 10, AMOUNT, [])],
    },
  ],
};

export const CAUSES: FillSheet = {
  name: '共用原因',
  intro: '几处都要写的同一个原因，在这里编代号，“原因”表中写代号就行；只用一处的直接写在“原因”表。',
  blocks: [
    {
      as: 'list',
      id: 'causes',
      title: '共用原因',
      way: ['causes', { key: 'id' }],
      rows: 40,
      columns: [
        key(['id', '代号', '自己起，如 新增项目'], 12),
        leaf(['text', '原因', '写清楚为什么；金额处写 {amount}'], 50),
        leaf(['amount', '增减额', '该原因带来的，减少写负数；不用的不填'], 10, AMOUNT),
      ],
    },
  ],
};

export const REASONS: FillSheet = {
  name: '原因',
  intro:
    '增减的原因。列出的是模板要写原因的数；决算与预算、与上年有差别的都要写，没有差别的不用写。一个数有几个原因的，写几行。',
  blocks: [
    {
      as: 'list',
      id: 'reasons',
      title: '原因',
      way: ['reasons', { key: 'id' }, { turn: true }],
      rows: 120,
      asked: 'reasons',
      columns: [
        LABEL,
        FIGURE,
        {
          ...leaf(['cause', '共用原因代号', '“共用原因”表中的；直接写原因的不填'], 12),
          cell: { kind: 'reference', to: { list: 'causes', column: 'id' } },
          way: [],
        },
        leaf(['text', '原因', '写清楚为什么；金额处写 {amount}'], 40),
        leaf(['amount', '增减额', '减少写负数；不用的不填'], 8, AMOUNT),
      ],
    },
  ],
};

export const FACTS: FillSheet = {
  name: '事实',
  intro: '文字中要引用的数，不在各张表里的。列出的是模板要用的，都要填。',
  blocks: [
    {
      as: 'list',
      id: 'facts',
      title: '事实',
      way: ['facts', { key: 'id' }],
      rows: 60,
      asked: 'facts',
      columns: [
        LABEL,
        key(['id', '代号', '模板要的已经列出'], 16),
        leaf(['asked', '模板要的数', '单位如“是什么”一栏所写；金额按本工作簿的单位'], 10, NUMBER, []),
        leaf(['label', '自加的名称', '模板没有列出的数才填，如 绩效自评的项目'], 26),
        leaf(['value', '自加的数', '不带单位'], 10, NUMBER),
        leaf(['unit', '计量单位', '如 个、万元、分'], 8),
      ],
    },
  ],
};

export const PROSE: FillSheet = {
  name: '文字',
  intro: '大段文字写在本单位文件夹的 .md 文件中，这里写文件名；只有一行的可以直接写。列出的是模板要用的。',
  blocks: [
    {
      as: 'list',
      id: 'prose',
      title: '文字',
      way: ['prose', { key: 'id' }],
      rows: 80,
      asked: 'prose',
      columns: [
        LABEL,
        key(['id', '代号', '模板要的已经列出'], 16),
        leaf(['text', '文件名或一行文字', '如 overview/duties.md'], 50, TEXT, []),
      ],
    },
  ],
};

export const TERMS: FillSheet = {
  name: '名词',
  intro: '名词解释中目录没有的专用名词；没有不填。',
  blocks: [
    {
      as: 'list',
      id: 'terms',
      title: '名词',
      way: ['terms', { entry: { term: 'term' } }],
      rows: 40,
      columns: [key(['term', '名词', '如 彩票公益金'], 16), leaf(['text', '解释', '一段话'], 60)],
    },
  ],
};

export const OWN_CODES: FillSheet = {
  name: '补充科目',
  intro: '“科目”表没有收的科目，在这里写编码和名称；科目说明与目录不同的，写在下面。没有不填。',
  blocks: [
    {
      as: 'list',
      id: 'codeNames',
      title: '目录没有收的科目',
      way: ['codeNames', { key: 'code' }],
      rows: 20,
      columns: [
        key(['code', '科目编码', '功能分类 5 或 7 位，经济分类 5 位'], 8),
        leaf(['name', '科目名称', '按当年《政府收支分类科目》'], 40, TEXT, []),
      ],
    },
    {
      as: 'list',
      id: 'explanations',
      title: '本单位对项级科目的说明',
      way: ['explanations', { key: 'code' }],
      rows: 40,
      columns: [{ ...ITEM, width: 8 }, leaf(['text', '科目说明', '代替目录中的说明'], 60, TEXT, [])],
    },
  ],
};
