/** Questions to the program that serves the page. */

const prefix = document.body.dataset.prefix ?? '';

/** Address below the token. */
export function addressOf(path: string): string {
  return `${prefix}/${path}`;
}

/** @throws Error with what the program says, or that it cannot be reached */
export async function ask<Answer>(path: string): Promise<Answer> {
  return answered(await reach(() => fetch(addressOf(path))));
}

/** @throws Error as `ask` does */
export async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  const content = body instanceof Blob ? body : JSON.stringify(body ?? {});
  return answered(await reach(() => fetch(addressOf(path), { method: 'POST', body: content })));
}

async function reach(act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch {
    throw new Error('程序没有回应：它可能已经关闭。请重新运行 juesuan serve，再打开新的地址。');
  }
}

async function answered<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  const told = (await response.json().catch(() => undefined)) as { message?: string } | undefined;
  throw new Error(told?.message ?? '程序没有做成，请再试一次；还不行就刷新页面。');
}
