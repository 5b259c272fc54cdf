// What pages do beyond links and forms. Everything here is an extra: without it each page still works.
// No inline handlers and no eval, so the content security policy can forbid both.

import { $, $$, byId, csrf, element, onClick, shape, sprite } from "./dom.js";
import "./palette.js";
import "./passkeys.js";
import "./jobs.js";

// Toasts: stacked in a live region. A good one leaves by itself, unless somebody points at it; others stay.
const READING = 8000;

function leaveLater(toast) {
  let timer = setTimeout(() => toast.remove(), READING);
  const stay = () => clearTimeout(timer);
  const go = () => { stay(); timer = setTimeout(() => toast.remove(), READING); };
  toast.addEventListener("pointerenter", stay);
  toast.addEventListener("focusin", stay);
  toast.addEventListener("pointerleave", go);
  toast.addEventListener("focusout", go);
}

export function toast(title, { state = "ok", detail = "" } = {}) {
  const words = element("div", { className: "grow" }, element("b", { className: "strong", textContent: title }));
  if (detail) words.append(element("br"), element("span", { className: "muted", textContent: detail }));
  const close = element("button", { type: "button", className: "btn btn-quiet btn-s btn-i", ariaLabel: "Dismiss" }, shape("i-x", "icon"));
  close.dataset.dismiss = "";
  const made = element("div", { className: "toast-m" }, shape(`g-${state}`, `g ${state}`), words, close);
  byId("toasts").append(made);
  if (state === "ok") leaveLater(made);
}

$$("#toasts .toast-m").filter((made) => $(".g.ok", made)).forEach(leaveLater);
onClick("[data-dismiss]", (button) => button.closest(".toast-m").remove());
document.addEventListener("toast", (event) => toast(event.detail.title, event.detail));

// A code behind the # of a link: into its field and out of the address, then on.
$$("form[data-from-hash]").forEach((form) => {
  const field = byId(form.dataset.fromHash);
  const code = location.hash.slice(1);
  if (!/^[\w-]{43}$/.test(code)) return;
  history.replaceState(null, "", location.pathname);
  field.value = code;
  form.requestSubmit();
});

// Copying
async function copy(text, from) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    // Without HTTPS browsers have no clipboard: select the text instead, so that Ctrl C takes it.
    const shown = from?.closest(".rec")?.querySelector("code") ?? from?.closest(".join")?.querySelector("input");
    if (shown instanceof HTMLInputElement) {
      shown.type = "text";
      shown.select();
    } else if (shown) {
      getSelection().selectAllChildren(shown);
    }
    toast("Press Ctrl C to copy", { state: "warn", detail: "The browser allows copying by button over HTTPS only." });
  }
}

onClick("[data-copy]", (button) => copy(button.dataset.copy, button));
onClick("[data-copy-from]", (button) => copy(byId(button.dataset.copyFrom).value, button));

// Passwords: rules while typing, a generator, and a look at what was typed
const CHECKS = {
  upper: (text) => /\p{Lu}/u.test(text),
  lower: (text) => /\p{Ll}/u.test(text),
  digit: (text) => /\d/.test(text),
  special: (text) => /[^\p{L}\d]/u.test(text),
  length: (text, range) => {
    const [min, max] = range.split("-").map(Number);
    const length = [...text].length;
    return length >= min && length <= max;
  },
};

function meets(rule, text) {
  const [check, argument] = rule.split(":");
  return CHECKS[check]?.(text, argument) ?? true;
}

function showRules(input) {
  for (const rule of $$("[data-rule]", byId(input.dataset.rules))) {
    rule.classList.toggle("met", meets(rule.dataset.rule, input.value));
  }
}

function pick(letters) {
  const most = 256 - (256 % letters.length);
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte); while (byte[0] >= most); // or the first letters would come more often
  return letters[byte[0] % letters.length];
}

/** Twenty letters in four groups, without those that look alike; upper, lower, digit and special are always there. */
export function generatePassword() {
  const kinds = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789"];
  for (;;) {
    const text = Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => pick(kinds.join(""))).join("")).join("-");
    if (kinds.every((kind) => [...text].some((letter) => kind.includes(letter)))) return text;
  }
}

function reveal(input, shown) {
  input.type = shown ? "text" : "password";
  const button = $(`[data-reveal="${CSS.escape(input.id)}"]`);
  button?.setAttribute("aria-pressed", String(shown));
  button?.querySelector("use")?.setAttribute("href", `${sprite}#i-${shown ? "eye-off" : "eye"}`);
}

document.addEventListener("input", (event) => { if (event.target.dataset?.rules) showRules(event.target); });
onClick("[data-reveal]", (button) => {
  const input = byId(button.dataset.reveal);
  reveal(input, input.type === "password");
});
onClick("[data-generate]", (button) => {
  const input = byId(button.dataset.generate);
  input.value = generatePassword();
  reveal(input, true);
  input.dispatchEvent(new Event("input", { bubbles: true }));
});
// What was shown must not be kept by the browser as an ordinary field.
document.addEventListener("submit", (event) => {
  for (const button of $$("[data-reveal]", event.target)) reveal(byId(button.dataset.reveal), false);
});

// Numbers with common values beside them, and switches that say their state
function showPresets(input) {
  const unit = input.form?.elements[`${input.name}.unit`]?.value ?? "";
  const now = input.value.trim() === "" ? "None" : `${input.value.trim()} ${unit}`.trim();
  for (const button of $$(`[data-for="${CSS.escape(input.id)}"]`)) {
    button.setAttribute("aria-pressed", String(button.dataset.preset === now));
  }
}

onClick("[data-preset]", (button) => {
  const input = byId(button.dataset.for);
  const [amount, unit] = button.dataset.preset === "None" ? ["", ""] : button.dataset.preset.split(" ");
  input.value = amount;
  const select = input.form?.elements[`${input.name}.unit`];
  if (unit && select) select.value = unit;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  showPresets(input);
});
for (const type of ["input", "change"]) {
  document.addEventListener(type, (event) => {
    const name = event.target.name?.replace(/\.unit$/, "");
    const input = name && event.target.form?.elements[name];
    if (input?.id) showPresets(input);
    const word = event.target.role === "switch" && event.target.parentElement.querySelector("[data-switch-word]");
    if (word) word.textContent = event.target.checked ? "On" : "Off";
  });
}

// Questions before something that cannot be taken back
function ask(form) {
  const { confirm: title, confirmText, confirmLines, confirmButton, confirmTyped } = form.dataset;
  const dialog = byId("ask");
  const input = byId("ask-input");
  const yes = byId("ask-yes");
  byId("ask-title").textContent = title;
  byId("ask-text").textContent = confirmText;
  byId("ask-lines").replaceChildren(...(confirmLines ?? "").split("\n").filter(Boolean).map((line) => element("li", { textContent: line })));
  byId("ask-lines").hidden = !confirmLines;
  byId("ask-typed").hidden = !confirmTyped;
  byId("ask-word").textContent = confirmTyped ?? "";
  yes.textContent = confirmButton;
  input.value = "";
  const check = () => { yes.disabled = Boolean(confirmTyped) && input.value.trim() !== confirmTyped; };
  input.oninput = check;
  check();
  return new Promise((resolve) => {
    dialog.returnValue = "no";
    dialog.onclose = () => resolve(dialog.returnValue === "yes" ? (confirmTyped ?? "yes") : "");
    dialog.showModal();
    (confirmTyped ? input : $("button[value=no]", dialog)).focus();
  });
}

byId("ask-input")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return; // otherwise Enter would press the first button, which is "Cancel"
  event.preventDefault();
  if (!byId("ask-yes").disabled) byId("ask-yes").click();
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.confirm || form.elements.confirm) return;
  event.preventDefault();
  const answer = await ask(form);
  if (!answer) return;
  form.append(element("input", { type: "hidden", name: "confirm", value: answer }));
  form.requestSubmit();
});

// A form is sent once, however often its button is pressed
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (event.submitter?.dataset.many !== undefined) return; // brings a file, and may be asked for again
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "yes";
  event.target.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => $$("form[data-sent]").forEach((form) => { delete form.dataset.sent; form.removeAttribute("aria-busy"); }));

// Menus: arrows move, Esc and a click elsewhere close
const entries = (menu) => $$(".menu-list :is(a, button)", menu);
const openMenu = () => $("details.menu[open]");

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details.menu") || !event.target.open) return;
  $$("details.menu[open]").filter((menu) => menu !== event.target).forEach((menu) => { menu.open = false; });
  entries(event.target)[0]?.focus();
}, true);
document.addEventListener("click", (event) => {
  const menu = openMenu();
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusin", (event) => {
  const menu = openMenu();
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu");
  if (!menu?.open) return;
  const all = entries(menu);
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Escape") {
    menu.open = false;
    $("summary", menu).focus();
  } else if (to !== undefined) {
    all.at(to % all.length).focus();
  } else {
    return;
  }
  event.preventDefault();
});

// The sidebar as a drawer on a phone; without the script :target opens it
const side = byId("nav");
function drawer(open) {
  side?.classList.toggle("open", open);
  (open ? $("a", side) : $("[data-drawer]"))?.focus();
}
onClick("[data-drawer]", (link, event) => { event.preventDefault(); drawer(true); });
onClick("[data-drawer-close]", (link, event) => { event.preventDefault(); drawer(false); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && side?.classList.contains("open")) drawer(false); });
document.addEventListener("click", (event) => {
  if (side?.classList.contains("open") && !side.contains(event.target) && !event.target.closest("[data-drawer]")) drawer(false);
});

// A side panel closes with Esc, unless something in it was changed
document.addEventListener("keydown", (event) => {
  const panel = byId("panel");
  if (event.key !== "Escape" || event.defaultPrevented || !panel || $("dialog[open]")) return;
  const changed = $$("input, textarea", panel).some((field) => field.type !== "hidden" && field.value !== field.defaultValue);
  if (!changed) $("header a", panel)?.click();
});

// Selecting rows: shift takes all between
let lastTicked = null;

function boxes() { return $$("[data-select]"); }

function showSelection() {
  const bar = $("[data-selection]");
  if (!bar) return;
  const all = boxes();
  const ticked = all.filter((box) => box.checked);
  bar.hidden = ticked.length === 0;
  $("[data-selection-count]").textContent = `${ticked.length} selected`;
  all.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
  const head = $("[data-select-all]");
  head.checked = all.length > 0 && ticked.length === all.length;
  head.indeterminate = ticked.length > 0 && ticked.length < all.length;
}

onClick("[data-select]", (box, event) => {
  const all = boxes();
  const [from, to] = [all.indexOf(lastTicked), all.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) all.slice(from, to + 1).forEach((other) => { other.checked = box.checked; });
  lastTicked = box;
  showSelection();
});
onClick("[data-select-all]", (head) => { boxes().forEach((box) => { box.checked = head.checked; }); showSelection(); });
onClick("[data-selection-clear]", () => { boxes().forEach((box) => { box.checked = false; }); showSelection(); });
onClick("[data-copy-selected]", (button) => copy(boxes().filter((box) => box.checked).map((box) => box.value).join("\n"), button));

// Unsaved changes: how many, and a question before they are lost
function changes(form) {
  return [...form.elements].filter((field) => field.name && field.type !== "hidden" && (
    field.type === "checkbox" ? field.checked !== field.defaultChecked
      : field instanceof HTMLSelectElement ? [...field.options].some((option) => option.selected !== option.defaultSelected && (option.selected || field.querySelector("[selected]")))
        : "defaultValue" in field && field.type !== "submit" && field.value !== field.defaultValue)).length;
}

for (const form of $$("[data-unsaved]")) {
  const words = $("[data-unsaved-words]", form);
  const reset = $("[data-unsaved-reset]", form);
  const before = words.textContent;
  const show = () => {
    const count = changes(form);
    words.textContent = count === 0 ? before : count === 1 ? "1 unsaved change" : `${count} unsaved changes`;
    reset.hidden = count === 0;
  };
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("beforeunload", (event) => { if (!form.dataset.sent && changes(form) > 0) event.preventDefault(); });
  show();
}

// Appearance is saved as it is chosen, and seen at once
function dress({ mode, dark, light, contrast, density }) {
  const root = document.documentElement.dataset;
  const set = (name, value) => { if (value) root[name] = value; else delete root[name]; };
  const night = matchMedia("(prefers-color-scheme: dark)").matches;
  set("theme", { dark, light }[mode] ?? (night ? dark : light));
  set("contrast", contrast === "more" && "more");
  set("density", density === "comfortable" && "comfortable");
  document.body.classList.toggle("flags", root.theme.startsWith("rainbow"));
}

for (const form of $$("[data-autosave]")) {
  form.addEventListener("change", async () => {
    const values = new URLSearchParams(new FormData(form));
    dress(Object.fromEntries(values));
    const answer = await fetch(form.action, { method: "POST", body: values, redirect: "manual", headers: { "X-CSRF-Token": csrf() } }).catch(() => null);
    if (!answer || (!answer.ok && answer.type !== "opaqueredirect")) {
      toast("Not saved", { state: "bad", detail: "It looks so until you leave this page. Sign in again, then repeat." });
    }
  });
}

// htmx: our token on every request; words when the server cannot be reached
document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRF-Token"] = csrf(); });
document.addEventListener("htmx:beforeRequest", (event) => {
  const polls = event.detail.elt.getAttribute("hx-trigger")?.startsWith("every");
  if (polls && document.hidden) event.preventDefault();
  // A list that follows by itself would take away what somebody has just selected.
  if ("reading" in event.detail.elt.dataset && $("[data-select]:checked")) event.preventDefault();
});
let following = true; // whether the end of the log is in view, and so should stay there
document.addEventListener("htmx:beforeSwap", (event) => {
  // A refused form comes back with what is wrong at its field.
  if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/html") && event.target.id === "panel") {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
  const log = $("[data-scroll-end]");
  following = !log || log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
  const came = event.detail.xhr.responseURL;
  if (came && new URL(came).pathname === "/login") { // the session ended meanwhile
    event.detail.shouldSwap = false;
    location.reload();
  }
});
document.addEventListener("htmx:afterSettle", () => {
  showSelection();
  if (following) scrollLogs();
});
document.addEventListener("htmx:sendError", () => {
  if ($("#toasts .g.bad")) return;
  toast("Mailhelm does not answer", { state: "bad", detail: "What you see may be old. Nothing was changed." });
});

function scrollLogs() { $$("[data-scroll-end]").forEach((log) => { log.scrollTop = log.scrollHeight; }); }

// First look
$$("[data-rules]").forEach(showRules);
$$("[data-for]").forEach((button) => showPresets(byId(button.dataset.for)));
scrollLogs();
// Back to the field that is wrong, or to the first field of a panel just opened; a phone keyboard would hide the rest.
if (matchMedia("(min-width: 801px)").matches) {
  ($("[aria-invalid=true]") ?? $("#panel :is(input, select, textarea):not([type=hidden])") ?? $(".gate input:not([type=hidden])"))?.focus();
}
