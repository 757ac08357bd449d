import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { CHROMIUM } from '../../support/chromium.ts';

let browser: Browser | undefined;

/** A page of the playground, in a context of its own, and what it did that it should not do. */
export interface OpenedPage {
  readonly page: Page;
  /** Every address that was asked for. */
  readonly requests: readonly string[];
  /** Those outside of the page's origin. */
  readonly strayRequests: readonly string[];
  /** Errors that the page threw or logged, those of its security policy among them. */
  readonly errors: readonly string[];
}

/** @param hash the part of the address from `#` on */
export function openPage(options: BrowserContextOptions = {}, hash: string = ''): Promise<OpenedPage> {
  const url = inject('pageUrl');
  return open(url + hash, url, {
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
}

/** A page without anything in it, for scripts that come from elsewhere. */
export function openEmptyPage(): Promise<OpenedPage> {
  return open('about:blank', 'about:', {});
}

async function open(address: string, origin: string, options: BrowserContextOptions): Promise<OpenedPage> {
  browser ??= await chromium.launch(CHROMIUM);
  const context = await browser.newContext(options);
  const requests: string[] = [];
  const strayRequests: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    const asked = request.url();
    requests.push(asked);
    if (!asked.startsWith(origin) && !asked.startsWith(`blob:${origin}`)) strayRequests.push(asked);
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(address);
  return { page, requests, strayRequests, errors };
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

/** Pastes as a user does: what the clipboard holds goes into the field. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.locator('#input').focus();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Drops a file of these bytes on the page. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(content)], fileName));
      const target = document.querySelector('#drop')!;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    [name, [...bytes]] as const,
  );
}
