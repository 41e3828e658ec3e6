import { computed, ref, watch, type Ref } from 'vue';

/**
 * Which case of a list is in hand. While the list is renewed it stays the same one, so that a key decides what was read;
 * when that one is gone the next one comes up.
 */
export function useInHand<Case>(cases: Readonly<Ref<readonly Case[]>>, idOf: (one: Case) => number) {
  const place = ref(0);
  const selected = computed(() => cases.value[place.value]);

  const placeOf = (one: Case): number => cases.value.findIndex((other) => idOf(other) === idOf(one));
  function go(to: number): void {
    place.value = Math.max(0, Math.min(cases.value.length - 1, to));
  }
  watch(
    cases,
    (_, before) => {
      const left = before.slice(place.value).find((one) => placeOf(one) !== -1);
      go(left === undefined ? place.value : placeOf(left));
    },
    { flush: 'sync' },
  );

  const select = (one: Case): void => go(placeOf(one));
  const move = (step: 1 | -1): void => go(place.value + step);

  return { selected, select, move };
}
