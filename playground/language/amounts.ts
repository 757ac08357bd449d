/** A number of bytes as people write it: `512 B`, `3.4 MB`. */
export function formatSize(bytes: number, tag: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: units[unit]!,
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

export function formatPercent(share: number, tag: string): string {
  return new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A probability, never rounded up: `99.8%`, `<0.1%`. */
export function formatConfidence(confidence: number, tag: string): string {
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const floored = Math.floor(confidence * 1000) / 1000;
  return floored === 0 && confidence > 0 ? `<${percent.format(0.001)}` : percent.format(floored);
}
