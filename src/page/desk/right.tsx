/** What was found in the report, what moved, and what was made. */
import type { Severity } from '../../diagnostics/finding.ts';
import type { DeskFinding, Moved } from '../../model/desk.ts';
import { Button } from './button.tsx';
import { ReturnedPanel } from './returned.tsx';
import { SaidPanel } from './said.tsx';
import { open } from './say-state.ts';
import { addressOfMade, boxed, importOver, made, moved, turn, view } from './state.ts';

const NAMES: readonly (readonly [Severity, string])[] = [
  ['error', '错误'],
  ['warning', '警告'],
  ['info', '提示'],
];

export function Right() {
  const findings = view.value?.findings ?? [];
  return (
    <>
      <MadePanel />
      <MovedPanel />
      <ReturnedPanel />
      <SaidPanel />
      <details class="findings" open>
        <summary>
          <h2>问题（{findings.length}）</h2>
        </summary>
        {findings.length === 0 && <p class="none">没有发现问题。</p>}
        {NAMES.map(([severity, name]) => (
          <FindingGroup key={severity} name={name} severity={severity} findings={findings} />
        ))}
      </details>
    </>
  );
}

interface GroupGiven {
  readonly name: string;
  readonly severity: Severity;
  readonly findings: readonly DeskFinding[];
}

function FindingGroup({ name, severity, findings }: GroupGiven) {
  const own = findings.filter((finding) => finding.severity === severity);
  if (own.length === 0) return null;
  return (
    <div class={`group ${severity}`}>
      <h3>
        {name}（{own.length}）
      </h3>
      {own.map((finding) => (
        <FindingNote key={`${finding.rule} ${finding.path} ${finding.lines[0]}`} finding={finding} />
      ))}
    </div>
  );
}

function FindingNote({
  finding: { number, rule, path, waived, severity, title, lines, placed, entry },
}: {
  readonly finding: DeskFinding;
}) {
  const [gist, ...rest] = lines;
  return (
    <details class={`note ${severity}`} id={`note-${number}`}>
      <summary id={`gist-${number}`}>
        <span class="note-title">
          {number}　{title}
        </span>
        <span class="gist">{gist}</span>
      </summary>
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="actions">
        {placed && (
          <a class="to-finding" href={`#at-${number}`}>
            看正文
          </a>
        )}
        {entry !== undefined && (
          <button type="button" onClick={() => (boxed.value = entry)}>
            改这里
          </button>
        )}
        {waived === undefined && (
          <button type="button" onClick={() => open({ kind: 'waive', rule, path, quote: gist ?? '' })}>
            说明不改的理由
          </button>
        )}
      </p>
    </details>
  );
}

function MovedPanel() {
  const { last, sinceOpened } = moved.value;
  const steps = view.value?.undo ?? [];
  if (last === undefined && sinceOpened === undefined && steps.length === 0) return null;
  return (
    <details class="moved" open>
      <summary>
        <h2>变动</h2>
      </summary>
      {last !== undefined && <MovedList title="刚才这一改" moved={last} open />}
      {sinceOpened !== undefined && <MovedList title="打开以来" moved={sinceOpened} open={false} />}
      <StepsHere labels={steps} />
    </details>
  );
}

/** What was changed on the page, the last first; each can be gone back to. */
function StepsHere({ labels }: { readonly labels: readonly string[] }) {
  if (labels.length === 0) return null;
  return (
    <details class="moved-list own-steps">
      <summary>在这里改了 {labels.length} 步</summary>
      <ol reversed>
        {labels.map((label, index) => (
          <li key={labels.length - index}>
            {label}
            <Button act={() => turn('undo', index + 1)}>{index === 0 ? '撤销这一步' : `撤销这 ${index + 1} 步`}</Button>
          </li>
        ))}
      </ol>
    </details>
  );
}

function MovedList({
  title,
  moved: { summary, figures },
  open,
}: {
  readonly title: string;
  readonly moved: Moved;
  readonly open: boolean;
}) {
  return (
    <details class="moved-list" open={open}>
      <summary>
        {title}：{summary}
      </summary>
      <Figures figures={figures.slice(0, SHOWN)} />
      {figures.length > SHOWN && (
        <details class="moved-list">
          <summary>其余 {figures.length - SHOWN} 个数</summary>
          <Figures figures={figures.slice(SHOWN)} />
        </details>
      )}
    </details>
  );
}

/** So many that what was found is still in sight. */
const SHOWN = 8;

function Figures({ figures }: Pick<Moved, 'figures'>) {
  return (
    <ul>
      {figures.map(({ label, before, after }) => (
        <li key={label}>
          {label}：{before} → <b>{after}</b>
        </li>
      ))}
    </ul>
  );
}

function MadePanel() {
  const now = made.value;
  if (now === undefined) return null;
  return (
    <section class="made" aria-label="做好的文件">
      <h2>{now.message}</h2>
      <ul>
        {now.files
          .filter(({ name }) => !name.endsWith('.json'))
          .map(({ name, bytes }) => (
            <li key={name}>
              <a href={addressOfMade(name)} target="_blank" rel="noreferrer">
                {name}
              </a>
              <small>{sizeOf(bytes)}</small>
            </li>
          ))}
      </ul>
      {now.findings?.map((lines) => (
        <details class="note" key={lines.join()}>
          <summary>{lines[0]}</summary>
          {lines.slice(1).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      ))}
      {(now.differences ?? 0) > 0 && <Button act={importOver}>都以文件为准，再导入一次</Button>}
      <button type="button" onClick={() => (made.value = undefined)}>
        收起
      </button>
    </section>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} 字节` : `${(bytes / 1024).toFixed(1)} KB`;
}
