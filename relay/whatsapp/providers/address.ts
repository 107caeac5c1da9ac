/** Puts the parts of a path behind a base that may itself have one (`…/v26.0`). */
export function address(
  base: string,
  parts: readonly string[],
  query: Readonly<Record<string, string | null>> = {},
): URL {
  const url = new URL([base.replace(/\/+$/, ''), ...parts.map(encodeURIComponent)].join('/'))
  for (const [name, value] of Object.entries(query)) {
    if (value !== null) url.searchParams.set(name, value)
  }
  return url
}
