import type { RuleCases } from '../engine/case.ts';

const OFFICES = '局机关内设办公室、种植业股和质量安全股3个机构';

export const C26: RuleCases = {
  fails: [
    {
      name: 'units of which one is missing',
      on: 'agriculture',
      read: true,
      printed: [
        '局机关内设办公室、种植业股和质量安全股3个机构',
        '编报范围的单位共4家：禾溪县农业农村局机关、禾溪县农业技术推广中心、禾溪县植保站',
      ],
      says: '写 4，所列为 3 个',
    },
    {
      name: 'an office left out of a list',
      on: 'agriculture',
      read: true,
      printed: [OFFICES, '局机关内设机构4个，包括：办公室、种植业股和质量安全股'],
      says: '写 4，所列为 3 个',
    },
    {
      name: 'more offices than are listed before their number, one of them with 与 in its name',
      on: 'agriculture',
      read: true,
      printed: [OFFICES, '局机关内设办公室、种植与养殖股、质量安全股4个股室'],
      says: '写 4，所列为 3 个',
    },
    {
      name: 'units that are numbered',
      on: 'agriculture',
      read: true,
      printed: [OFFICES, '纳入编制范围的单位共3个，具体是：1.农业农村局本级；2.农业技术推广中心。内设3个机构'],
      says: '写 3，所列为 2 个',
    },
  ],
  passes: [
    {
      name: 'units that are all there',
      on: 'agriculture',
      read: true,
      printed: [
        '局机关内设办公室、种植业股和质量安全股3个机构',
        '编报范围的单位共3家：禾溪县农业农村局机关、禾溪县农业技术推广中心、禾溪县植保站',
      ],
    },
    {
      name: 'some of many units',
      on: 'agriculture',
      read: true,
      printed: [OFFICES, '局机关内设机构14个，包括：办公室、种植业股和质量安全股'],
    },
    {
      name: 'measures and no offices',
      on: 'agriculture',
      read: true,
      printed: [OFFICES, '内设3个机构。重点抓好4项工作：统一防治、抽样检测、技术培训'],
    },
    {
      name: 'units that are numbered, all there',
      on: 'agriculture',
      read: true,
      printed: [OFFICES, '纳入编制范围的单位共2个，具体是：1.农业农村局本级；2.农业技术推广中心。内设3个机构'],
    },
  ],
};
