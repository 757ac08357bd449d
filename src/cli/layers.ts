import type { Layer } from '../report.ts';

/** What happened to a text, layer after layer: `utf-8 read as gbk`. */
export function describeLayers(layers: readonly Layer[]): string {
  return layers.map(({ right, wrong }) => `${right} read as ${wrong}`).join(', then ');
}
