/** Performance indicators whose weights add up, whose results are explained where they fall short. */
import fc from 'fast-check';

export const indicatorPlans = fc.array(
  fc.record({
    kind: fc.nat(5),
    target: fc.integer({ min: 1, max: 900 }),
    /** Tenths of the target that were reached. */
    reached: fc.constantFrom<number>(4, 8, 9, 10, 10, 10, 12, 19),
    weight: fc.integer({ min: 1, max: 9 }),
    signed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
export type IndicatorPlan = typeof indicatorPlans extends fc.Arbitrary<(infer Plan)[]> ? Plan : never;

interface Kind {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly method: 'positive' | 'negative' | 'qualitative';
  readonly unit: string;
}

const KINDS: readonly Kind[] = [
  { level1: '产出指标', level2: '数量指标', name: '完成数量', method: 'positive', unit: '件' },
  { level1: '产出指标', level2: '质量指标', name: '验收合格率', method: 'positive', unit: '%' },
  { level1: '产出指标', level2: '时效指标', name: '办理时限', method: 'negative', unit: '天' },
  { level1: '成本指标', level2: '经济成本指标', name: '单位成本', method: 'negative', unit: '元' },
  { level1: '效益指标', level2: '社会效益指标', name: '服务水平', method: 'qualitative', unit: '' },
  { level1: '满意度指标', level2: '服务对象满意度指标', name: '服务对象满意度', method: 'positive', unit: '%' },
];

export interface IndicatorScope {
  /** Points to share out. */
  readonly points: number;
  /** What the indicators are about: names that differ from form to form. */
  readonly about: string;
  /** Outputs may not all be reached: most of the money is unspent. */
  readonly missed: boolean;
  readonly bands: Readonly<Record<'achieved' | 'partly' | 'missed', readonly [number, number]>>;
}

/** Each kind at most once, in the order of the form; an output among them where one must be missed. */
export function indicatorsOf(plans: readonly IndicatorPlan[], scope: IndicatorScope) {
  const distinct = plans.filter((plan, index) => plans.findIndex(({ kind }) => kind === plan.kind) === index);
  const chosen = scope.missed ? withMissedOutput(distinct) : distinct;
  const sorted = [...chosen].sort((one, other) => one.kind - other.kind);
  const weights = shares(
    sorted.map(({ weight }) => weight),
    scope.points,
  );
  return sorted.map((plan, index) => indicatorOf(plan, weights[index] ?? 0, scope));
}

function withMissedOutput(plans: readonly IndicatorPlan[]): IndicatorPlan[] {
  const output = { kind: 0, target: 10, reached: 4, weight: 3, signed: true };
  return [output, ...plans.filter(({ kind }) => kind !== 0)];
}

/** Points in halves that add up. */
function shares(weights: readonly number[], points: number): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((points * 2 * weight) / all) / 2);
  const rest = points - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}

function indicatorOf(plan: IndicatorPlan, weight: number, scope: IndicatorScope) {
  const kind = KINDS[plan.kind] ?? (KINDS[0] as Kind);
  const { level1, level2, method } = kind;
  const named = { level1, level2, name: `${scope.about}${kind.name}`, weight, method };
  return method === 'qualitative' ? { ...named, ...graded(plan, scope) } : { ...named, ...measured(plan, kind) };
}

const SHORTFALL = '受前期准备工作较晚影响，部分任务跨年完成';

function measured({ target: wanted, reached, signed }: IndicatorPlan, { unit, method }: Kind) {
  const isRatio = unit === '%';
  const target = isRatio ? 80 + (wanted % 21) : wanted;
  const exact = method === 'positive' ? (target * reached) / 10 : (target * (20 - reached)) / 10;
  const actual = isRatio ? Math.min(100, Math.round(exact)) : Math.max(1, Math.round(exact));
  const isWhole = isRatio && target === 100;
  const sign = signed ? { sign: isWhole ? '＝' : method === 'positive' ? '≥' : '≤' } : {};
  const short = method === 'positive' ? actual < target : actual > target;
  return {
    target: { value: target, ...sign, unit },
    actual: { value: actual, unit },
    ...(short ? { shortfallReason: SHORTFALL } : {}),
  };
}

function graded({ reached }: IndicatorPlan, { bands }: IndicatorScope) {
  const grade = reached >= 10 ? 'achieved' : reached >= 8 ? 'partly' : 'missed';
  const [low, high] = bands[grade];
  const percent = reached >= 10 ? high : Math.floor((low + high) / 2);
  return {
    target: { text: '明显提高' },
    actual: { text: percent === 100 ? '办事时间缩短，群众反映良好' : '办事时间有所缩短' },
    grade,
    percent,
    completion: percent,
    ...(percent < 100 ? { shortfallReason: SHORTFALL } : {}),
  };
}

/** Whether a result stays under its target. */
export function isShort(indicator: object): boolean {
  return 'shortfallReason' in indicator;
}
