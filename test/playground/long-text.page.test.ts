import type { CDPSession, Page } from 'playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { garble } from '../../src/index.ts';
import { closeBrowser, dropFile, openPage } from './support/open-page.ts';

afterAll(closeBrowser);

const LINE = 'Der Bäcker öffnet früh, und über dem Dorf hängt noch der Nebel der kühlen Nacht.';
const GARBLED = `${garble(LINE, { right: 'utf-8', wrong: 'windows-1252' })}\n`;
const BYTES = new TextEncoder().encode(GARBLED);

/** A file of about so many bytes, all of it garbled. */
async function dropLines(page: Page, bytes: number): Promise<void> {
  await page.evaluate(
    ([line, times]) => {
      const data = new DataTransfer();
      data.items.add(new File([line.repeat(times)], 'long.txt'));
      document
        .querySelector('#drop')!
        .dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [GARBLED, Math.ceil(bytes / BYTES.length)] as const,
  );
}

/**
 * What a press of a button costs the page until its effect is painted, in milliseconds of its own thread: how soon it
 * answers on a machine that has nothing else to do.
 */
async function costOfPress(page: Page, session: CDPSession): Promise<number> {
  const threadTime = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1000;
  };
  const before = await threadTime();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        document.querySelector<HTMLElement>('#switch-language')!.click();
        requestAnimationFrame(() => setTimeout(resolve));
      }),
  );
  return (await threadTime()) - before;
}

/** The page answers within this time whatever runs, in milliseconds. */
const ANSWER_TIME = 100;
const PRESSES = 8;

describe('a text of 5 MB', () => {
  test('runs beside the page, which goes on answering, and can be stopped', async () => {
    const { page, errors } = await openPage();
    await dropLines(page, 5_000_000);
    const stop = page.locator('#stop');
    await stop.waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLProgressElement>('#progress')!.position > 0);

    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const costs: number[] = [];
    for (let press = 0; press < PRESSES; press++) costs.push(await costOfPress(page, session));
    expect(Math.max(...costs)).toBeGreaterThan(0);
    expect(Math.max(...costs)).toBeLessThan(ANSWER_TIME);
    expect(await stop.isVisible()).toBe(true);

    await stop.click();
    await page.locator('#verdict[data-verdict="failed"]').waitFor();
    expect(await stop.isVisible()).toBe(false);
    // What comes after a stop works as before.
    await dropFile(page, 'short.txt', BYTES);
    await page.locator('#verdict[data-verdict="repaired"]').waitFor();
    expect(await page.locator('#output').textContent()).toBe(`${LINE}\n`);
    expect(errors).toEqual([]);
  });
});

test('a text over 100 KB is shown in part, and had whole by downloading', async () => {
  const { page } = await openPage();
  await dropLines(page, 150_000);
  await page.locator('#verdict[data-verdict="repaired"]').waitFor();
  await page.getByText('Only a part is shown here').waitFor();
  expect(await page.locator('#output').textContent()).toContain(LINE);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const stream = await (await downloading).createReadStream();
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  expect(text).toBe(`${LINE}\n`.repeat(Math.ceil(150_000 / BYTES.length)));
});
