/** 单位: who reports, for when, in what unit; people; elements of an official document. */
import { LEVEL, MONEY_UNIT, NATURE, STATUS } from '../choices.ts';
import type { Field, FillSheet } from '../form.ts';
import { COUNT, key, leaf, TEXT } from './columns.ts';

const field = (label: string, note: string, way: string, cell: Field['cell'] = TEXT): Field => ({
  label,
  note,
  cell,
  way: way.split('.'),
});

export const UNIT: FillSheet = {
  name: '单位',
  intro: '单位的基本情况。金额单位定下以后，本工作簿所有金额都按它填写。',
  blocks: [
    {
      as: 'fields',
      id: 'unit',
      title: '基本情况',
      fields: [
        field('单位全称', '与印章一致', 'unit.name'),
        field('简称', '文中自称，如 我局；没有不填', 'unit.shortName'),
        field('财政级次', '从下拉列表中选', 'unit.level', { kind: 'choice', choices: LEVEL }),
        field('单位性质', '从下拉列表中选', 'unit.nature', { kind: 'choice', choices: NATURE }),
        field('公开咨询电话', '没有不填', 'unit.contactPhone'),
        field('文件日期', '公开的日期，形如 2023-10-19', 'date', { kind: 'date' }),
        field('金额单位', '本工作簿全部金额的单位', 'amountUnit', { kind: 'choice', choices: MONEY_UNIT }),
        field('编制状态', '还在编的选“编制中”', 'status', { kind: 'choice', choices: STATUS }),
      ],
    },
    {
      as: 'fields',
      id: 'staff',
      title: '人员',
      fields: [
        field('编制数', '一个数；按种类分开的，填在下面，这里不填', 'staff.authorized', COUNT),
        field('实有人数', '年末实有', 'staff.actual', COUNT),
        field('退休人数', '没有要求的不填', 'staff.retired', COUNT),
      ],
    },
    {
      as: 'fields',
      id: 'document',
      title: '公文要素',
      onDemand: true,
      fields: [
        field('发文字号', '形如 某某发〔2025〕12号', 'document.number'),
        field('份号', '6 位数字；没有不填', 'document.serial'),
        field('密级和保密期限', '没有不填', 'document.secrecy'),
        field('紧急程度', '没有不填', 'document.urgency'),
        field('签发人', '上行文才填；几人用、隔开', 'document.signers', { kind: 'texts' }),
        field('主送机关', '不含冒号；没有不填', 'document.recipient'),
        field('署名', '发文机关全称或规范化简称', 'document.signature'),
        field('成文日期', '形如 2023-10-19', 'document.signedOn', { kind: 'date' }),
      ],
    },
    {
      as: 'list',
      id: 'authorized',
      title: '编制数（按种类）',
      way: ['staff', 'authorized', { entry: { kind: 'kind' } }],
      rows: 8,
      columns: [key(['kind', '编制种类', '如 行政编制、事业编制'], 18), leaf(['count', '编制数', '人'], 26, COUNT)],
    },
  ],
};
