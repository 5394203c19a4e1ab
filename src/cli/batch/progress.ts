/** How far a batch is: one line that stays on a terminal, a line for each unit elsewhere. */
import { type Batch, type BatchTask, isWhole, STATE_WORDS, type UnitResult } from '../../model/unit-result.ts';
import { tell } from '../terminal/output.ts';
import { StatusLine } from '../terminal/status-line.ts';

const DOING: Readonly<Record<BatchTask, string>> = {
  build: '正在编制',
  check: '正在核查',
  draft: '正在编制征求意见稿',
  audit: '正在审核',
};

export class BatchProgress {
  private readonly begun = performance.now();
  private readonly line = new StatusLine();
  private done = 0;
  /** Units that had to be done: those whose results were there say nothing of the speed. */
  private worked = 0;
  private wanting = 0;

  constructor(
    private readonly batch: Batch,
    private readonly quiet: boolean,
  ) {
    if (!quiet) this.line.show(this.text());
  }

  add(result: UnitResult, isKept: boolean): void {
    this.done += 1;
    if (!isKept) this.worked += 1;
    if (!isWhole(result)) this.wanting += 1;
    if (this.quiet) return;
    if (this.line.isShown) this.line.show(this.text());
    else tell(`${this.done}/${this.batch.units.length} ${unitLine(result, isKept)}`);
  }

  end(): void {
    this.line.clear();
  }

  private text(): string {
    const { units, task } = this.batch;
    const seconds = (performance.now() - this.begun) / 1000;
    const rate = this.worked / seconds;
    const rest =
      rate > 0 ? `，${rate.toFixed(1)} 个/秒，还需约 ${durationText((units.length - this.done) / rate)}` : '';
    const wanting = this.wanting === 0 ? '' : `，未完成 ${this.wanting} 个`;
    return `${DOING[task]} ${this.done}/${units.length}${rest}${wanting}`;
  }
}

/** `已出 某局：2 个警告（0.5 秒）`. */
export function unitLine({ unit, state, findings, failure, run }: UnitResult, isKept: boolean): string {
  const count = (severity: string) =>
    findings.filter((one) => one.severity === severity && one.waived === undefined).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const told = [
    ...(errors > 0 ? [`${errors} 个错误`] : []),
    ...(warnings > 0 ? [`${warnings} 个警告`] : []),
    ...(failure === undefined ? [] : [failure.message]),
  ];
  const text = `${STATE_WORDS[state]} ${unit.name}${told.length === 0 ? '' : `：${told.join('、')}`}`;
  if (isKept) return `${text}（没有变化）`;
  return run.attempts === 0 ? text : `${text}（${run.seconds.toFixed(1)} 秒）`;
}

/** `45 秒`, `3 分 20 秒`, `2 小时 5 分`. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} 秒`;
  if (whole < 3600) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
  return `${Math.floor(whole / 3600)} 小时 ${Math.floor((whole % 3600) / 60)} 分`;
}
