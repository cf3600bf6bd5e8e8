/** @type {Promise<any> | undefined} */
let promise;

/**
 * Where to sign in and where to pay, from the edge.
 * @returns {Promise<{signInIssuer: string, clientId: string, payPage: string | null, mailbox: string | null}>}
 */
export function config() {
  promise ??= fetch('/storefront/config.json')
    .then(response => {
      if (!response.ok) {
        throw new Error(`config.json: ${response.status}`);
      }
      return response.json();
    })
    .catch(failure => {
      promise = undefined;
      throw failure;
    });
  return promise;
}
