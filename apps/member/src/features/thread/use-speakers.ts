import { operations, type Comment, type MemberCard } from '@huixiang/contract';
import { ref } from 'vue';

import { api } from '../../platform/api.ts';

/** More names than fit on two lines are typed faster than found. */
const PEOPLE_MAX = 12;

/** Whom one can speak to by name; without a network nobody is offered, and a name can still be typed. */
export function useSpeakers(place: () => { readonly spaceId: number; readonly postId: number }) {
  const people = ref<MemberCard[]>([]);
  /** `near`: the comment that is answered or changed, whose conversation comes first. */
  async function find(near: Comment | undefined): Promise<void> {
    const { spaceId, postId } = place();
    const query = near === undefined ? {} : { rootId: near.rootId ?? near.id };
    people.value = await api
      .call(operations.listSpeakers, { params: { spaceId, postId }, query })
      .then(({ items }) => items.slice(0, PEOPLE_MAX))
      .catch(() => []);
  }
  return { people, find };
}
