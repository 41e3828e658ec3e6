/** Pages that are open at a time: each waits for its server and its motions most of the while. */
const ABREAST = 3;

/** Does it to all, some at a time. */
export async function abreast<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}
