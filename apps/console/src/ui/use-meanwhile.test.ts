import { expect, test } from 'vitest';
import { reactive } from 'vue';

import { useMeanwhile } from './use-meanwhile.ts';

function setUp() {
  const state = reactive({ at: 1, title: '桂花', mine: '桂花' });
  const form = useMeanwhile(
    () => ({ at: state.at, words: { title: state.title } }),
    () => ({ title: state.mine }),
  );
  return { state, ...form };
}

test('what somebody else wrote meanwhile is shown to whoever edits the same', () => {
  const { state, meanwhile } = setUp();
  state.mine = '桂花谢了';
  expect(meanwhile.value).toBeNull();
  Object.assign(state, { at: 2, title: '桂花开了' });
  expect(meanwhile.value).toEqual({ title: '桂花开了' });
});

test('what stands is no news when it says what one has oneself', () => {
  const { state, meanwhile } = setUp();
  Object.assign(state, { at: 2, title: '桂花开了', mine: '桂花开了' });
  expect(meanwhile.value).toBeNull();
});

test('one’s own words are no news when one writes on after saving them', () => {
  const { state, meanwhile, saved } = setUp();
  saved({ title: '桂花谢了' });
  Object.assign(state, { at: 2, title: '桂花谢了', mine: '桂花谢了，明年见' });
  expect(meanwhile.value).toBeNull();
});

test('nothing that is new has been changed by anybody', () => {
  const { meanwhile } = useMeanwhile(
    () => null,
    () => ({ title: '新的' }),
  );
  expect(meanwhile.value).toBeNull();
});
