// A job that is watched: the server tells of each change, and what changed on the page is drawn by the server anew.

import { $, byId } from "./dom.js";

const PARTS = ["job-acts", "job-progress", "job-steps", "job-note", "job-rows"];
const BETWEEN = 900; // milliseconds: the eye needs no more, and the server has other work

let running = false;
let wanted = false;

function busy(part) {
  return part.contains(document.activeElement) && document.activeElement !== document.body;
}

async function draw() {
  if (running) { wanted = true; return; }
  running = true;
  wanted = false;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.redirected) { location.reload(); return; } // the session ended meanwhile
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const id of PARTS) {
        const [old, young] = [byId(id), fresh.getElementById(id)];
        // What somebody is pointing at with the keyboard stays until they leave it.
        if (old && young && !busy(old)) old.replaceWith(document.adoptNode(young));
      }
    }
  } catch {
    // Mailhelm is not reachable; the event source tries again by itself.
  }
  setTimeout(() => { running = false; if (wanted) draw(); }, BETWEEN);
}

const watched = $("[data-job-events]");
if (watched && "EventSource" in window) {
  const source = new EventSource(watched.dataset.jobEvents);
  source.addEventListener("job", (event) => {
    const job = JSON.parse(event.data);
    if (["stopped", "ended"].includes(job.state)) source.close();
    draw();
  });
  addEventListener("pagehide", () => source.close());
}
