/** The text of a uni `input` event. Its `detail` is missing from the types that Vue's templates see. */
export function inputValue(event: Event): string {
  return (event as unknown as { readonly detail: { readonly value: string } }).detail.value;
}
