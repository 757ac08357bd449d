import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UnmojibakeError } from '../../src/errors.ts';
import { applyRenames, planRenames, undoRenames } from '../../src/node/rename.ts';
import { filesUnder } from '../support/files.ts';
import { temporaryFolder } from './temporary.ts';

const TREE = {
  'musique/DÃ©jÃ  vu/Ã©tÃ©.txt': 'été',
  'musique/DÃ©jÃ  vu/fine.txt': 'fine',
  '.git/dÃ©jÃ .txt': '',
};

function under(folder: string): string[] {
  return filesUnder(folder).map((path) => path.slice(folder.length + 1));
}

describe('renames', () => {
  test('are planned, done from the inside out, and taken back', async () => {
    const cwd = temporaryFolder(TREE);
    const undoFile = join(temporaryFolder(), 'undo.json');
    const before = under(cwd);
    const plan = await planRenames('.', { cwd });
    expect(plan.refused).toEqual([]);
    expect(plan.renames).toEqual([
      { from: join(cwd, 'musique/DÃ©jÃ  vu/Ã©tÃ©.txt'), to: join(cwd, 'musique/DÃ©jÃ  vu/été.txt') },
      { from: join(cwd, 'musique/DÃ©jÃ  vu'), to: join(cwd, 'musique/Déjà vu') },
    ]);
    expect(under(cwd)).toEqual(before);
    expect(await applyRenames(plan, undoFile)).toEqual({ renamed: plan.renames, failed: [] });
    expect(under(cwd)).toEqual(['.git/dÃ©jÃ .txt', 'musique/Déjà vu/fine.txt', 'musique/Déjà vu/été.txt']);
    expect((await planRenames('.', { cwd })).renames).toEqual([]);
    expect((await undoRenames(undoFile)).failed).toEqual([]);
    expect(under(cwd)).toEqual(before);
    expect(await undoRenames(undoFile)).toEqual({ renamed: [], failed: [] });
  });

  test('take the names together as evidence', async () => {
    const names = ['äîãîâîð.doc', 'Ïðîòîêîë ñîáðàíèÿ æèëüöîâ äîìà.doc', 'Ñïèñîê ó÷àñòíèêîâ êîíôåðåíöèè.doc'];
    const cwd = temporaryFolder(Object.fromEntries(names.map((name) => [name, ''])));
    const { renames } = await planRenames('.', { cwd });
    expect(renames.map(({ to }) => to.slice(cwd.length + 1)).sort()).toEqual([
      'Протокол собрания жильцов дома.doc',
      'Список участников конференции.doc',
      'договор.doc',
    ]);
  });

  test('refuse a name that is taken, now or later', async () => {
    const cwd = temporaryFolder({ 'dÃ©jÃ  vu.txt': 'old', 'rÃ©sumÃ©.txt': 'mine' });
    const plan = await planRenames('.', { cwd });
    writeFileSync(join(cwd, 'déjà vu.txt'), 'other');
    expect((await planRenames('.', { cwd })).refused).toMatchObject([
      { code: 'ERR_TARGET_EXISTS', path: join(cwd, 'dÃ©jÃ  vu.txt') },
    ]);
    const { renamed, failed } = await applyRenames(plan, join(cwd, 'undo.json'));
    expect(renamed).toEqual([{ from: join(cwd, 'rÃ©sumÃ©.txt'), to: join(cwd, 'résumé.txt') }]);
    expect(failed).toMatchObject([{ code: 'ERR_TARGET_EXISTS' }]);
    expect(readFileSync(join(cwd, 'déjà vu.txt'), 'utf8')).toBe('other');
    expect(readFileSync(join(cwd, 'dÃ©jÃ  vu.txt'), 'utf8')).toBe('old');
  });

  test('refuse one name for two', async () => {
    const cwd = temporaryFolder({ 'cafÃ© crÃ¨me.txt': '1', 'cafÃƒÂ© crÃƒÂ¨me.txt': '2' });
    const { renames, refused } = await planRenames('.', { cwd });
    expect(renames).toEqual([]);
    expect(refused.map(({ code }) => code)).toEqual(['ERR_TARGET_EXISTS', 'ERR_TARGET_EXISTS']);
  });

  test('rename a link, not what it names', async () => {
    const cwd = temporaryFolder({ 'rÃ©sumÃ©/a.txt': '' });
    symlinkSync('rÃ©sumÃ©', join(cwd, 'dÃ©jÃ  vu'));
    const { renames } = await planRenames(join(cwd, 'dÃ©jÃ  vu'));
    expect(renames.map(({ to }) => to)).toEqual([join(cwd, 'déjà vu')]);
  });

  test('need an undo file of their own', async () => {
    const cwd = temporaryFolder({ 'rÃ©sumÃ©.txt': '', 'taken.json': '{}' });
    const plan = await planRenames('.', { cwd });
    await expect(applyRenames(plan, join(cwd, 'taken.json'))).rejects.toMatchObject({
      code: 'ERR_TARGET_EXISTS',
    });
    await expect(applyRenames(plan, join(cwd, 'none/undo.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readdirSync(cwd)).toEqual(['rÃ©sumÃ©.txt', 'taken.json']);
    await expect(undoRenames(join(cwd, 'taken.json'))).rejects.toMatchObject({ code: 'ERR_NO_UNDO_FILE' });
    await expect(undoRenames(join(cwd, 'none.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('name what can not be read', async () => {
    const { renames, refused } = await planRenames('none', { cwd: temporaryFolder() });
    expect(renames).toEqual([]);
    expect(refused).toMatchObject([{ code: 'ENOENT' }]);
  });

  test.each([
    [[], {}],
    [7, {}],
    ['a', { cwd: '' }],
    ['a', { colour: 1 }],
    ['a', null],
  ])('refuse %j with %j', async (paths, options) => {
    await expect(planRenames(paths as string, options as object)).rejects.toThrow(UnmojibakeError);
  });
});

test('an undo file says what was done even if nothing else was', async () => {
  const cwd = temporaryFolder({ 'rÃ©sumÃ©.txt': '' });
  const plan = await planRenames('.', { cwd });
  await applyRenames(plan, join(cwd, 'undo.json'));
  expect(existsSync(join(cwd, 'résumé.txt'))).toBe(true);
  expect(JSON.parse(readFileSync(join(cwd, 'undo.json'), 'utf8'))).toMatchObject({ renames: plan.renames });
});
