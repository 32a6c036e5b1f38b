// A badge is a picture with one credential baked in, as Open Badges 3.0 says for SVG and for PNG; what is in it is what
// the address of the certificate answers. badge.mjs BADGE CREDENTIAL
import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import extractChunks from 'png-chunks-extract';
import { check, Refusal, validating } from './contract.mjs';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';
const keyword = 'openbadgecredential';

const fromSvg = (text) => {
  const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const baked = Array.from(svg.getElementsByTagNameNS(namespace, 'credential'));
  if (baked.length && (svg.localName !== 'svg' || svg.firstChild !== baked[0]))
    throw new Refusal('the credential does not stand directly behind the first tag');
  return baked.map(({ textContent }) => textContent);
};

// keyword, 0, compressed, method, language, 0, translated keyword, 0, text
const fromPng = (bytes) => extractChunks(bytes)
  .filter(({ name }) => name === 'iTXt').map(({ data }) => Buffer.from(data))
  .filter((data) => data.subarray(0, data.indexOf(0)).toString('latin1') === keyword)
  .map((data) => {
    const flags = data.indexOf(0) + 1;
    if (data[flags] !== 0)
      throw new Refusal('the credential is compressed');
    const language = data.indexOf(0, flags + 2);
    return data.subarray(data.indexOf(0, language + 1) + 1).toString('utf8');
  });

await check(async (badgeFile, credentialFile) => {
  const badge = readFileSync(badgeFile);
  const baked = await validating(() => badgeFile.endsWith('.png') ? fromPng(badge) : fromSvg(badge.toString('utf8')));
  if (baked.length !== 1)
    throw new Refusal(`${baked.length} credentials are baked in`);
  if (baked[0] !== readFileSync(credentialFile, 'utf8'))
    throw new Refusal('another credential is baked in');
});
