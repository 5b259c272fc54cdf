import { $, $$, byId, element, onClick, shape } from "./dom.js";

// Palette: every place of the sidebar, the tabs and what this page offers to do
const palette = byId("palette");
const query = byId("palette-input");
const results = byId("palette-list");

function places() {
  const words = (link) => [...link.childNodes].filter((node) => !node.classList?.contains("n")).map((node) => node.textContent).join("").trim();
  const from = (selector, group, kind) => $$(selector).map((link) => ({
    group, kind, label: link.getAttribute("aria-label") ?? words(link), href: link.href,
    icon: link.querySelector("use")?.getAttribute("href")?.split("#i-")[1] ?? "chevron-right",
  }));
  return [
    ...from(".side nav a", "Go to", "Page"),
    ...from(".tabs a", "Go to", document.title.split(" · ")[0]),
    ...from("tbody a.name", "Go to", "On this page"),
    ...from(".head .acts a", "Do", "Here"),
    ...from(".head .menu-list a", "Do", "Here"),
  ].filter((place, at, all) => all.findIndex((other) => other.href === place.href && other.label === place.label) === at);
}

function choose(option) {
  $$("[role=option]", results).forEach((other) => other.setAttribute("aria-selected", String(other === option)));
  query.setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
}

function search() {
  const wanted = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = places().filter((place) => wanted.every((word) => place.label.toLowerCase().includes(word))).slice(0, 40);
  let number = 0;
  results.replaceChildren(...["Go to", "Do"].map((group) => [group, found.filter((place) => place.group === group)])
    .filter(([, some]) => some.length > 0)
    .map(([group, some]) => element("ul", { role: "group", ariaLabel: group },
      element("li", { className: "grp", role: "presentation", textContent: group }),
      ...some.map((place) => {
        const option = element("li", { role: "option", id: `palette-${number++}` }, shape(`i-${place.icon}`, "icon"),
          element("span", { className: "grow", textContent: place.label }),
          element("span", { className: "muted small nowrap", textContent: place.kind }));
        option.dataset.href = place.href;
        return option;
      }))));
  byId("palette-none").hidden = found.length > 0;
  choose($("[role=option]", results));
}

function openPalette() {
  if (!palette || palette.open || $("dialog[open]")) return;
  query.value = "";
  search();
  palette.showModal();
  query.focus();
}

onClick("[data-palette]", openPalette);
onClick("#palette-list [role=option]", (option) => { location.href = option.dataset.href; });
palette?.addEventListener("click", (event) => { if (event.target === palette) palette.close(); });
query?.addEventListener("input", search);
query?.addEventListener("keydown", (event) => {
  const all = $$("[role=option]", results);
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(all.at((at + (event.key === "ArrowDown" ? 1 : -1)) % all.length));
  } else if (event.key === "Enter" && all[at]) {
    event.preventDefault();
    location.href = all[at].dataset.href;
  }
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
  }
});
