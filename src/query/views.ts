/**
 * The views that users ask, in the SQL of PostgreSQL. Amounts are 万元 with two digits, rates %, unless a column says
 * otherwise; `数据` has the exact values. A unit stands once for each batch and year; the newest batch that has it counts.
 */

export interface View {
  readonly name: string;
  /** What it tells, for `--views` and docs/department.md. */
  readonly describe: string;
  readonly sql: string;
}

const STATES = `case state when 'done' then '已出' when 'faulty' then '有错误' when 'unreadable' then '读不出'
  when 'missing' then '未报' when 'duplicate' then '重名' when 'broken' then '出错' else '未做' end`;
const SEVERITIES = `case severity when 'error' then '错误' when 'warning' then '警告' else '提示' end`;

/** A figure of a unit, exact; the same as amount in 万元, and as rate in %; null where the unit does not state it. */
const FUNCTIONS = `
create function figure_of(unit int, id text) returns numeric language sql stable
  return (select f.value from figure f join figure_name n on n.no = f.name where f.unit = $1 and n.id = $2 limit 1);
create function wan(unit int, id text) returns numeric language sql stable return round(figure_of($1, $2) / 10000, 2);
create function percent(unit int, id text) returns numeric language sql stable return round(figure_of($1, $2) * 100, 2);
`;

/** Units of which there are figures: the last batch that was read counts. */
const CURRENT = `(select distinct on (full_name, year) * from unit where full_name is not null order by full_name, year, batch desc) u`;

export const VIEWS: readonly View[] = [
  {
    name: '单位',
    describe: '全部单位：批次、代号、名称、年度、模板、级次、状态、联系人、期限',
    sql: `select b.folder as 批次, u.id as 代号, coalesce(u.full_name, u.name) as 单位, u.year as 年度, u.profile as 模板,
      u.level as 级次, ${STATES} as 状态, u.remark as 说明, u.contact as 联系人, u.deadline as 期限
    from unit u join batch b on b.no = u.batch order by b.no, u.position`,
  },
  {
    name: '未交',
    describe: '没有交来、读不出、没有做成的单位，带联系人和期限',
    sql: `select b.folder as 批次, u.name as 单位, ${STATES} as 状态, u.remark as 说明, u.contact as 联系人, u.deadline as 期限
    from unit u join batch b on b.no = u.batch where u.state not in ('done', 'faulty', 'duplicate')
    order by u.deadline nulls last, b.no, u.position`,
  },
  {
    name: '数据',
    describe: '每个单位每个年度的数据：代号、名称、数值（金额为元，比率 1＝100%）；各科目为零的略去',
    sql: `select u.full_name as 单位, u.year as 年度, n.id as 代号, n.label as 名称,
      case n.kind when 'yuan' then '元' when 'ratio' then '比率' when 'count' then '数量' when 'score' then '分' else '数值' end as 计量,
      case n.kind when 'ratio' then trim_scale(round(f.value, 10)) else f.value end as 数值
    from ${CURRENT} join figure f on f.unit = u.no join figure_name n on n.no = f.name`,
  },
  {
    name: '收支',
    describe: '各单位各年度的收入、支出、财政拨款、年末结转（万元）和比上一年度支出的增减（%）',
    sql: `select *, round((支出 - lag(支出) over (partition by 单位 order by 年度)) * 100
        / nullif(lag(支出) over (partition by 单位 order by 年度), 0), 2) as 支出比上一年度
    from (select u.full_name as 单位, u.year as 年度, wan(u.no, 'revenue.all.total') as 收入, coalesce(nullif(wan(u.no, 'expenditure.all.total'), 0), wan(u.no, 'expenditureByClass.total')) as 支出,
      wan(u.no, 'expenditure.all.basic') as 基本支出, wan(u.no, 'expenditure.all.project') as 项目支出,
      wan(u.no, 'fiscal.all.total') as 财政拨款支出, wan(u.no, 'balance.closing') as 年末结转结余 from ${CURRENT}) of_year
    order by 单位, 年度`,
  },
  {
    name: '三公经费',
    describe: '各单位“三公”经费的预算、决算和四项（万元），完成预算和比上年增减（%）',
    sql: `select u.full_name as 单位, u.year as 年度, wan(u.no, 'threePublic.budget.total') as 预算, wan(u.no, 'threePublic.final.total') as 决算,
      wan(u.no, 'threePublic.final.overseas') as 因公出国境, wan(u.no, 'threePublic.final.vehiclePurchase') as 公车购置,
      wan(u.no, 'threePublic.final.vehicleOperation') as 公车运行, wan(u.no, 'threePublic.final.reception') as 公务接待,
      percent(u.no, 'threePublic.completion.total') as 完成预算, percent(u.no, 'threePublic.final.total.changeRate') as 比上年
    from ${CURRENT} order by 决算 desc nulls last, 单位`,
  },
  {
    name: '执行率低于八成',
    describe: '预算执行率、完成预算低于 80% 的各项（%）',
    sql: `select u.full_name as 单位, u.year as 年度, n.label as 项目, round(f.value * 100, 2) as 执行率
    from ${CURRENT} join figure f on f.unit = u.no join figure_name n on n.no = f.name
    where n.kind = 'ratio' and f.value < 0.8 and (n.id like '%.executionRate' or n.id like '%.completion'
      or n.id like '%.completion.total' or n.id = 'projects.totalRate') and n.id !~ '\\.[0-9]{3,5}\\.'
    order by 执行率, 单位`,
  },
  {
    name: '变动超三成未写原因',
    describe: '比上年增减超过 30%，单位没有写原因的各项（%）',
    sql: `select u.full_name as 单位, u.year as 年度, n.label as 项目, round(f.value * 100, 2) as 增减
    from ${CURRENT} join figure f on f.unit = u.no join figure_name n on n.no = f.name
    where n.id like '%.changeRate' and abs(f.value) > 0.3 and not exists (select from explained e
      where e.unit = u.no and (e.figure = regexp_replace(n.id, '\\.changeRate$', '') or e.figure like regexp_replace(n.id, '\\.changeRate$', '') || '.change%'))
    order by abs(f.value) desc, 单位`,
  },
  {
    name: '中小企业采购',
    describe: '政府采购总额、授予中小企业和小微企业的金额（万元）和比重（%）',
    sql: `select u.full_name as 单位, u.year as 年度, wan(u.no, 'procurement.total') as 采购总额, wan(u.no, 'procurement.toSmallAndMedium') as 授予中小企业,
      percent(u.no, 'procurement.toSmallAndMedium.share') as 中小企业比重, wan(u.no, 'procurement.toMicro') as 授予小微企业,
      percent(u.no, 'procurement.toMicro.shareOfTotal') as 小微企业比重
    from ${CURRENT} where wan(u.no, 'procurement.total') > 0 order by 中小企业比重 nulls first, 单位`,
  },
  {
    name: '人均支出',
    describe: '在职人数，人均人员经费、公用经费、“三公”经费（万元）',
    sql: `select 单位, 年度, 实有人数, round(人员经费 / 实有人数, 2) as 人均人员经费, round(公用经费 / 实有人数, 2) as 人均公用经费,
      round(三公经费 / 实有人数, 4) as 人均三公经费
    from (select u.full_name as 单位, u.year as 年度, figure_of(u.no, 'staff.actual') as 实有人数, wan(u.no, 'economic.personnel') as 人员经费,
      wan(u.no, 'economic.operating') as 公用经费, wan(u.no, 'threePublic.final.total') as 三公经费 from ${CURRENT}) each
    where 实有人数 > 0 order by 人均公用经费 desc nulls last, 单位`,
  },
  {
    name: '项目',
    describe: '各单位的项目：全年预算、执行数（万元）、执行率（%）、自评得分',
    sql: `select u.full_name as 单位, u.year as 年度, p.name as 项目, wan(u.no, 'projects.' || p.id || '.adjustedBudget') as 全年预算,
      wan(u.no, 'projects.' || p.id || '.executed') as 执行数, percent(u.no, 'projects.' || p.id || '.executionRate') as 执行率,
      figure_of(u.no, 'projects.' || p.id || '.totalScore') as 自评得分
    from ${CURRENT} join project p on p.unit = u.no order by 单位, 年度, p.id`,
  },
  {
    name: '问题',
    describe: '全部问题：单位、规则、级别、问题、原因、文件和行、实际、应为、提示；单位已说明的带说明',
    sql: `select b.folder as 批次, coalesce(u.full_name, u.name) as 单位, u.year as 年度, f.rule as 规则, ${SEVERITIES} as 级别, f.message as 问题,
      f.cause as 同类, f.file as 文件, f.line as 行, f.path as 位置, f.actual as 实际, f.expected as 应为, f.hint as 提示, f.waived as 说明
    from finding f join unit u on u.no = f.unit join batch b on b.no = u.batch
    order by b.no, u.position, f.severity, f.rule`,
  },
  {
    name: '问题按规则',
    describe: '每条规则有多少问题、多少单位（已说明的不计）',
    sql: `select f.rule as 规则, ${SEVERITIES} as 级别, r.title as 规则内容, count(*)::int as 问题数, count(distinct f.unit)::int as 单位数
    from finding f left join rule r on r.id = f.rule where f.waived is null
    group by f.rule, f.severity, r.title order by count(distinct f.unit) desc, f.rule`,
  },
  {
    name: '问题按单位',
    describe: '每个单位的错误、警告、提示和已说明的数',
    sql: `select b.folder as 批次, coalesce(u.full_name, u.name) as 单位, u.year as 年度, ${STATES} as 状态,
      count(*) filter (where f.severity = 'error' and f.waived is null)::int as 错误,
      count(*) filter (where f.severity = 'warning' and f.waived is null)::int as 警告,
      count(*) filter (where f.severity = 'info' and f.waived is null)::int as 提示,
      count(*) filter (where f.waived is not null)::int as 已说明
    from unit u join batch b on b.no = u.batch left join finding f on f.unit = u.no
    group by b.no, b.folder, u.no order by 错误 desc, 警告 desc, b.no, u.position`,
  },
  {
    name: '同一原因',
    describe: '说的是同一件事的问题合为一行：规则、级别、问题、有多少处、多少单位',
    sql: `select f.rule as 规则, ${SEVERITIES} as 级别, f.cause as 问题, count(*)::int as 问题数, count(distinct f.unit)::int as 单位数, min(f.message) as 例如
    from finding f where f.waived is null group by f.rule, f.severity, f.cause
    order by count(distinct f.unit) desc, count(*) desc, f.rule`,
  },
  {
    name: '跨单位',
    describe: '单位之间比较的结果（规则 J…）：补助没有对应的收入、同一项目名称不同、远离同类单位的数',
    sql: `select b.folder as 批次, a.rule as 规则, ${SEVERITIES} as 级别, a.message as 问题, a.hint as 提示, array_to_string(a.unit_ids, '、') as 单位代号
    from across_finding a join batch b on b.no = a.batch order by b.no, a.no`,
  },
];

const VIEW_STATEMENTS = VIEWS.map(
  ({ name, describe, sql }) =>
    `create view "${name}" as ${sql};\ncomment on view "${name}" is '${describe.replaceAll("'", "''")}';\n`,
).join('');

/** Made after the tables. */
export const FUNCTIONS_AND_VIEWS = `${FUNCTIONS}${VIEW_STATEMENTS}`;
