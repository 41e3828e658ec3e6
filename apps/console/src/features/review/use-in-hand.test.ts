import { expect, test } from 'vitest';
import { shallowRef } from 'vue';

import { useInHand } from './use-in-hand.ts';

/** A list of cases by their ids; each renewal brings new objects. */
function setUp(...ids: number[]) {
  const listOf = (all: readonly number[]) => all.map((id) => ({ id }));
  const cases = shallowRef(listOf(ids));
  const inHand = useInHand(cases, (one) => one.id);
  const renew = (...all: number[]): void => void (cases.value = listOf(all));
  return { ...inHand, cases, renew, id: () => inHand.selected.value?.id };
}

test('the first case is in hand, and one moves along the list without leaving it', () => {
  const { move, id } = setUp(1, 2, 3);
  expect(id()).toBe(1);
  move(-1);
  expect(id()).toBe(1);
  move(1);
  move(1);
  move(1);
  expect(id()).toBe(3);
});

test('the case that is read stays in hand when one above it is settled or comes up', () => {
  const { cases, select, renew, id } = setUp(1, 2, 3);
  select(cases.value[1]!);
  renew(2, 3);
  expect(id()).toBe(2);
  renew(8, 9, 2, 3);
  expect(id()).toBe(2);
});

test('the next one comes up when the case in hand is gone, also when others above it are', () => {
  const { move, renew, id } = setUp(1, 2, 3, 4);
  move(1);
  renew(1, 3, 4);
  expect(id()).toBe(3);
  renew(4);
  expect(id()).toBe(4);
});

test('the last one comes up when the case in hand was the last, and nothing when there is none', () => {
  const { move, renew, id } = setUp(1, 2);
  move(1);
  renew(1);
  expect(id()).toBe(1);
  renew();
  expect(id()).toBeUndefined();
  renew(5, 6);
  expect(id()).toBe(5);
});
