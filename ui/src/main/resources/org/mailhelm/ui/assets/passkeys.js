// Passkeys: a form that is sent with what the device answered. Without the script such forms stay hidden.

import { $$, csrf } from "./dom.js";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

// Devices know hosts by name alone.
const possible = Boolean(globalThis.PublicKeyCredential) && !/^(\[.*\]|[\d.]+)$/.test(location.hostname);

for (const form of $$("[data-passkey]")) form.hidden = !possible;
for (const hint of $$("[data-no-passkeys]")) hint.hidden = possible;

function complain(title, detail) {
  document.dispatchEvent(new CustomEvent("toast", { detail: { title, detail, state: "bad" } }));
}

async function optionsOf(form) {
  const answer = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRF-Token": csrf(), Accept: "application/json" } });
  const body = await answer.json();
  if (body.error?.code === "proof_required") {
    location.assign(`/account/proof?next=${encodeURIComponent(`${location.pathname}#second-factor`)}`);
  }
  if (!answer.ok) throw new Error(body.error?.message ?? "");
  const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));
  body.challenge = bytes(body.challenge);
  if (body.user) body.user.id = bytes(body.user.id);
  if (body.allowCredentials) body.allowCredentials = known(body.allowCredentials);
  if (body.excludeCredentials) body.excludeCredentials = known(body.excludeCredentials);
  return body;
}

// What toJSON() of newer browsers gives.
function plain({ id, rawId, type, authenticatorAttachment, response }, extensions) {
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = text(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return { id, rawId: text(rawId), type, authenticatorAttachment, response: parts, clientExtensionResults: extensions };
}

async function answer(form) {
  const publicKey = await optionsOf(form);
  const made = await navigator.credentials[form.dataset.passkey]({ publicKey });
  return JSON.stringify(plain(made, made.getClientExtensionResults()));
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.passkey || form.elements.response.value) return;
  event.preventDefault();
  if (form.ariaBusy) return;
  form.ariaBusy = "true";
  try {
    form.elements.response.value = await answer(form);
    form.ariaBusy = null;
    form.requestSubmit();
  } catch (problem) {
    form.ariaBusy = null;
    const known = {
      NotAllowedError: "The device was not used, or it took too long.",
      InvalidStateError: "This device has a passkey for you already.",
      SecurityError: "The browser allows no passkeys at this address.",
    };
    complain("No passkey", known[problem.name] ?? (problem.message || "Load the page again, then repeat."));
  }
});

// Back from the next page, an answer that was used is of no use.
addEventListener("pageshow", () => $$("[data-passkey]").forEach((form) => { form.elements.response.value = ""; }));
