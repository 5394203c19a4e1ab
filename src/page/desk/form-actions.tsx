/** The end of a form: keep what was written, or leave it. */
interface Given {
  readonly leave: () => void;
}

export function FormActions({ leave }: Given) {
  return (
    <p class="actions">
      <button type="submit" class="main">
        保存
      </button>
      <button type="button" onClick={leave}>
        取消
      </button>
    </p>
  );
}
