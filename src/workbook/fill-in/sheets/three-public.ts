/** 三公与资产: “三公” amounts and counts, 机关运行经费, procurement, vehicles and equipment. */
import { PROCUREMENT, THREE_PUBLIC } from '../choices.ts';
import type { Field, FillSheet } from '../form.ts';
import { AMOUNT, amount, COUNT, key, leaf } from './columns.ts';

const count = (label: string, note: string, id: string): Field => ({
  label,
  note,
  cell: COUNT,
  way: ['threePublic', 'counts', id],
});

export const THREE_PUBLIC_AND_ASSETS: FillSheet = {
  name: '三公与资产',
  intro: '“三公”经费、机关运行经费、政府采购和国有资产占用。没有的写 0，不要空着。',
  blocks: [
    {
      as: 'list',
      id: 'threePublic',
      title: '财政拨款“三公”经费',
      way: ['threePublic'],
      rows: THREE_PUBLIC.map(([value]) => value),
      totals: true,
      columns: [
        key(['item', '项目', '四项都要填'], 20, { kind: 'choice', choices: THREE_PUBLIC }),
        {
          ...leaf(['budget', '全年预算数', '调整后的预算数'], 12, AMOUNT),
          way: ['budget', { key: 'item' }],
        },
        { ...leaf(['final', '决算数', '公开09表的决算数'], 12, AMOUNT), way: ['final', { key: 'item' }] },
      ],
    },
    {
      as: 'fields',
      id: 'counts',
      title: '“三公”经费的有关数量',
      fields: [
        count('因公出国（境）团组数', '个', 'overseasGroups'),
        count('因公出国（境）人次', '人次', 'overseasVisitors'),
        count('公务用车购置数', '辆', 'vehiclesPurchased'),
        count('公务用车保有量', '辆', 'vehiclesHeld'),
        count('国内公务接待批次', '批次，含外事', 'receptionBatches'),
        count('国内公务接待人次', '人次，含外事', 'receptionVisitors'),
        count('外事接待批次', '批次；没有要求的不填', 'foreignReceptionBatches'),
        count('外事接待人次', '人次；没有要求的不填', 'foreignReceptionVisitors'),
        {
          label: '外事接待支出',
          note: '公务接待费中的；没有要求的不填',
          cell: AMOUNT,
          way: ['threePublic', 'foreignReception'],
        },
      ],
    },
    {
      as: 'fields',
      id: 'agency',
      title: '机关运行经费',
      fields: [
        {
          label: '机关运行经费',
          note: '部门中只有部分单位适用时填写；就是公用经费的不填',
          cell: AMOUNT,
          way: ['agencyOperatingCosts'],
        },
      ],
    },
    {
      as: 'list',
      id: 'procurement',
      title: '政府采购支出',
      way: ['procurement', { key: 'kind' }],
      rows: PROCUREMENT.map(([value]) => value),
      totals: true,
      columns: [
        key(['kind', '种类', '三种都要填'], 20, { kind: 'choice', choices: PROCUREMENT }),
        amount('amount', '采购支出', '决算数'),
        amount('toSmallAndMedium', '授予中小企业合同金额', '没有要求的不填'),
      ],
    },
    {
      as: 'fields',
      id: 'toMicro',
      title: '政府采购授予小微企业',
      fields: [
        {
          label: '授予小微企业合同金额',
          note: '政府采购中的；没有要求的不填',
          cell: AMOUNT,
          way: ['procurement', 'toMicro'],
        },
      ],
    },
    {
      as: 'list',
      id: 'vehicles',
      title: '12月31日车辆',
      way: ['assets', 'vehicles', { entry: { kind: 'kind' } }],
      rows: 14,
      totals: true,
      columns: [key(['kind', '用途', '如 机要通信用车'], 20), leaf(['count', '辆数', '没有写 0'], 12, COUNT)],
    },
    {
      as: 'list',
      id: 'equipment',
      title: '12月31日大型设备',
      way: ['assets', 'equipment', { entry: { kind: 'kind' } }],
      rows: 8,
      columns: [
        key(['kind', '口径', '如 单价100万元（含）以上设备'], 20),
        leaf(['count', '台（套）数', '没有写 0'], 12, COUNT),
      ],
    },
  ],
};
