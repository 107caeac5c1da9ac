/** An amount in its currency (ISO 4217); null where no price was told. */
export function priceWords(
  price: number | null,
  currency: string | null,
  language: string,
): string | null {
  if (price === null) return null
  // The code is a stranger's, and one that is none would throw.
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return price.toLocaleString(language)
  return price.toLocaleString(language, { style: 'currency', currency })
}
