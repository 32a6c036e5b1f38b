// The sign-in page of development accounts, Vietnamese first.
import { signIn } from './directory.js';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
const maxForm = 8192;

const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (client, failed) => `<!doctype html>
<html lang="vi">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Đăng nhập · Sign in</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 10vh auto; padding: 0 1rem; }
label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
input, button { padding: .5rem; margin: .25rem 0 1rem; } [role=alert] { color: #a40000; }
</style>
<main>
<h1>Đăng nhập <span lang="en">· Sign in</span></h1>
<p>${escape(client)}</p>
${failed ? '<p role="alert">Sai tên hoặc mật khẩu. <span lang="en">Wrong name or password.</span></p>' : ''}
<form method="post">
<label for="account">Tên đăng nhập <span lang="en">· Account</span></label>
<input id="account" name="account" autocomplete="username" required autofocus>
<label for="password">Mật khẩu <span lang="en">· Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Đăng nhập <span lang="en">· Sign in</span></button>
</form>
</main>
</html>`;

const readForm = async (request) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > maxForm)
      throw new Error('form too large');
  }
  return new URLSearchParams(body);
};

export const login = async (provider, request, response) => {
  const { params } = await provider.interactionDetails(request, response);
  const show = async (status, failed) => {
    const client = await provider.Client.find(params.client_id);
    response.writeHead(status, headers).end(page(client.clientName, failed));
  };
  if (request.method !== 'POST')
    return show(200, false);
  const form = await readForm(request);
  const account = signIn(form.get('account') ?? '', form.get('password') ?? '');
  if (!account)
    return show(401, true);
  return provider.interactionFinished(request, response, { login: { accountId: account.id } });
};
