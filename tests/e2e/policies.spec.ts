// The policies in their tabs, and the editor.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  cursorBehind,
  editor,
  enter,
  expect,
  expectVerdict,
  open,
  paste,
  seed,
  test,
} from './portcullis.ts';

const tabs = (page: Page) => page.getByRole('tab');
const names = (page: Page) => page.locator('.tab-name').allTextContents();
const status = (page: Page) => page.getByTestId('status');
const verdictOf = (page: Page) => page.getByTestId('verdict');

/** Files as somebody drags them from a folder. */
async function drop(page: Page, onto: Locator, files: Record<string, string>) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
    return data;
  }, files);
  await onto.dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.locator('.dropping')).toHaveCount(1);
  await onto.dispatchEvent('drop', { dataTransfer: data });
  await expect(page.locator('.dropping')).toHaveCount(0);
}

const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text as string),
});

/** The marked pieces of the painted text. */
const painted = (page: Page, kind: string) => page.locator(`.paint .${kind}`).allTextContents();

/** Moves the mouse onto a piece of the painted text. */
async function pointAt(page: Page, text: string) {
  const piece = page.locator('.paint .line > span', { hasText: text }).first();
  const box = await piece.boundingBox();
  if (!box) throw new Error(`not painted: ${text}`);
  await page.mouse.move(box.x + Math.min(box.width, 20) / 2, box.y + box.height / 2);
}

test.describe('tabs', () => {
  test('a copy stands behind its original, and what is typed into it stays its own', async ({ page }) => {
    await open(page);
    const original = await editor(page).inputValue();
    await page.getByTestId('duplicate-policy').click();
    expect(await names(page)).toEqual(['allow-ssm', 'no-remote-host', 'no-remote-host-1']);
    await expect(tabs(page).nth(2)).toHaveAttribute('aria-selected', 'true');
    await expect(editor(page)).toHaveValue(original);
    await editor(page).fill('{}');
    await tabs(page).nth(1).click();
    await expect(editor(page)).toHaveValue(original);
  });

  test('a policy that is off says so in words, counts for nothing, and can be typed into', async ({ page }) => {
    await open(page);
    await expectVerdict(page, 'deny');
    await page.getByTestId('policy-enabled').uncheck();
    await expectVerdict(page, 'allow');
    await expect(tabs(page).nth(1)).toContainText('off');
    await expect(tabs(page).nth(0)).not.toContainText('off');
    await editor(page).fill('{ "Version": ');
    await expect(page.getByTestId('diagnostic').first()).toBeVisible();
    await expectVerdict(page, 'allow');
    await page.getByTestId('policy-enabled').check();
    await expectVerdict(page, null);
    await expect(tabs(page).nth(1)).not.toContainText('off');
  });

  test('every kind can be chosen, and is named in the tab', async ({ page }) => {
    await open(page);
    await tabs(page).nth(0).click();
    const kind = page.getByTestId('policy-kind');
    for (const [value, name] of [
      ['boundary', 'boundary'],
      ['session', 'session'],
      ['scp', 'SCP'],
      ['rcp', 'RCP'],
      ['vpcEndpoint', 'VPC endpoint'],
      ['resource', 'resource'],
      ['trust', 'trust'],
      ['identity', 'identity'],
    ]) {
      await kind.selectOption(value);
      await expect(tabs(page).nth(0).locator('.chip')).toHaveText(name);
      const leveled = value === 'scp' || value === 'rcp';
      await expect(page.getByTestId('policy-level')).toHaveCount(leveled ? 1 : 0);
    }
  });

  test('the level of an SCP says what it means, and counts', async ({ page }) => {
    await open(page);
    await page.getByTestId('policy-enabled').uncheck();
    await page.getByTestId('add-policy').click();
    await page.getByTestId('policy-kind').selectOption('scp');
    await expect(page.getByTestId('policy-level')).toHaveAccessibleDescription(/root.*OU.*account/);
    await paste(page, '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}');
    await expectVerdict(page, 'allow');
    await page.getByTestId('duplicate-policy').click();
    await editor(page).fill(
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
    );
    // On the same level one of the two allows; each level by itself must.
    await expectVerdict(page, 'allow');
    await page.getByTestId('policy-level').fill('1');
    await expectVerdict(page, 'deny');
  });

  test('the ARN of a policy ends AWS’s message', async ({ page }) => {
    await open(page);
    await page.locator('.policy-arn summary:visible').click();
    await page.getByTestId('policy-arn').fill('arn:aws:iam::111122223333:policy/deny');
    await expect(page.getByTestId('message-more')).toHaveText(/: arn:aws:iam::111122223333:policy\/deny$/);
  });

  test('a removed policy comes back, and what was typed since stays', async ({ page }) => {
    await open(page);
    const text = await editor(page).inputValue();
    await page.getByTestId('remove-policy').click();
    await expectVerdict(page, 'allow');
    await editor(page).press('End');
    await page.getByTestId('policy-name').fill('renamed');
    await page.getByTestId('restore').click();
    await expectVerdict(page, 'deny');
    expect(await names(page)).toEqual(['renamed', 'no-remote-host']);
    await expect(editor(page)).toHaveValue(text);
  });
});

test.describe('files', () => {
  test('chosen files become policies under their names', async ({ page }) => {
    await open(page);
    await page
      .getByTestId('open-files')
      .setInputFiles([file('allow.json', '{}'), file('notes.txt', 'not JSON at all\r\nbut mine')]);
    await expect(tabs(page)).toHaveCount(4);
    expect((await names(page)).slice(2)).toEqual(['allow', 'notes.txt']);
    await expect(editor(page)).toHaveValue('not JSON at all\nbut mine');
    await expect(page.getByTestId('diagnostic').first()).toHaveAttribute('data-line', '1');
    await expect(page.getByTestId('file-notes')).toHaveCount(0);
  });

  test('the same file can be opened twice', async ({ page }) => {
    await open(page);
    for (const count of [3, 4]) {
      await page.getByTestId('open-files').setInputFiles(file('a.json', `{"n": ${count}}`));
      await expect(tabs(page)).toHaveCount(count);
      await expect(editor(page)).toHaveValue(`{"n": ${count}}`);
    }
  });

  test('dropped files take the place and the kind of an empty policy', async ({ page }) => {
    await open(page);
    await page.getByTestId('add-policy').click();
    await page.getByTestId('policy-kind').selectOption('scp');
    await drop(page, editor(page), { 'a.json': '{"a": 1}', 'b.json': '{"b": 1}' });
    await expect(tabs(page)).toHaveCount(4);
    expect((await names(page)).slice(2)).toEqual(['a', 'b']);
    await expect(page.getByTestId('policy-kind')).toHaveValue('scp');
    await expect(editor(page)).toHaveValue('{"b": 1}');
  });

  test('a file that is too large is refused by name, the others are opened', async ({ page }) => {
    await open(page);
    await drop(page, page.getByTestId('policies'), {
      'large.json': 'x'.repeat(2 ** 20 + 1),
      'small.json': '{}',
    });
    await expect(tabs(page)).toHaveCount(3);
    expect((await names(page))[2]).toBe('small');
    await expect(page.getByTestId('file-notes')).toContainText('large.json');
    await page.getByTestId('file-notes').getByRole('button').click();
    await expect(page.getByTestId('file-notes')).toHaveCount(0);
  });

  test('a policy is taken out of the AWS CLI’s answer, with a note', async ({ page }) => {
    await open(page);
    const policy = { Version: '2012-10-17', Statement: [] };
    const answer = { PolicyVersion: { Document: policy, VersionId: 'v3', IsDefaultVersion: true } };
    await page.getByTestId('open-files').setInputFiles(file('v3.json', JSON.stringify(answer)));
    await expect(page.getByTestId('file-notes')).toContainText('v3.json');
    await expect(editor(page)).toHaveValue(
      '{\n    "Version": "2012-10-17",\n    "Statement": []\n}',
    );
  });

  test('a text dragged into the editor stays a text', async ({ page }) => {
    await open(page);
    const data = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'text');
      return data;
    });
    await editor(page).dispatchEvent('dragover', { dataTransfer: data });
    await expect(page.locator('.dropping')).toHaveCount(0);
    await editor(page).dispatchEvent('drop', { dataTransfer: data });
    await expect(tabs(page)).toHaveCount(2);
  });
});

test.describe('format', () => {
  const untidy = '{"Statement":[{"Sid":"a","Sid":"\\u0062","Effect":"Deny","n":1.50e+3}]}';
  const tidy = [
    '{',
    '    "Statement": [',
    '        {',
    '            "Sid": "a",',
    '            "Sid": "\\u0062",',
    '            "Effect": "Deny",',
    '            "n": 1.50e+3',
    '        }',
    '    ]',
    '}',
  ].join('\n');

  test('lays the text out to the letter, and the browser’s undo takes it back', async ({ page }) => {
    await open(page);
    await page.getByTestId('start-fresh').click();
    await paste(page, untidy);
    await cursorBehind(page, '"Effect"');
    await page.getByTestId('format-policy').click();
    await expect(editor(page)).toHaveValue(tidy);
    await expect(editor(page)).toBeFocused();
    const caret = () => editor(page).evaluate((area: HTMLTextAreaElement) => area.selectionEnd);
    expect(await caret()).toBe(tidy.indexOf('"Effect"') + '"Effect"'.length);
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue(untidy);
    await page.keyboard.press('Control+y');
    await expect(editor(page)).toHaveValue(tidy);
    await page.getByTestId('format-policy').click();
    await expect(editor(page)).toHaveValue(tidy);
  });

  test('says which line stands in the way, and goes there', async ({ page }) => {
    await open(page);
    await page.getByTestId('start-fresh').click();
    await expect(page.getByTestId('format-policy')).toBeDisabled();
    const broken = '{\n"Version": 1\n"Statement": []}';
    await paste(page, broken);
    await page.getByTestId('format-policy').click();
    await expect(page.locator('.why-not:visible')).toContainText('line 2');
    await expect(editor(page)).toHaveValue(broken);
    await expect(editor(page)).toBeFocused();
    await expect(status(page)).toContainText('Error');
    await page.keyboard.press('End');
    await page.keyboard.type(',');
    await expect(page.locator('.why-not:visible')).toHaveCount(0);
  });
});

test.describe('editor', () => {
  test('brackets at the caret are marked in pairs', async ({ page }) => {
    await open(page);
    await page.getByTestId('start-fresh').click();
    await paste(page, '{"a[": [1]}');
    await expect.poll(() => painted(page, 'bracket')).toEqual(['{', '}']);
    for (const [keys, marked] of [
      [['Home'], ['{', '}']],
      [['ArrowRight', 'ArrowRight', 'ArrowRight'], []],
      [['End', 'ArrowLeft', 'ArrowLeft'], ['[', ']']],
      [['End', 'Backspace'], ['[', ']']],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      await expect.poll(() => painted(page, 'bracket')).toEqual(marked);
    }
  });

  test('a finding tells its sentence to the caret and to the mouse', async ({ page }) => {
    await open(page);
    await cursorBehind(page, '"Deny"');
    await page.keyboard.press('Backspace');
    await expectVerdict(page, null);
    const message = await page.getByTestId('diagnostic').first().locator('p').innerText();
    await page.keyboard.press('Control+Home');
    await expect(status(page)).not.toContainText(message);
    await expect(status(page)).toContainText('Line 1, column 1');
    await expect(editor(page)).toHaveAttribute('aria-invalid', 'true');

    await page.keyboard.press('F8');
    await expect(status(page)).toContainText(message);
    await expect(editor(page)).toHaveAccessibleDescription(message);
    await page.keyboard.press('Control+Home');
    await expect(status(page)).not.toContainText(message);
    await pointAt(page, '"Deny');
    await expect(status(page)).toContainText(message);
    await expect(editor(page)).toHaveAttribute('title', /\S+ \S+/);
    await page.mouse.move(0, 0);
    await expect(status(page)).not.toContainText(message);
    await expect(editor(page)).not.toHaveAttribute('title');
  });

  test('F8 goes from finding to finding, and round', async ({ page }) => {
    await open(page);
    await page.getByTestId('start-fresh').click();
    await paste(page, '{\n"Statement": [x,\ny]}');
    const selected = () =>
      editor(page).evaluate((area: HTMLTextAreaElement) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
      );
    await page.keyboard.press('Control+Home');
    // The policy as a whole has no Version.
    for (const [key, expected] of [
      ['F8', 'x'],
      ['F8', 'y'],
      ['F8', '{'],
      ['Shift+F8', 'y'],
      ['Shift+F8', 'x'],
    ]) {
      await page.keyboard.press(key);
      await expect.poll(selected).toBe(expected);
    }
  });

  test('reason and text point at each other', async ({ page }) => {
    await enter(page, seed('S2.2').scenario);
    const row = page.locator('[data-testid=trace-row][data-policy="1"][data-outcome=applies]').last();
    const part = row.getByTestId('part').filter({ hasText: 'Resource' });
    await expect(row).not.toHaveClass(/here/);

    await pointAt(page, 'AWS-StartPortForwardingSessionToRemoteHost');
    await expect(row).toHaveClass(/here/);
    await expect(part).toHaveClass(/here/);
    await page.mouse.move(0, 0);
    await expect(row).not.toHaveClass(/here/);

    await cursorBehind(page, '"Effect"');
    await expect(row).toHaveClass(/here/);
    await expect(part).not.toHaveClass(/here/);

    await part.hover();
    await expect.poll(() => painted(page, 'pointed')).not.toEqual([]);
    await page.mouse.move(0, 0);
    await expect.poll(() => painted(page, 'pointed')).toEqual([]);
  });

  test('many statements that don’t apply wait until they are asked for', async ({ page }) => {
    await open(page);
    const statement = (n: number) => ({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::b${n}` });
    const few = { Version: '2012-10-17', Statement: [...Array(12).keys()].map(statement) };
    const many = { Version: '2012-10-17', Statement: [...Array(13).keys()].map(statement) };
    const check = page.locator('[data-testid=check][data-leg=document]');
    const row = check.locator('[data-testid=trace-row][data-policy="0"]').first();
    await tabs(page).nth(0).click();
    await editor(page).fill(JSON.stringify(few));
    await expect(check.locator('[data-testid=trace-row][data-policy="0"]:visible')).toHaveCount(12);
    await expect(check.getByTestId('other-rows')).toHaveCount(0);

    await editor(page).fill(JSON.stringify(many));
    await expect(row).toBeHidden();
    await expect(check.locator('[data-testid=trace-row][data-policy="1"]')).toBeVisible();
    await check.getByTestId('other-rows').locator('summary', { hasText: '13 statements' }).click();
    await expect(row).toBeVisible();
    // What is inside a row is there as soon as it's opened.
    await expect(row.getByTestId('part')).toHaveCount(0);
    await row.locator('summary').click();
    await expect(row.getByTestId('part').first()).toBeVisible();
  });

  test('undo works as in any text field, tab by tab', async ({ page }) => {
    await open(page);
    const original = await editor(page).inputValue();
    await cursorBehind(page, 'VisualEditor0');
    await page.keyboard.type('OneTwoThree');
    await expect(editor(page)).toHaveValue(original.replace('Editor0', 'Editor0OneTwoThree'));
    await expect(page.locator('.paint:visible')).toContainText('OneTwoThree');
    // A run of typing is one step.
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue(original);
    await page.keyboard.press('Control+Shift+z');
    await expect(editor(page)).toHaveValue(original.replace('Editor0', 'Editor0OneTwoThree'));
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue(original);
    await expectVerdict(page, 'deny');

    // Each tab has a history of its own.
    await page.keyboard.type('x');
    const changed = original.replace('Editor0', 'Editor0x');
    await expect(editor(page)).toHaveValue(changed);
    await tabs(page).nth(0).click();
    const other = await editor(page).inputValue();
    await cursorBehind(page, '"Version"');
    await page.keyboard.type('y');
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue(other);
    await tabs(page).nth(1).click();
    await expect(editor(page)).toHaveValue(changed);
    await editor(page).focus();
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue(original);
  });

  test('an input method composes in place', async ({ page }) => {
    await open(page);
    await page.getByTestId('start-fresh').click();
    await paste(page, '{"Sid": ""}');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const client = await page.context().newCDPSession(page);
    for (const text of ['k', 'き', 'きょ', 'きょか']) {
      const at = text.length;
      await client.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
      await expect(editor(page)).toHaveValue(`{"Sid": "${text}"}`);
      await expect(page.locator('.paint')).toHaveText(`{"Sid": "${text}"}`);
    }
    await client.send('Input.imeSetComposition', { text: '許可', selectionStart: 2, selectionEnd: 2 });
    await client.send('Input.insertText', { text: '許可' });
    await expect(editor(page)).toHaveValue('{"Sid": "許可"}');
    await page.keyboard.type('1');
    await expect(editor(page)).toHaveValue('{"Sid": "許可1"}');
    await expect(page.locator('.paint')).toHaveText('{"Sid": "許可1"}');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(editor(page)).toHaveValue('{"Sid": ""}');
  });
});

for (const language of ['en', 'ja']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in any state: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await page.getByTestId('language').selectOption(language);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await page.getByTestId('policy-enabled').uncheck();
      await page.getByTestId('add-policy').click();
      await page.getByTestId('policy-kind').selectOption('scp');
      await paste(page, '{\n"Version": x');
      await page.locator('.policy-arn summary:visible').click();
      await page.getByTestId('format-policy').click();
      await expect(page.locator('.why-not:visible')).toHaveCount(1);
      await page.getByTestId('open-files').setInputFiles(file('a.json', 'x'.repeat(2 ** 20 + 1)));
      await expect(page.getByTestId('file-notes')).toBeVisible();
      await expect(verdictOf(page)).toHaveAttribute('data-decision', 'none');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
}
