import { describe, expect, it, vi } from 'vitest';

import { toast } from '../../ui/toast.ts';
import { useOnce } from './use-once.ts';

describe('one thing at a time', () => {
  it('leaves out what is pressed while another runs, and takes the next one after it', async () => {
    const { busy, once } = useOnce();
    let end = (): void => undefined;
    const first = once(() => new Promise<void>((resolve) => (end = resolve)));
    expect(busy.value).toBe(true);
    const second = vi.fn<() => Promise<void>>(() => Promise.resolve());
    expect(await once(second)).toBe(false);
    expect(second).not.toHaveBeenCalled();
    end();
    expect(await first).toBe(true);
    expect(await once(second)).toBe(true);
    expect(busy.value).toBe(false);
  });

  it('says a failure, and is ready again', async () => {
    const { busy, once } = useOnce();
    expect(await once(() => Promise.reject(new Error('no')))).toBe(false);
    expect(toast.text).not.toBe('');
    expect(busy.value).toBe(false);
  });
});
