/** A form in which somebody says something of the report, or why a finding stands. */
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { placeOf } from '../shared/place.ts';
import { FormActions } from './form-actions.tsx';
import { name, say, type Topic, topic } from './say-state.ts';
import { tell } from './state.ts';

const WORDS: Readonly<Record<Topic['kind'], { readonly title: string; readonly done: string }>> = {
  remark: { title: '审核意见', done: '意见已记下。' },
  answer: { title: '答复', done: '答复已记下。' },
  waive: { title: '不改的理由', done: '理由已写进资料，这一条算已说明。' },
};

export function SayForm() {
  const about = topic.value;
  return about === undefined ? null : <Writing key={`${about.kind}${about.quote}`} about={about} />;
}

function Writing({ about }: { readonly about: Topic }) {
  const text = useSignal('');
  const fault = useSignal('');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [opener] = useState(() => document.activeElement && placeOf(document.activeElement));
  useLayoutEffect(() => field.current?.focus(), []);
  const { title, done } = WORDS[about.kind];
  // Another may have been begun while this one was sent.
  const leave = () => {
    if (topic.value !== about) return;
    topic.value = undefined;
    opener?.()?.focus();
  };
  const submit = async () => {
    fault.value = (await say(about, text.value)) ?? '';
    if (fault.value !== '') return;
    tell(done);
    leave();
  };
  return (
    <form
      class="box entry-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
    >
      <blockquote>{about.quote}</blockquote>
      <label for={id}>{title}</label>
      <div class="field">
        <textarea
          ref={field}
          id={id}
          rows={3}
          required
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </div>
      <label class="name">
        署名
        <input
          required
          maxLength={40}
          value={name.value}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value;
          }}
        />
      </label>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <FormActions leave={leave} />
    </form>
  );
}
