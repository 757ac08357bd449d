import { afterAll, describe, expect, test } from 'vitest';
import { fromHash, toHash } from '../../playground/permalink.ts';
import { getEncoding } from '../../src/codec/registry.ts';
import { garble } from '../../src/index.ts';
import { closeBrowser, dropFile, openPage, paste } from './support/open-page.ts';

afterAll(closeBrowser);

const UTF8_AS_1252 = { right: 'utf-8', wrong: 'windows-1252' };

describe('text goes in', () => {
  test('by pasting, and comes out repaired, marked on both sides and explained', async () => {
    const { page, errors, strayRequests } = await openPage();
    await paste(page, garble('Le train arrive à la gare de Besançon.', UTF8_AS_1252));
    await page.getByRole('heading', { name: 'Repaired' }).waitFor();
    expect(await page.locator('#output').textContent()).toBe('Le train arrive à la gare de Besançon.');
    expect(await page.locator('#output mark').allTextContents()).toEqual(['à', 'ç']);
    expect(await page.locator('#mirror mark').allTextContents()).toEqual(['Ã\u00a0', 'Ã§']);
    expect(await page.locator('#verdict-details').textContent()).toMatch(
      /^It was UTF-8 read as Windows-1252\. Nothing is lost\. Sure/,
    );
    expect(errors).toEqual([]);
    expect(strayRequests).toEqual([]);
  });

  test('by typing, and healthy text is an answer too', async () => {
    const { page } = await openPage();
    await page.locator('#input').pressSequentially('Tout va très bien.');
    await page.getByRole('heading', { name: 'Nothing is wrong with this text' }).waitFor();
    expect(await page.locator('#output').textContent()).toBe('Tout va très bien.');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('heading', { name: 'Nothing to read yet' }).waitFor();
    expect(await page.locator('#input').inputValue()).toBe('');
  });

  test('by dropping a GBK file: its encoding is found', async () => {
    const text = '各位邻居：\n明天上午九点停水，请提前准备好用水，下午三点恢复供水。谢谢大家！\n';
    const { page, errors, strayRequests } = await openPage();
    await dropFile(page, 'notice.txt', getEncoding('gbk')!.encode(text).bytes);
    await page.getByText('notice.txt').waitFor();
    expect(await page.locator('#input-note').textContent()).toContain('read as GBK');
    expect(await page.locator('#input').inputValue()).toBe(text);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect((await downloading).suggestedFilename()).toBe('notice.repaired.txt');
    expect(errors).toEqual([]);
    expect(strayRequests).toEqual([]);
  });

  test('by a permalink, with its hint', async () => {
    const link = { text: garble('Zażółć gęślą jaźń', UTF8_AS_1252), language: 'pl' };
    const { page } = await openPage({}, await toHash(link));
    await page.getByText('Zażółć gęślą jaźń').first().waitFor();
    expect(await page.locator('#language').inputValue()).toBe('pl');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expect(await fromHash(new URL(page.url()).hash)).toEqual(link);
  });

  test('by an example', async () => {
    const { page } = await openPage();
    await page.getByRole('button', { name: 'German garbled twice' }).click();
    await page.getByText('It was UTF-8 read as Windows-1252, twice.').waitFor();
  });
});

describe('readings', () => {
  test('open their byte path, and one can be chosen', async () => {
    const { page, errors } = await openPage();
    await paste(page, garble('Grüße aus Köln', UTF8_AS_1252));
    const readings = page.locator('#reading-list > li');
    await readings.nth(1).waitFor();
    await readings.first().locator('summary').click();
    const group = readings.first().locator('.group').first();
    await group.waitFor();
    expect(await group.locator('.byte').allTextContents()).toEqual(['C3', 'BC']);
    expect(await group.locator('.above').allTextContents()).toEqual(['ü']);
    expect(await group.locator('.below').allTextContents()).toEqual(['Ã', '¼']);
    expect(await group.locator('.visually-hidden').textContent()).toBe('ü, bytes C3 BC, became Ã¼');

    await readings.nth(1).locator('summary').click();
    await page.getByRole('button', { name: 'Use this reading' }).click();
    await page.getByRole('heading', { name: 'The reading you chose' }).waitFor();
    expect(await page.locator('#output').textContent()).not.toBe('Grüße aus Köln');
    await page.getByRole('button', { name: 'Back to the answer' }).click();
    await page.getByRole('heading', { name: 'Repaired' }).waitFor();
    expect(await page.locator('#output').textContent()).toBe('Grüße aus Köln');
    expect(errors).toEqual([]);
  });

  test('a pair of the grid is found and chosen by the keyboard', async () => {
    const { page } = await openPage();
    await paste(page, garble('Вечером будет дождь', { right: 'koi8-r', wrong: 'windows-1251' }));
    await page.getByText('Every pair of encodings').click();
    const grid = page.getByRole('grid');
    await grid.waitFor();
    await grid.locator('button[tabindex="0"]').focus();
    const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.keyboard.press('ArrowDown');
    const second = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(second).not.toBe(first);
    expect(await grid.locator('button[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The reading you chose' }).waitFor();
    expect(second).toContain((await page.locator('#output').textContent())!.slice(0, 8));
  });
});

test('what was lost is told', async () => {
  const { page } = await openPage();
  await paste(
    page,
    garble('小鸟在树上唱歌，小猫在树下睡觉。', { right: 'utf-8', wrong: 'gbk', decoder: 'python' }),
  );
  await page.getByRole('heading', { name: 'What is lost' }).waitFor();
  const marks = await page.locator('#output .lost').allTextContents();
  expect(marks.length).toBeGreaterThan(0);
  expect(await page.locator('#loss-list code').first().textContent()).toContain('??');
});

test('everything that can be copied is what it says', async () => {
  const { page } = await openPage();
  const input = garble('Straße nach Süden', UTF8_AS_1252);
  await paste(page, input);
  await page.getByRole('heading', { name: 'Repaired' }).waitFor();
  const copied = async (name: string): Promise<string> => {
    const button = await page.getByRole('button', { name, exact: true }).elementHandle();
    await button!.click();
    await page.waitForFunction((pressed) => pressed!.textContent === 'Copied', button);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Copy text')).toBe('Straße nach Süden');
  expect(JSON.parse(await copied('Copy report'))).toMatchObject({ changed: true, text: 'Straße nach Süden' });
  expect(await copied('Copy TypeScript')).toContain("import { repair } from 'unmojibake';");
  expect(await copied('Copy command')).toMatch(/^printf %s .* \| npx unmojibake$/);
});

test('the page speaks English and Chinese', async () => {
  const { page } = await openPage({ locale: 'zh-CN' });
  expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  await paste(page, garble('Grüße aus Köln', UTF8_AS_1252));
  await page.getByRole('heading', { name: '已修复' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Repaired' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  expect(await page.locator('#input').inputValue()).toBe(garble('Grüße aus Köln', UTF8_AS_1252));
});
