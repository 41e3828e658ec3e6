/** City as 3402, a province alone as 3400, unknown as 0. */
export function regionNumber(region: string | null): number {
  if (region === null || !/^\d{2}(\d{2})?$/.test(region)) return 0;
  return region.length === 2 ? Number(region) * 100 : Number(region);
}

export function regionCode(region: number): string | null {
  if (region === 0) return null;
  return region % 100 === 0 ? String(provinceOf(region)).padStart(2, '0') : String(region).padStart(4, '0');
}

export function provinceOf(region: number): number {
  return Math.floor(region / 100);
}
